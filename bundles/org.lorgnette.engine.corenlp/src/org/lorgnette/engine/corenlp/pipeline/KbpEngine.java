package org.lorgnette.engine.corenlp.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import edu.stanford.nlp.ie.util.RelationTriple;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.CoreMap;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Relations of the TAC Knowledge Base Population tasks (Zhang et al. 2016), with the entities they hold between. Links between
 * sentences are found within slices of a document: {@value #SLICE} tokens, with coreference {@value #SLICE_WITH_COREFERENCE}.
 */
public final class KbpEngine extends PipelineEngine {

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("corenlp-kbp", Family.STATISTICAL, Set.of(Task.RELATIONS),
			Set.of("en"),
			List.of(Setting.choice("coref", "none", List.of("none", "neural"),
					"Whether pronouns and other mentions are resolved first; slower, and needs about 4 GB of memory."),
					Setting.of("threshold", Setting.Kind.DECIMAL, "0.5", "Smallest confidence of a relation that is given out, 0 to 1.")),
			"Relations between entities in English, such as per:employee_of, by CoreNLP's statistical model and rules.", List.of(),
			List.of(ModelJar.ENGLISH));

	private static final int SLICE = 150;
	private static final int SLICE_WITH_COREFERENCE = 1500;

	private final double threshold;

	private KbpEngine(Settings settings, ModelStore models, boolean coreference) throws EngineUnavailableException {
		super(DESCRIPTOR, settings,
				Pipelines.acquire(coreference ? Pipelines.Kind.KBP_WITH_COREFERENCE : Pipelines.Kind.KBP, models),
				coreference ? SLICE_WITH_COREFERENCE : SLICE);
		threshold = settings.decimal("threshold");
	}

	public static KbpEngine open(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new KbpEngine(settings, models, settings.text("coref").equals("neural"));
	}

	@Override
	Harvest harvest(TokenizedDocument document, List<Prediction<? extends Value>> predictions) {
		MentionCollector entities = new MentionCollector(DESCRIPTOR.id(), predictions);
		int[] relations = new int[1];
		return sentence -> {
			entities.addMentions(sentence);
			for (RelationTriple triple : triples(sentence)) {
				double confidence = Math.max(0, Math.min(1, triple.confidence));
				Optional<Entity> head = argument(triple.subject, triple.canonicalSubject, entities);
				Optional<Entity> tail = argument(triple.object, triple.canonicalObject, entities);
				if (confidence >= threshold && head.isPresent() && tail.isPresent() && !head.equals(tail)) {
					Relation relation = new Relation("r" + ++relations[0], triple.relationGloss(), head.get().id(), tail.get().id());
					Span span = new Span(sentence.get(CoreAnnotations.CharacterOffsetBeginAnnotation.class),
							sentence.get(CoreAnnotations.CharacterOffsetEndAnnotation.class));
					predictions.add(new Prediction<>(relation, OptionalDouble.of(confidence), DESCRIPTOR.id(),
							List.of(new Evidence(span, "kbp: sentence that says so"))));
				}
			}
		};
	}

	private static List<RelationTriple> triples(CoreMap sentence) {
		return Objects.requireNonNullElse(sentence.get(CoreAnnotations.KBPTriplesAnnotation.class), List.of());
	}

	/** A pronoun stands for the name it was resolved to; without one it is no argument. */
	private static Optional<Entity> argument(List<CoreLabel> tokens, List<CoreLabel> canonical, MentionCollector entities) {
		List<CoreLabel> name = MentionCollector.isPronoun(tokens) ? canonical : tokens;
		if (name.isEmpty() || MentionCollector.isPronoun(name)) {
			return Optional.empty();
		}
		String type = Optional.ofNullable(name.getLast().ner()).filter(ner -> !ner.equals("O")).orElse("ARG");
		return Optional.of(entities.entity(List.of(MentionCollector.span(name)), type));
	}
}
