package org.lorgnette.engine.retrieval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ask.AskListener;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.testing.Corpora;

/**
 * How often the paragraph that a question was written for is among the first that are found, of all paragraphs of the corpus,
 * for questions that have an answer. The settings were chosen on new_wiki; the bounds are a point below what was measured.
 */
class RecallTest {

	private static final int[] RANKS = {1, 5, 20};
	/** Passages looked at; a paragraph may be several. */
	private static final int DEPTH = 60;

	@ParameterizedTest
	@CsvSource({"qa/squadshifts-en/new_wiki.squad.json, en, 79, 92.5, 96.5", "qa/squad2-en/squad2-12articles.json, en, 80.5, 94, 97",
			"qa/piaf-fr/piaf-dev.json, fr, 68, 85.5, 91.5"})
	void findsTheParagraph(String corpus, String language, double at1, double at5, double at20, TestReporter reporter)
			throws Exception {
		List<Document> paragraphs = read(corpus, language);
		Settings settings = Settings.of(RetrievalSettings.ALL, Map.of());
		RetrievalSettings options = RetrievalSettings.of(settings);
		int[] found = new int[RANKS.length];
		int questions = 0;
		try (KeptCollection collection = new KeptCollection(
				() -> new PassageIndex(IndexFolder.create(), options.splitter(), options.similarity()));
				KeptCollection.Taken taken = collection.take(DocumentSupply.of(paragraphs), AskListener.NONE, Cancellation.NONE)) {
			for (int paragraph = 0; paragraph < paragraphs.size(); paragraph++) {
				for (Question question : paragraphs.get(paragraph).questions()) {
					if (question.answerable() && !question.answers().isEmpty()) {
						questions++;
						int rank = rank(taken, question.text(), paragraph);
						for (int i = 0; i < RANKS.length; i++) {
							found[i] += rank <= RANKS[i] ? 1 : 0;
						}
					}
				}
			}
		}
		double[] recall = new double[RANKS.length];
		for (int i = 0; i < RANKS.length; i++) {
			recall[i] = 100.0 * found[i] / questions;
		}
		reporter.publishEntry(corpus, String.format(Locale.ROOT, "%d paragraphs, %d questions, recall@1 %.2f, @5 %.2f, @20 %.2f",
				paragraphs.size(), questions, recall[0], recall[1], recall[2]));
		assertTrue(recall[0] >= at1 && recall[1] >= at5 && recall[2] >= at20, Arrays.toString(recall));
	}

	/** From 1; beyond all others if it is not found. */
	private static int rank(KeptCollection.Taken taken, String question, int paragraph) throws Exception {
		int place = new PassageSearch(taken.snapshot(), question).best(DEPTH, false, Cancellation.NONE).stream()
				.map(passage -> taken.order().get(passage.key())).distinct().toList().indexOf(paragraph);
		return place < 0 ? Integer.MAX_VALUE : place + 1;
	}

	private static List<Document> read(String corpus, String language) throws Exception {
		CorpusSource source = CorpusSource.of(Corpora.require(corpus));
		CorpusFormat format = CorpusFormats.find("squad");
		List<Document> paragraphs = new ArrayList<>();
		try (CorpusReader reader = format.reader(source, format.defaults(), problem -> {
		})) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				paragraphs.add(((Document) next.get()).toBuilder().language(Optional.of(language)).build());
			}
		}
		return paragraphs;
	}
}
