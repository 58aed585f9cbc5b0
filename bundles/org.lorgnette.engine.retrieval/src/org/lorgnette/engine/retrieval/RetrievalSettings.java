package org.lorgnette.engine.retrieval;

import java.util.List;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;

/** What a user can set on the engine. Sizes of passages are in UTF-16 code units. */
record RetrievalSettings(String reader, int answers, int passages, PassageSplitter splitter, BM25Similarity similarity,
		Combination combination) {

	private static final String READER = "reader";
	private static final String N_BEST = "n-best";
	private static final String PASSAGES = "passages";
	private static final String SHORTEST = "shortest";
	private static final String LONGEST = "longest";
	private static final String OVERLAP = "overlap";
	private static final String K1 = "k1";
	private static final String B = "b";
	private static final String COVERAGE = "coverage";

	static final List<Setting> ALL = List.of(
			Setting.of(READER, Setting.Kind.TEXT, Readers.AUTO,
					"Id of the engine that reads the passages; auto takes neural-qa-en or neural-qa-fr if it is installed, else lexical-qa."),
			Setting.of(N_BEST, Setting.Kind.INTEGER, "3", "How many answers are given for a question, 1 to 100."),
			Setting.of(PASSAGES, Setting.Kind.INTEGER, "5", "How many of the best passages are read, 1 to 100."),
			Setting.of(SHORTEST, Setting.Kind.INTEGER, "200",
					"Paragraphs of fewer characters than this go with the next one, 0 to longest."),
			Setting.of(LONGEST, Setting.Kind.INTEGER, "1200",
					"Paragraphs of more characters than this are cut at ends of sentences, 100 to 100000."),
			Setting.of(OVERLAP, Setting.Kind.INTEGER, "200",
					"So many characters of whole sentences are repeated where a paragraph was cut, 0 to half of longest."),
			Setting.of(K1, Setting.Kind.DECIMAL, "0.8", "BM25: how much further occurrences of a word count, 0 to 10."),
			Setting.of(B, Setting.Kind.DECIMAL, "0.75", "BM25: how much long passages count less, 0 to 1."),
			Setting.of(COVERAGE, Setting.Kind.DECIMAL, Double.toString(Combination.COVERAGE),
					"Answers of passages that hold less than this share (0 to 1) of the question's words lose in score; 0 leaves that out."));

	/** @throws IllegalArgumentException if a setting is out of its range */
	static RetrievalSettings of(Settings settings) {
		int longest = within(settings, LONGEST, 100, 100_000);
		PassageSplitter splitter = new PassageSplitter(within(settings, SHORTEST, 0, longest), longest,
				within(settings, OVERLAP, 0, longest / 2));
		BM25Similarity similarity = new BM25Similarity((float) within(settings, K1, 10.0), (float) within(settings, B, 1.0));
		return new RetrievalSettings(settings.text(READER), within(settings, N_BEST, 1, 100), within(settings, PASSAGES, 1, 100),
				splitter,
				similarity, new Combination(within(settings, COVERAGE, 1.0)));
	}

	private static int within(Settings settings, String setting, int least, int most) {
		int value = settings.integer(setting);
		if (value < least || value > most) {
			throw new IllegalArgumentException("setting '" + setting + "': expected " + least + " to " + most + ", got " + value);
		}
		return value;
	}

	private static double within(Settings settings, String setting, double most) {
		double value = settings.decimal(setting);
		if (!(value >= 0 && value <= most)) {
			throw new IllegalArgumentException("setting '" + setting + "': expected 0 to " + most + ", got " + value);
		}
		return value;
	}
}
