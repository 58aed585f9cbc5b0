package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.metrics.significance.PairedTest;
import org.lorgnette.metrics.significance.Resampling;

class WordsTest {

	private final Words english = new Words(new Texts(Locale.ENGLISH));
	private final Words french = new Words(new Texts(Locale.FRANCE));

	@Test
	void significantDifferenceNamesTheBetterFirst() {
		PairedComparison comparison = comparison("corenlp-rules", "corenlp-crf", .21, .17, .25, .0001);

		assertEquals("corenlp-crf beats corenlp-rules by 0.21 F1 [0.17, 0.25], p < 0.001 "
				+ "(Holm-adjusted, approximate randomisation, 10,000 resamples, 1,009 sentences).",
				english.comparison(comparison, ComparisonSpec.Unit.SENTENCE));
		assertEquals("corenlp-crf d\u00e9passe corenlp-rules de 0,21 F1 [0,17\u00a0; 0,25], p < 0,001 "
				+ "(ajust\u00e9 selon Holm, randomisation approch\u00e9e, 10\u202f000 r\u00e9\u00e9chantillonnages, 1009 phrases).",
				french.comparison(comparison, ComparisonSpec.Unit.SENTENCE));
	}

	@Test
	void worseSystemTurnsTheSentenceAround() {
		assertEquals("a beats b by 0.21 F1 [0.17, 0.25], p = 0.010", english.statement(comparison("a", "b", -.21, -.25, -.17, .01)));
	}

	@Test
	void noDifferenceIsNotCalledEquality() {
		assertEquals("No difference shown between b and a: +0.010 F1 [\u22120.020, 0.040], p = 0.42",
				english.statement(comparison("a", "b", .01, -.02, .04, .42)));
		assertEquals("Aucune diff\u00e9rence \u00e9tablie entre b et a\u00a0: 0,000 F1 [\u22120,020\u00a0; 0,020], p = 1,00",
				french.statement(comparison("a", "b", 0, -.02, .02, 1)));
	}

	@Test
	void levelDecidesWhatIsSignificant() {
		assertTrue(Words.isSignificant(comparison("a", "b", .1, .01, .2, .0499)));
		assertFalse(Words.isSignificant(comparison("a", "b", .1, .01, .2, .05)));
	}

	@Test
	void undefinedMetricIsSaid() {
		PairedComparison none = new PairedComparison("a", "b", "f1", OptionalDouble.empty(), OptionalDouble.of(1),
				OptionalDouble.empty(),
				Optional.empty(), PairedTest.PAIRED_BOOTSTRAP, OptionalDouble.empty(), OptionalDouble.empty(), List.of(), 1,
				new Resampling(1, 1), 1);

		assertEquals("b and a cannot be compared: F1 is undefined for one of them (paired bootstrap, 1 resample, 1 document).",
				english.comparison(none, ComparisonSpec.Unit.DOCUMENT));
		assertFalse(Words.isSignificant(none));
	}

	@Test
	void summaryNamesTheBestAndSaysWhetherThatIsShown() {
		String summary = english.summary(SampleResults.rich());

		assertTrue(summary.startsWith("bioes-transformer has the highest F1: 0."), summary);
		assertTrue(summary.contains("No difference shown between bioes-transformer and corenlp-crf"), summary);
		assertTrue(summary.contains("bioes-transformer beats corenlp-rules by"), summary);
		assertEquals("No engine has a defined F1: there is nothing to compare.", english.summary(SampleResults.empty()));
	}

	@Test
	void numbersRoundAsPrintfDoes() {
		Numbers numbers = new Numbers(Locale.ENGLISH);
		// The binary value nearest to 0.0005 lies above it, that nearest to 1.005 below.
		assertEquals("0.001", numbers.score(.0005));
		assertEquals("1.00", numbers.decimal(1.005, 2));
		assertEquals("0.12", numbers.decimal(.125, 2));
		assertEquals("0.000", numbers.score(-.0001));
		assertEquals("1,234,567", numbers.count(1234567));
		assertEquals("1\u202f234\u202f567", new Numbers(Locale.FRENCH).count(1234567));
		assertEquals("97.5%", numbers.percent(.975));
	}

	@Test
	void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
		Properties one = properties("messages.properties");
		Properties other = properties("messages_fr.properties");

		assertEquals(one.stringPropertyNames(), other.stringPropertyNames());
		for (String key : one.stringPropertyNames()) {
			assertEquals(placeholders(one.getProperty(key)), placeholders(other.getProperty(key)), key);
			assertFalse(one.getProperty(key).isBlank(), key);
		}
	}

	private static List<String> placeholders(String text) {
		return Pattern.compile("\\{\\d}").matcher(text).results().map(match -> match.group()).sorted().toList();
	}

	private static Properties properties(String name) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = new InputStreamReader(Texts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static PairedComparison comparison(String baseline, String system, double difference, double low, double high,
			double p) {
		return new PairedComparison(baseline, system, "strict.f1", OptionalDouble.of(.5), OptionalDouble.of(.5 + difference),
				OptionalDouble.of(difference), Optional.of(new Interval(low, high, .95)), PairedTest.APPROXIMATE_RANDOMIZATION,
				OptionalDouble.of(p / 2), OptionalDouble.of(p), List.of(), 1009, new Resampling(10_000, 17), 0);
	}
}
