package org.lorgnette.metrics.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;

class RougeTest {

	private static double[] values(RougePair pair) {
		return values(pair.rouge1Score(), pair.rouge2Score(), pair.rougeLScore());
	}

	private static double[] values(RougeScore... scores) {
		return List.of(scores).stream().flatMap(score -> List.of(score.precision(), score.recall(), score.f1()).stream())
				.mapToDouble(Double::doubleValue).toArray();
	}

	/** The resource holds what the subroutines of ROUGE-1.5.5.pl print, without and with stemming. */
	@Test
	void agreesWithTheScriptToTheLastPrintedDigit() {
		List<String[]> rows = Golden.rows("rouge-1.5.5.tsv");
		assertTrue(rows.size() >= 60);
		for (String[] row : rows) {
			String reference = Golden.text(row[0]);
			String hypothesis = Golden.text(row[1]);
			String message = row[0] + " / " + row[1];
			assertArrayEquals(Golden.numbers(row, 2, 11), values(Rouge.plain().pair(reference, hypothesis)), message);
			assertArrayEquals(Golden.numbers(row, 11, 20), values(Rouge.stemmed().pair(reference, hypothesis)), message);
		}
	}

	@Test
	void stemsLikeTheScript() {
		RougeStemmer stemmer = new RougeStemmer(Map.of());
		List<String[]> rows = Golden.rows("rouge-stems.tsv");
		assertTrue(rows.size() > 100);
		for (String[] row : rows) {
			assertEquals(row[1], stemmer.stem(row[0]), row[0]);
		}
	}

	/** Lin (2004), section 3.1: one common bigram in all three cases. */
	@Test
	void scoresTheSentencesOfThePaper() {
		String reference = "police killed the gunman";
		assertEquals(0.75, Rouge.plain().pair(reference, "police kill the gunman").rougeLScore().f1());
		assertEquals(0.5, Rouge.plain().pair(reference, "the gunman kill police").rougeLScore().f1());
		assertEquals(0.5, Rouge.plain().pair(reference, "the gunman police killed").rougeLScore().f1());
		assertEquals(0.33333, Rouge.plain().pair(reference, "police kill the gunman").rouge2Score().f1());
		assertEquals(0.33333, Rouge.plain().pair(reference, "the gunman kill police").rouge2Score().f1());
	}

	/** Lin (2004), section 3.2. */
	@Test
	void takesTheUnionOverTheSentencesOfTheHypothesis() {
		RougePair pair = Rouge.plain().pair("w1 w2 w3 w4 w5", "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5");
		assertEquals(0.8, pair.rougeLScore().recall());
		assertEquals(new Counts(5, 10, 4), pair.rougeL());
	}

	@Test
	void lowersAsciiOnlyAndDropsEverythingElse() {
		assertEquals(List.of(List.of("co", "operate", "t", "u", "s", "5")),
				Rouge.plain().sentences("Co-operate \u00e9t\u00e9 \u212a \ud83d\ude00 U.S. $5 --"));
		assertEquals(List.of(List.of("a"), List.of("b")), Rouge.plain().sentences("A\r\n\n \u2028\nB_\n"));
		assertEquals(List.of(), Rouge.plain().sentences("\u65e5\u672c"));
	}

	@Test
	void looksIrregularFormsUpBeforeStemming() {
		Map<String, String> exceptions = Rouge.wordNetExceptions(List.of("geese goose", "mice mouse", "was be", "", "odd",
				"mice mus mouse"));
		assertEquals(Map.of("geese", "goose", "mice", "mus", "was", "be"), exceptions);
		Rouge rouge = Rouge.stemmed(exceptions);
		assertEquals(List.of(List.of("goose", "mus", "was")), rouge.sentences("Geese mice was"), "3 characters are left alone");
		assertEquals(0, rouge.pair("geese", "goose").rouge1().correct(), "the script stems the regular form: goos");
	}

	@Test
	void sumsSeveralReferences() {
		RougePair pair = Rouge.plain().pair(List.of("a b", "a b c d"), "a b c");
		assertEquals(new Counts(6, 6, 5), pair.rouge1());
		assertEquals(new Counts(4, 4, 3), pair.rouge2());
		assertThrows(IllegalArgumentException.class, () -> Rouge.plain().pair(List.of(), "a"));
	}

	@Test
	void averagesPairsAsPrinted() {
		List<String> references = List.of("a b c", "a", "x", "");
		List<String> hypotheses = List.of("a", "b c", "x", "y");
		RougeMean mean = Rouge.plain().corpus(references, hypotheses);
		assertEquals(4, mean.pairs());
		assertEquals(2.0 / 4, mean.rouge1().precision());
		assertEquals(1.33333 / 4, mean.rouge1().recall());
		assertEquals((0.5 + 1) / 4, mean.rouge1().f1());
		assertEquals(0, mean.rouge2().f1());
		assertArrayEquals(new double[9], values(RougeMean.ZERO.rouge1(), RougeMean.ZERO.rouge2(), RougeMean.ZERO.rougeL()));
	}

	@Test
	void roundsPrecisionAndRecallBeforeComputingF1() {
		RougeScore score = RougeScore.of(new Counts(10, 11, 7));
		assertEquals(new RougeScore(0.63636, 0.7, 0.66666), score, "0.66667 if F1 were computed from the counts");
	}

	@Test
	void mergesInAnyOrderAndBoundsRougeLByRouge1() {
		Random random = new Random(3);
		List<RougePair> pairs = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			RougePair pair = Rouge.plain().pair(randomText(random), randomText(random));
			assertTrue(pair.rougeL().correct() <= pair.rouge1().correct());
			assertEquals(pair.rouge1().gold(), pair.rougeL().gold());
			pairs.add(pair);
		}
		RougeMean whole = RougeMean.of(pairs);
		assertEquals(whole, RougeMean.of(pairs.subList(0, 77)).plus(RougeMean.of(pairs.subList(77, 200))));
		assertEquals(whole, RougeMean.of(pairs.reversed()));
	}

	private static String randomText(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(30); i > 0; i--) {
			text.append((char) ('a' + random.nextInt(6))).append(random.nextInt(8) == 0 ? '\n' : ' ');
		}
		return text.toString();
	}

	@Test
	void namesBothLengthsIfTheyDiffer() {
		IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
				() -> Rouge.plain().corpus(List.of("a", "b", "c"), List.of("a", "b")));
		assertTrue(e.getMessage().contains("3 references and 2 hypotheses"), e.getMessage());
	}
}
