package org.lorgnette.engine.corenlp.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import edu.stanford.nlp.ie.util.RelationTriple;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.naturalli.NaturalLogicAnnotations;
import edu.stanford.nlp.util.CoreMap;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Open information extraction: subject, relation phrase and object, whatever they are. A relation's type is its phrase; arguments
 * are entities of the type {@code ARG}, of several fragments where their words are not adjacent.
 */
public final class OpenIeEngine extends PipelineEngine {

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("corenlp-openie", Family.STATISTICAL,
			Set.of(Task.RELATIONS), Set.of("en"), List.of(),
			"Triples of subject, relation phrase and object in English, without a fixed set of relations.", List.of(),
			List.of(ModelJar.ENGLISH));

	private static final int SLICE = 100;

	private OpenIeEngine(Settings settings, ModelStore models) throws EngineUnavailableException {
		super(DESCRIPTOR, settings, Pipelines.acquire(Pipelines.Kind.OPEN_IE, models), SLICE);
	}

	public static OpenIeEngine open(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new OpenIeEngine(settings, models);
	}

	@Override
	Harvest harvest(TokenizedDocument document, List<Prediction<? extends Value>> predictions) {
		MentionCollector arguments = new MentionCollector(DESCRIPTOR.id(), predictions);
		int[] relations = new int[1];
		return sentence -> {
			for (RelationTriple triple : triples(sentence)) {
				String head = arguments.entity(fragments(triple.subject), "ARG").id();
				String tail = arguments.entity(fragments(triple.object), "ARG").id();
				Relation relation = new Relation("r" + ++relations[0], triple.relationGloss(), head, tail);
				Span span = MentionCollector.span(triple.subject).cover(MentionCollector.span(triple.object));
				predictions.add(new Prediction<>(relation, OptionalDouble.of(Math.max(0, Math.min(1, triple.confidence))),
						DESCRIPTOR.id(), List.of(new Evidence(span, "openie: clause that says so"))));
			}
		};
	}

	/** In an order of our own, since CoreNLP gives them in that of a hash table. */
	private static List<RelationTriple> triples(CoreMap sentence) {
		Collection<RelationTriple> found = sentence.get(NaturalLogicAnnotations.RelationTriplesAnnotation.class);
		if (found == null) {
			return List.of();
		}
		return found.stream()
				.filter(triple -> !triple.relationGloss().isBlank() && !triple.subject.isEmpty() && !triple.object.isEmpty())
				.sorted(Comparator.comparing((RelationTriple triple) -> MentionCollector.span(triple.subject))
						.thenComparing(triple -> MentionCollector.span(triple.object)).thenComparing(RelationTriple::relationGloss))
				.toList();
	}

	private static List<Span> fragments(List<CoreLabel> tokens) {
		List<Span> fragments = new ArrayList<>();
		int lastIndex = -1;
		for (CoreLabel token : tokens.stream().sorted(Comparator.comparingInt(CoreLabel::index)).toList()) {
			Span span = new Span(token.beginPosition(), token.endPosition());
			if (token.index() == lastIndex) {
				continue;
			}
			if (!fragments.isEmpty() && token.index() == lastIndex + 1) {
				span = fragments.removeLast().cover(span);
			}
			fragments.add(span);
			lastIndex = token.index();
		}
		return fragments;
	}
}
