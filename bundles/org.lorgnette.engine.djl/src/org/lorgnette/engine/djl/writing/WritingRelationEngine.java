package org.lorgnette.engine.djl.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.djl.relations.EntitySource;
import org.lorgnette.engine.djl.relations.Mention;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * Relations between the entities of a sentence that a network writes down, see {@link RelationGrammar}; the entities are given, or found by
 * an engine. A relation's score is the geometric mean of the probabilities of its words and its type. Where anything may be written, an end
 * that stands in the text and is no known entity becomes one of the type {@link #MENTION}.
 */
public final class WritingRelationEngine extends WritingEngine {

	/** The type of an entity of which nothing is known but that a relation was written of it. */
	public static final String MENTION = "MENTION";

	private static final String ENGLISH_MODEL = "generative-relations-en";

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("generative-relations-en", Family.GENERATIVE, Set.of(Task.RELATIONS),
			Set.of("en"), declared(EntitySource.SETTING), "Relations in English, written down by a small network that needs no connection.",
			List.of(), List.of(ENGLISH_MODEL, NerEngine.ENGLISH_MODEL));

	public static final EngineDescriptor OWN = new EngineDescriptor("generative-relations", Family.GENERATIVE, Set.of(Task.RELATIONS), Set.of(),
			declaredOwn(EntitySource.SETTING), "Relations written down by a network of one's own.", List.of(), List.of());

	private final EntitySource entities;

	private WritingRelationEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder, ModelStore models)
			throws EngineUnavailableException {
		super(descriptor, settings, folder, PlainTokenizer.forLanguages(folder.languages()), 1);
		boolean done = false;
		try {
			entities = EntitySource.open(settings, models, tokenizer());
			done = true;
		} finally {
			if (!done) {
				super.release();
			}
		}
	}

	/** @throws EngineUnavailableException if a model is not here or cannot be loaded; likewise below */
	public static WritingRelationEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new WritingRelationEngine(ENGLISH, settings, NeuralSettings.shipped(ENGLISH, ENGLISH_MODEL, models), models);
	}

	/** With the model folder that the setting {@code model} names. */
	public static WritingRelationEngine openOwn(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new WritingRelationEngine(OWN, settings, NeuralSettings.own(OWN, settings), models);
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		EntitySource.Found found = entities.find(document, descriptor().id(), cancellation);
		DocumentWords words = DocumentWords.of(found.document(), found.sentences());
		List<MarkedSentence> sentences = MarkedSentence.of(words, Mention.of(found.entities(), words), folder().window()).stream()
				.filter(sentence -> sentence.places().size() > 1).toList();
		List<SourceText> sources = sentences.stream().map(MarkedSentence::source).toList();
		List<Said> said = write(sources, i -> RelationGrammar.of(alphabet(), sentences.get(i).places()), cancellation);
		Reading reading = new Reading(words, found);
		for (int i = 0; i < said.size(); i++) {
			reading.read(sentences.get(i), said.get(i).best());
		}
		reading.predictions.addAll(reading.relations);
		return new Analysis(found.document(), reading.predictions);
	}

	/** Reads what was written of one document. */
	private final class Reading {

		/** One end of a relation. */
		private record End(Optional<Span> span, String text, Optional<Grounding> grounding) {
		}

		private final DocumentWords words;
		private final List<Prediction<? extends Value>> predictions = new ArrayList<>();
		private final List<Prediction<? extends Value>> relations = new ArrayList<>();
		private final Map<Span, String> known = new HashMap<>();
		private final Set<String> ids = new HashSet<>();
		private final Map<String, Integer> counts = new HashMap<>();
		private final Set<List<String>> seen = new HashSet<>();

		Reading(DocumentWords words, EntitySource.Found found) {
			this.words = words;
			predictions.addAll(found.predictions());
			for (Mention mention : Mention.of(found.entities(), words)) {
				known.putIfAbsent(words.span(mention.begin(), mention.end()), mention.entity().id());
			}
			found.entities().forEach(entity -> ids.add(entity.id()));
		}

		void read(MarkedSentence sentence, Written written) {
			Optional<FoundPlaces> places = isConstrained() ? Optional.empty()
					: Optional.of(new FoundPlaces(words, sentence.begin(), sentence.end()));
			List<Clause> clauses = Clause.of(written, alphabet());
			boolean isEmpty = clauses.size() == 1 && !clauses.getFirst().hasWords() && clauses.getFirst().action() == Alphabet.END_TOKEN;
			for (int i = 0; i < clauses.size() && !isEmpty; i++) {
				Clause head = clauses.get(i);
				boolean opens = head.hasWords() && head.action() > Alphabet.SECOND_TOKEN;
				boolean closes = opens && i + 1 < clauses.size() && clauses.get(i + 1).hasWords() && clauses.get(i + 1).action() >= 0
						&& clauses.get(i + 1).action() <= Alphabet.SECOND_TOKEN;
				if (parses(closes)) {
					Clause tail = clauses.get(++i);
					add(alphabet().name(head.action()), end(sentence, head, written, places), end(sentence, tail, written, places),
							written.score(head.from(), tail.to()));
				}
			}
		}

		private End end(MarkedSentence sentence, Clause clause, Written written, Optional<FoundPlaces> places) {
			if (places.isPresent()) {
				String text = clause.text(written, alphabet(), words, sentence.begin());
				FoundPlaces.Found found = places.get().find(text, "");
				return new End(found.span(), text, Optional.of(found.grounding()));
			}
			Clause.Place place = clause.place(written, alphabet()).orElseThrow();
			return new End(Optional.of(words.span(sentence.begin() + place.begin(), sentence.begin() + place.end())), "", Optional.empty());
		}

		private void add(String type, End head, End tail, double score) {
			if (score < minScore()) {
				return;
			}
			Optional<Grounding> grounding = head.grounding().map(one -> one.and(tail.grounding().orElseThrow()));
			OptionalDouble sure = OptionalDouble.of(score);
			if (head.span().isEmpty() || tail.span().isEmpty()) {
				if (seen.add(List.of(type, head.text(), tail.text(), ""))) {
					relations.add(new Prediction<>(new Ungrounded(type, List.of(head.text(), tail.text())), sure, descriptor().id(), List.of(),
							grounding));
				}
				return;
			}
			String headId = entity(head);
			String tailId = entity(tail);
			if (!headId.equals(tailId) && seen.add(List.of(type, headId, tailId))) {
				List<Evidence> evidence = List.of(new Evidence(head.span().get(), "head"), new Evidence(tail.span().get(), "tail"));
				relations.add(new Prediction<>(new Relation(next("r"), type, headId, tailId), sure, descriptor().id(), evidence, grounding));
			}
		}

		private String entity(End end) {
			return known.computeIfAbsent(end.span().orElseThrow(), span -> {
				Entity entity = new Entity(next("e"), MENTION, span);
				predictions.add(new Prediction<>(entity, OptionalDouble.empty(), descriptor().id(), List.of(), end.grounding()));
				return entity.id();
			});
		}

		private String next(String letter) {
			String id;
			do {
				id = letter + counts.merge(letter, 1, Integer::sum);
			} while (!ids.add(id));
			return id;
		}
	}

	@Override
	protected void release() {
		super.release();
		entities.close();
	}
}
