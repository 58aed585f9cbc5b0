package org.lorgnette.engine.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Grounding.Kind;
import org.lorgnette.model.Span;
import org.lorgnette.model.text.FoldedText;

class SourceAlignerTest {

	private static void assertFound(String source, String written, Kind kind, int distance, String there) {
		SourceAligner.Aligned aligned = new SourceAligner(source).align(written, "");
		assertEquals(kind, aligned.grounding().kind(), written);
		assertEquals(distance, aligned.grounding().distance(), written);
		assertEquals(Optional.of(there), aligned.span().map(span -> span.of(source)), written);
		assertEquals(written, aligned.grounding().written());
	}

	private static void assertNowhere(String source, String written) {
		SourceAligner.Aligned aligned = new SourceAligner(source).align(written, "");
		assertEquals(Grounding.none(written), aligned.grounding(), () -> "found " + aligned.span().map(span -> span.of(source)));
		assertEquals(Optional.empty(), aligned.span());
	}

	@Test
	void whatStandsThereIsFound() {
		assertFound("Anna saw Paris.", "Paris", Kind.EXACT, 0, "Paris");
		assertFound("L\u2019Europe et l'Italie", "Italie", Kind.EXACT, 0, "Italie");
		assertFound("a (UN) b", "UN", Kind.EXACT, 0, "UN");
		assertFound("\u6771\u4eac\u90fd\u306b", "\u6771\u4eac", Kind.EXACT, 0, "\u6771\u4eac");
		assertFound("x \ud83d\ude00\ud83d\ude01 y", "\ud83d\ude01", Kind.EXACT, 0, "\ud83d\ude01");
	}

	@Test
	void whatWritersVaryIsTheSame() {
		assertFound("ANNA KARENINA came", "Anna Karenina", Kind.NORMALISED, 0, "ANNA KARENINA");
		assertFound("Il vit \u00c0 \u00c9vry-\nCourcouronnes.", "Evry- Courcouronnes", Kind.NORMALISED, 0, "\u00c9vry-\nCourcouronnes");
		assertFound("E\u0301vry", "evry", Kind.NORMALISED, 0, "E\u0301vry");
		assertFound("the \u201cNew\u00a0Deal\u201d of", "\"new deal\"", Kind.NORMALISED, 0, "\u201cNew\u00a0Deal\u201d");
		assertFound("the c\u0153ur and the \ufb01n", "coeur", Kind.NORMALISED, 0, "c\u0153ur");
		assertFound("the c\u0153ur and the \ufb01n", "FIN", Kind.NORMALISED, 0, "\ufb01n");
		assertFound("soft\u00adly said", "softly", Kind.NORMALISED, 0, "soft\u00adly");
		assertFound("1990\u20132000", "1990-2000", Kind.NORMALISED, 0, "1990\u20132000");
	}

	@Test
	void aFewLettersMayDiffer() {
		assertFound("born in Philadelfia, PA", "Philadelphia", Kind.FUZZY, 2, "Philadelfia");
		assertFound("the Boeing 747s were", "Boeing 747", Kind.FUZZY, 1, "Boeing 747s");
		assertFound("le pr\u00e9sident Mitterand a dit", "Mitterrand", Kind.FUZZY, 1, "Mitterand");
	}

	@Test
	void whatIsMadeUpIsNowhere() {
		for (String written : List.of("London", "Iraq", "", " ", "Paris Hilton", "Ann", "1998", "aris", "flight 1998 to Iran")) {
			assertNowhere("In 1999 Anna took flight 1999 to Iran and Paris; Parisians", written);
		}
		assertNowhere("", "Paris");
		assertNowhere("Parisians", "Paris");
	}

	/** As people read: the second writing is the second place, and what is written once too often is the first again. */
	@Test
	void repeatedMentionsGoOnReading() {
		String source = "Paris met Rome. Rome left Paris.";
		SourceAligner aligner = new SourceAligner(source);
		List<Integer> begins = new ArrayList<>();
		for (String written : List.of("Paris", "Rome", "Rome", "Paris")) {
			SourceAligner.Aligned aligned = aligner.align(written, "LOC");
			begins.add(aligned.span().orElseThrow().begin());
			assertEquals(new Grounding(Kind.AMBIGUOUS, written, 0, 2), aligned.grounding());
		}
		assertEquals(List.of(0, 10, 16, 26), begins);
		assertEquals(Optional.of(new Span(0, 5)), aligner.align("Paris", "LOC").span());
		assertEquals(Optional.of(new Span(0, 5)), aligner.align("Paris", "PER").span(), "there is no other place for another type");
		SourceAligner typed = new SourceAligner(source);
		assertEquals(Optional.of(new Span(0, 5)), typed.align("Paris", "PER").span());
		assertEquals(Optional.of(new Span(26, 31)), typed.align("Paris", "LOC").span(), "another type rather stands elsewhere");
	}

	/** What is cut out of a text is found there, whatever the text. */
	@Test
	void everyWordIsFound() {
		String source = "D\u00e8s 1871, l\u2019\u00c9tat (fran\u00e7ais) \u2014 \u00ab\u00a0la R\u00e9publique\u00a0\u00bb \u2014 vota\u2026 Ol\u00e1, stra\u00dfe \u0130stanbul "
				+ "na\u00efve co\u00f6perate \ud83d\udc69\u200d\ud83d\ude80 5\u00a0000\u202f\u20ac";
		Matcher word = Pattern.compile("[\\p{L}\\p{N}]+").matcher(source);
		while (word.find()) {
			SourceAligner.Aligned aligned = new SourceAligner(source).align(word.group(), "");
			assertTrue(aligned.grounding().kind() == Kind.EXACT || aligned.grounding().kind() == Kind.AMBIGUOUS, word.group());
			assertEquals(word.group(), aligned.span().orElseThrow().of(source));
			// In capitals as well, and without accents.
			String loud = Normalizer.normalize(word.group(), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
					.toUpperCase(Locale.ROOT);
			assertEquals(word.group(), new SourceAligner(source).align(loud, "").span().orElseThrow().of(source));
		}
	}

	/** Against all spans from the begin of a word to the end of one and the plain table of Wagner and Fischer. */
	@Test
	void nearestAreThoseOfTheSlowWay() {
		Random random = new Random(3);
		int compared = 0;
		for (int trial = 0; trial < 3000; trial++) {
			String text = random(random, 30, "ab c- ");
			String pattern = random(random, 1 + random.nextInt(6), "abc ").strip();
			if (pattern.isEmpty()) {
				continue;
			}
			int most = 1 + random.nextInt(3);
			FoldedText folded = FoldedText.of(text);
			List<NearMatch> expected = slow(pattern, folded, most);
			assertEquals(expected, NearMatch.of(pattern, folded, most), () -> "'" + pattern + "' in '" + text + "', " + most);
			compared += expected.isEmpty() ? 0 : 1;
		}
		assertTrue(compared > 1000, "trials with something near: " + compared);
	}

	private static String random(Random random, int length, String letters) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(letters.charAt(random.nextInt(letters.length())));
		}
		return text.toString();
	}

	private static List<NearMatch> slow(String pattern, FoldedText text, int most) {
		List<NearMatch> all = new ArrayList<>();
		for (int begin = 0; begin < text.length(); begin++) {
			NearMatch best = new NearMatch(0, 0, most + 1);
			for (int end = begin + 1; end <= text.length(); end++) {
				if (text.isBorder(begin) && text.isBorder(end) && text.at(begin) != ' ' && text.at(end - 1) != ' ') {
					StringBuilder part = new StringBuilder();
					for (int i = begin; i < end; i++) {
						part.append(text.at(i));
					}
					int distance = distance(pattern, part.toString());
					best = distance < best.distance() ? new NearMatch(begin, end, distance) : best;
				}
			}
			if (best.distance() <= most) {
				all.add(best);
			}
		}
		int least = all.stream().mapToInt(NearMatch::distance).min().orElse(0);
		return all.stream().filter(match -> match.distance() == least).toList();
	}

	private static int distance(String a, String b) {
		int[][] table = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				table[i][j] = i == 0 || j == 0 ? i + j
						: Math.min(table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
								1 + Math.min(table[i - 1][j], table[i][j - 1]));
			}
		}
		return table[a.length()][b.length()];
	}
}
