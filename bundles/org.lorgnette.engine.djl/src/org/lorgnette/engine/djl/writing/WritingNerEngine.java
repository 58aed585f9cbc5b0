package org.lorgnette.engine.djl.writing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

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
import org.lorgnette.engine.djl.ner.Windows;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * Named entities that a network writes down sentence by sentence, see {@link MentionGrammar}. An entity's score is the geometric mean of the
 * probabilities of its words and its type as they were written.
 */
public final class WritingNerEngine extends WritingEngine {

	private static final String ENGLISH_MODEL = "generative-ner-en";
	private static final String FRENCH_MODEL = "generative-ner-fr";

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("generative-ner-en", Family.GENERATIVE, Set.of(Task.NER), Set.of("en"),
			declared(), "Named entities in English, written down by a small network that needs no connection.", NerEngine.ENGLISH.types(),
			List.of(ENGLISH_MODEL));

	public static final EngineDescriptor FRENCH = new EngineDescriptor("generative-ner-fr", Family.GENERATIVE, Set.of(Task.NER), Set.of("fr"),
			declared(), "Named entities in French, written down by a small network that needs no connection.", NerEngine.FRENCH.types(),
			List.of(FRENCH_MODEL));

	public static final EngineDescriptor OWN = new EngineDescriptor("generative-ner", Family.GENERATIVE, Set.of(Task.NER), Set.of(),
			declaredOwn(), "Named entities written down by a network of one's own.", List.of(), List.of());

	private WritingNerEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder) throws EngineUnavailableException {
		super(descriptor, settings, folder, PlainTokenizer.forLanguages(folder.languages()), 1);
	}

	/** @throws EngineUnavailableException if the model is not here or cannot be loaded; likewise below */
	public static WritingNerEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new WritingNerEngine(ENGLISH, settings, NeuralSettings.shipped(ENGLISH, ENGLISH_MODEL, models));
	}

	public static WritingNerEngine openFrench(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new WritingNerEngine(FRENCH, settings, NeuralSettings.shipped(FRENCH, FRENCH_MODEL, models));
	}

	/** With the model folder that the setting {@code model} names. */
	public static WritingNerEngine openOwn(Settings settings) throws EngineUnavailableException {
		return new WritingNerEngine(OWN, settings, NeuralSettings.own(OWN, settings));
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		DocumentWords words = words(document, cancellation);
		Windows windows = new Windows(folder().window());
		List<Windows.Piece> pieces = new ArrayList<>();
		for (int sentence = 0; sentence < words.sentences(); sentence++) {
			pieces.addAll(windows.of(sentence, words.length(sentence)));
		}
		List<SourceText> sources = new ArrayList<>(pieces.size());
		for (Windows.Piece piece : pieces) {
			int first = words.first(piece.sentence());
			sources.add(SourceText.of(IntStream.range(first + piece.begin(), first + piece.end()).mapToObj(words::form).toList()));
		}
		List<Said> written = write(sources, i -> MentionGrammar.of(alphabet(), sources.get(i).length()), cancellation);
		Reading reading = new Reading(words);
		for (int i = 0; i < pieces.size(); i++) {
			reading.read(pieces.get(i), written.get(i).best());
		}
		return new Analysis(words.document(), reading.predictions);
	}

	/** Reads what was written of one document. */
	private final class Reading {

		private final DocumentWords words;
		private final List<Prediction<? extends Value>> predictions = new ArrayList<>();
		private final Set<String> known = new HashSet<>();
		private int entities;
		/** Behind the last entity: of one that two windows saw, the second is left out. */
		private int end;

		Reading(DocumentWords words) {
			this.words = words;
		}

		void read(Windows.Piece piece, Written written) {
			int first = words.first(piece.sentence()) + piece.begin();
			Optional<FoundPlaces> places = isConstrained() ? Optional.empty()
					: Optional.of(new FoundPlaces(words, first, first + piece.length()));
			for (Clause clause : Clause.of(written, alphabet())) {
				boolean typed = clause.action() > Alphabet.END_TOKEN;
				boolean isEnd = !clause.hasWords() && clause.action() == Alphabet.END_TOKEN;
				if (isEnd || !parses(clause.hasWords() && typed)) {
					continue;
				}
				String type = alphabet().name(clause.action());
				double score = clause.score(written, true);
				if (places.isPresent()) {
					String text = clause.text(written, alphabet(), words, first);
					FoundPlaces.Found found = places.get().find(text, type);
					add(found.span(), type, score, Optional.of(found.grounding()), text);
				} else {
					Clause.Place place = clause.place(written, alphabet()).orElseThrow();
					int begin = place.begin() + piece.begin();
					if (begin >= piece.from() && begin < piece.to() && first + place.begin() >= end) {
						end = first + place.end();
						add(Optional.of(words.span(first + place.begin(), end)), type, score, Optional.empty(), "");
					}
				}
			}
		}

		private void add(Optional<Span> span, String type, double score, Optional<Grounding> grounding, String text) {
			if (score < minScore() || !known.add(type + ' ' + span.map(Span::toString).orElse(text))) {
				return;
			}
			Value value = span.isPresent() ? new Entity("e" + ++entities, type, span.get()) : new Ungrounded(type, List.of(text));
			predictions.add(new Prediction<>(value, OptionalDouble.of(score), descriptor().id(), List.of(), grounding));
		}
	}
}
