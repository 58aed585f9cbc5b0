package org.lorgnette.metrics.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class SacreBleuTest {

	/** Some systems' exp and log differ in the last bit. */
	private static final double ULPS = 1e-13;

	private static final List<List<String>> REFERENCES = List.of(List.of("The dog bit the man.", "The dog had bit the man."),
			List.of("It was not unexpected.", "No one was surprised."),
			List.of("The man bit him first.", "The man had bitten the dog."));
	private static final List<String> HYPOTHESES = List.of("The dog bit the man.", "It wasn't surprising.",
			"The man had just bitten him.");

	private record Case(List<List<String>> references, List<String> hypotheses, double[] expected, String name) {
	}

	/** The resource holds what sacreBLEU's algorithms give in Python: BLEU and its parts, sentence BLEU, chrF, chrF++, TER. */
	private static List<Case> cases() {
		List<Case> cases = new ArrayList<>();
		for (String[] row : Golden.rows("sacrebleu-2.tsv")) {
			List<List<String>> references = new ArrayList<>();
			for (String segment : row[0].split("\\|", -1)) {
				references.add(Golden.texts(segment, "^"));
			}
			cases.add(new Case(references, Golden.texts(row[1], "|"), Golden.numbers(row, 2, row.length), row[0] + " / " + row[1]));
		}
		assertTrue(cases.size() >= 60);
		return cases;
	}

	private static <S extends TextStatistics<S>> S corpus(TextMetric<S> metric, Case one) {
		return metric.sum(metric.multiReferenceSegments(one.references(), one.hypotheses()));
	}

	private static void assertClose(double expected, double actual, String message) {
		assertEquals(expected, actual, ULPS * Math.max(1, expected), message);
	}

	@Test
	void bleuAgreesWithSacreBleu() {
		for (Case one : cases()) {
			BleuStatistics statistics = corpus(new Bleu(), one);
			BleuScore bleu = statistics.bleu();
			assertClose(one.expected()[0], bleu.score(), one.name());
			for (int n = 0; n < 4; n++) {
				assertClose(one.expected()[1 + n], bleu.precisions().get(n), one.name());
			}
			assertClose(one.expected()[5], bleu.brevityPenalty(), one.name());
			assertEquals(one.expected()[6], bleu.hypothesisLength(), one.name());
			assertEquals(one.expected()[7], bleu.referenceLength(), one.name());
			assertClose(one.expected()[8], statistics.sentenceBleu().score(), one.name());
		}
	}

	@Test
	void chrfAgreesWithSacreBleu() {
		for (Case one : cases()) {
			assertClose(one.expected()[9], corpus(Chrf.chrf(), one).score(), one.name());
			assertClose(one.expected()[10], corpus(Chrf.chrfPlusPlus(), one).score(), one.name());
		}
	}

	@Test
	void terAgreesWithSacreBleu() {
		for (Case one : cases()) {
			TerStatistics statistics = corpus(new Ter(), one);
			assertClose(one.expected()[11], statistics.score(), one.name());
			assertEquals(one.expected()[12], statistics.edits(), one.name());
			assertClose(one.expected()[13], statistics.referenceLength(), one.name());
		}
	}

	/** The example of sacreBLEU's manual and of its test_bleu.py. */
	@Test
	void scoresTheExampleOfTheManual() {
		Case manual = new Case(REFERENCES, HYPOTHESES, new double[0], "manual");
		BleuScore bleu = corpus(new Bleu(), manual).bleu();
		assertEquals(48.530827, bleu.score(), 1e-6);
		assertEquals("82.4/50.0/45.5/37.5", String.format(Locale.ROOT, "%.1f/%.1f/%.1f/%.1f",
				bleu.precisions().toArray()));
		assertEquals(0.943, bleu.brevityPenalty(), 5e-4);
		assertEquals(17, bleu.hypothesisLength());
		assertEquals(18, bleu.referenceLength());
		assertEquals(59.73, corpus(Chrf.chrf(), manual).score(), 5e-3);
	}

	/** From test_bleu.py and test_sentence_bleu.py. */
	@Test
	void scoresTheBleuTestsOfSacreBleu() {
		Bleu metric = new Bleu();
		BleuScore empty = metric.sum(metric.multiReferenceSegments(REFERENCES, List.of("", "", ""))).bleu();
		assertEquals(new BleuScore(0, List.of(0.0, 0.0, 0.0, 0.0), 0, 0, empty.referenceLength()), empty);
		assertEquals(100, metric.corpus(List.of("this is a test"), List.of("this is a test")).score(), 1e-8);
		BleuStatistics given = new BleuStatistics(11, 11, List.of(9L, 7L, 5L, 3L), List.of(10L, 8L, 6L, 4L));
		assertEquals(83.75922397, given.score(), 1e-8);
		BleuStatistics sentence = metric.segment(List.of("produc\u0163ia de zah\u0103r brut se exprim\u0103 \u00een zah\u0103r alb;"),
				"Produc\u021bia de zah\u0103r prim\u0103 va fi exprimat\u0103 \u00een ceea ce prive\u0219te zah\u0103rul alb;");
		assertEquals(8.493, sentence.sentenceBleu().score(), 1e-3);
		assertEquals(0, metric.segment(List.of("okay thanks"), "this is a cat").sentenceBleu().score());
	}

	/** From test_chrf.py, effective order, beta 3. */
	@Test
	void scoresTheChrfTestsOfSacreBleu() {
		Chrf metric = new Chrf(6, 0, 3);
		assertEquals(100, metric.corpus(List.of("a"), List.of("a")).score());
		assertEquals(0, metric.corpus(List.of("reference"), List.of("")).score());
		assertEquals(100, metric.corpus(List.of("a b c"), List.of("a b c")).score());
		assertEquals(100, metric.corpus(List.of("abc"), List.of("a b c")).score());
		assertEquals(0, metric.corpus(List.of("c"), List.of("")).score());
		assertEquals(50, metric.corpus(List.of("a", "c"), List.of("a", "b")).score());
		assertEquals(25, metric.corpus(List.of("ab"), List.of("aa")).score());
	}

	/** From test_ter.py; the last is a realistic example of WMT 2019. */
	@Test
	void scoresTheTerTestsOfSacreBleu() {
		Ter metric = new Ter();
		assertEquals(0, metric.corpus(List.of("aaaa bbbb cccc dddd"), List.of("aaaa bbbb cccc dddd")).score());
		assertEquals(100, metric.corpus(List.of("aaaa bbbb cccc"), List.of("dddd eeee ffff")).score());
		assertEquals(100, metric.corpus(List.of("a"), List.of("")).score());
		assertEquals(12.5, metric.corpus(List.of("a b c d e f g h"), List.of("d e f g h a b c")).score());
		List<String> references = List.of(
				"w\u00e4hlen Sie \" Bild neu berechnen , \" um beim \u00c4ndern der Bildgr\u00f6\u00dfe Pixel hinzuzuf\u00fcgen oder zu"
						+ " entfernen , damit die Darstellung des Bildes in einer anderen Gr\u00f6\u00dfe beibehalten wird .",
				"wenn Sie alle Aufgaben im aktuellen Dokument aktualisieren m\u00f6chten , w\u00e4hlen Sie im Men\u00fc des"
						+ " Aufgabenbedienfelds die Option \" Alle Aufgaben aktualisieren . \"",
				"klicken Sie auf der Registerkarte \" Optionen \" auf die Schaltfl\u00e4che \" Benutzerdefiniert \" und geben Sie f\u00fcr"
						+ " \" Fehlerkorrektur-Level \" und \" Y / X-Verh\u00e4ltnis \" niedrigere Werte ein .",
				"Sie k\u00f6nnen beispielsweise ein Dokument erstellen , das ein Auto enthalt , das sich \u00fcber die B\u00fchne bewegt .",
				"w\u00e4hlen Sie im Dialogfeld \" Neu aus Vorlage \" eine Vorlage aus und klicken Sie auf \" Neu . \"");
		List<String> hypotheses = List.of(
				"w\u00e4hlen Sie \" Bild neu berechnen , \" um beim \u00c4ndern der Bildgr\u00f6\u00dfe Pixel hinzuzuf\u00fcgen oder zu"
						+ " entfernen , damit das Bild ungef\u00e4hr dieselbe Gr\u00f6\u00dfe aufweist wie die andere Gr\u00f6\u00dfe .",
				references.get(1),
				"klicken Sie auf der Registerkarte \" Optionen \" auf die Schaltfl\u00e4che \" Benutzerdefiniert \" und geben Sie Werte"
						+ " f\u00fcr \" Fehlerkorrektur-Level \" und \" Y / X-Verh\u00e4ltnis \" ein .",
				"Sie k\u00f6nnen beispielsweise ein Dokument erstellen , das ein Auto \u00fcber die B\u00fchne enth\u00e4lt .",
				references.get(4));
		assertEquals(13.6, metric.corpus(references, hypotheses).score(), ULPS * 100);
	}

	@Test
	void tokenizesLike13a() {
		assertEquals(List.of("It", "costs", "$", "1,250.50", "-", "twice", "!"), Tokenizer13a.tokenize("It costs $1,250.50 - twice!\n"));
		assertEquals(List.of("10", "-", "20", "co-op", "e", ".", "g", "."), Tokenizer13a.tokenize("10-20 co-op e.g."));
		assertEquals(List.of("\"", "AT", "&", "T", "<", "isn't"), Tokenizer13a.tokenize("&quot;AT&amp;T &amp;lt;isn't"));
		assertEquals(List.of("hyphenated", "b"), Tokenizer13a.tokenize("hyphen-\nated\u00a0<skipped>b"));
	}

	@Test
	void separatesOnePunctuationMarkPerWord() {
		assertEquals(List.of("(hi", ")", "\"", "yes", "..", ".", "-", "\ud83d\ude00", "don't", "oui\u00bb"),
				Chrf.separatePunctuation(List.of("(hi)", "\"yes", "...", "-", "\ud83d\ude00", "don't", "oui\u00bb")));
	}

	@Test
	void countsCodePointsNotUtf16Units() {
		ChrfStatistics statistics = Chrf.chrf().segment("\ud83d\ude00\ud83d\ude01", "\ud83d\ude00\ud83d\ude02");
		assertEquals(1, statistics.orders().get(0).correct());
		assertEquals(2, statistics.orders().get(0).gold());
		assertEquals(1, statistics.orders().get(1).gold());
	}

	@Test
	void lowersLikePython() {
		assertEquals("\u03bf\u03b4\u03bf\u03c2. \u03c3\u03b1\u03c3.\u03b1 i\u0307 \u00df \u01c6",
				PythonText.lower("\u039f\u0394\u039f\u03a3. \u03a3\u0391\u03a3.\u0391 \u0130 \u1e9e \u01c4"));
	}

	@Test
	void statisticsOfPartsAddUpToThoseOfTheWhole() {
		assertMergeable(new Bleu());
		assertMergeable(Chrf.chrfPlusPlus());
		assertMergeable(new Ter());
	}

	private static <S extends TextStatistics<S>> void assertMergeable(TextMetric<S> metric) {
		List<S> segments = metric.multiReferenceSegments(REFERENCES, HYPOTHESES);
		S whole = metric.sum(segments);
		assertEquals(whole, metric.sum(segments.subList(0, 1)).plus(metric.sum(segments.subList(1, 3))));
		assertEquals(whole, whole.plus(metric.zero()));
		assertEquals(0, metric.zero().score());
	}

	@Test
	void namesBothLengthsIfTheyDiffer() {
		IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
				() -> new Bleu().corpus(List.of("a"), List.of("a", "b")));
		assertTrue(e.getMessage().contains("1 references and 2 hypotheses"), e.getMessage());
		assertThrows(IllegalArgumentException.class, () -> new Ter().multiReferenceSegments(List.of(List.of()), List.of("a")));
		assertThrows(IllegalArgumentException.class, () -> Chrf.chrf().zero().plus(Chrf.chrfPlusPlus().zero()));
	}
}
