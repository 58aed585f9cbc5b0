package org.lorgnette.metrics.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Span;

class CopyCheckTest {

	private static final Winnowing SMALL = new Winnowing(12, 6);

	private static CopyPair compare(String first, String second, Winnowing winnowing) {
		return CopyCheck.compare(new PrintedText("a", first, winnowing), new PrintedText("b", second, winnowing));
	}

	/** Figure 2 of Schleimer, Wilkerson and Aiken (2003): windows of four hashes. */
	@Test
	void choosesTheFingerprintsOfThePaper() {
		long[] hashes = { 77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98 };
		List<Winnowing.Fingerprint> taken = Winnowing.select(hashes, 4);
		assertEquals(List.of(17L, 17L, 8L, 39L, 17L), taken.stream().map(Winnowing.Fingerprint::hash).toList());
		assertEquals(List.of(3, 6, 8, 11, 15), taken.stream().map(Winnowing.Fingerprint::position).toList());
	}

	@Test
	void robustWinnowingTakesFewOfEqualHashes() {
		assertEquals(List.of(3, 7, 11), Winnowing.select(new long[12], 4).stream().map(Winnowing.Fingerprint::position).toList());
		assertEquals(List.of(), Winnowing.select(new long[0], 4));
	}

	/** The guarantee, against all common substrings found the slow way. */
	@Test
	void findsWhatIsLongEnoughAndNothingThatIsTooShort() {
		Random random = new Random(5);
		int found = 0;
		for (int round = 0; round < 400; round++) {
			int shared = 1 + random.nextInt(20);
			String run = letters(random, shared);
			String first = letters(random, 40 + random.nextInt(60)) + run + letters(random, random.nextInt(40));
			String second = letters(random, random.nextInt(60)) + run + letters(random, 40 + random.nextInt(40));
			CopyPair pair = compare(first, second, SMALL);
			int longest = longestCommon(first, second);
			if (longest >= SMALL.guarantee()) {
				assertFalse(pair.passages().isEmpty(), first + " / " + second);
				found++;
			}
			if (longest < SMALL.noise()) {
				assertTrue(pair.passages().isEmpty(), first + " / " + second);
			}
			checkPassages(pair, first, second);
		}
		assertTrue(found > 50, "too few rounds said anything: " + found);
	}

	private static String letters(Random random, int count) {
		StringBuilder text = new StringBuilder();
		IntStream.range(0, count).forEach(i -> text.append((char) ('a' + random.nextInt(7))));
		return text.toString();
	}

	private static int longestCommon(String first, String second) {
		int longest = 0;
		int[][] lengths = new int[first.length() + 1][second.length() + 1];
		for (int i = 1; i <= first.length(); i++) {
			for (int j = 1; j <= second.length(); j++) {
				lengths[i][j] = first.charAt(i - 1) == second.charAt(j - 1) ? lengths[i - 1][j - 1] + 1 : 0;
				longest = Math.max(longest, lengths[i][j]);
			}
		}
		return longest;
	}

	private static void checkPassages(CopyPair pair, String first, String second) {
		List<Span> inFirst = new ArrayList<>();
		List<Span> inSecond = new ArrayList<>();
		for (CopiedPassage passage : pair.passages()) {
			assertTrue(inFirst.stream().noneMatch(passage.first()::overlaps) && inSecond.stream()
					.noneMatch(passage.second()::overlaps));
			inFirst.add(passage.first());
			inSecond.add(passage.second());
			assertTrue(passage.letters() >= SMALL.noise() && passage.letters() <= passage.first().length());
			// Maximal: the letters before and after differ, or one text ends, or another passage begins there.
			if (pair.passages().size() == 1 && passage.letters() == passage.first().length() && passage.first().begin() > 0
					&& passage.second().begin() > 0) {
				assertFalse(first.charAt(passage.first().begin() - 1) == second.charAt(passage.second().begin() - 1));
			}
		}
		assertEquals(pair.letters(), Math.round(pair.firstShare() * first.length()));
	}

	@Test
	void caseAccentsAndPunctuationDoNotCount() {
		String first = "Introduction. \u00ab L'\u00e9t\u00e9 o\u00f9 Zo\u00e9 a quitt\u00e9 l'\u00eele, rien n'a chang\u00e9 \u00bb, dit-il. Fin.";
		String second = "L\u2019ETE ou Zoe a\r\nquitte l\u2019ile -- rien n\u2019a change; et autre chose encore \ud83d\ude00.";
		CopyPair pair = compare(first, second, Winnowing.DEFAULT);
		assertEquals(1, pair.passages().size());
		CopiedPassage passage = pair.passages().getFirst();
		assertEquals("L'\u00e9t\u00e9 o\u00f9 Zo\u00e9 a quitt\u00e9 l'\u00eele, rien n'a chang\u00e9", passage.first()
				.of(first));
		assertEquals("L\u2019ETE ou Zoe a\r\nquitte l\u2019ile -- rien n\u2019a change", passage.second().of(second));
		assertEquals(32, passage.letters());
	}

	@Test
	void aChangedWordDoesNotSplitAPassage() {
		String first = "the quick brown fox jumps over the lazy dog and runs away from the hounds";
		String second = "he saw the quick brown fox jumps over the tired dog and runs away from the hounds again";
		CopyPair pair = compare(first, second, Winnowing.DEFAULT);
		assertEquals(List.of(first), pair.passages().stream().map(passage -> passage.first().of(first)).toList());
		assertEquals(first.replace("lazy", "").replace(" ", "").length(), pair.letters());
		assertTrue(pair.firstShare() > 0.9 && pair.firstShare() < 1 && pair.secondShare() < pair.firstShare());
	}

	@Test
	void movedPassagesAreEachFound() {
		String one = "Astronomers had looked for the planet for years without any success.";
		String two = "Nobody in the village could remember a winter as long as this one.";
		CopyPair pair = compare(one + " And then? " + two, two + " " + one, Winnowing.DEFAULT);
		assertEquals(2, pair.passages().size());
		assertEquals(1, pair.secondShare());
		assertTrue(pair.passages().get(0).second().begin() > pair.passages().get(1).second().begin());
	}

	@Test
	void aTextIsACopyOfItself() {
		String text = "Il pleuvait depuis trois jours et personne ne savait quand cela finirait.";
		CopyPair pair = compare(text, text, Winnowing.DEFAULT);
		assertEquals(1, pair.share());
		assertEquals(1, pair.resemblance());
		assertEquals(new Span(0, text.length() - 1), pair.passages().getFirst().first());
	}

	@Test
	void shortEmptyAndRepetitiveTextsDoNoHarm() {
		assertEquals(0, compare("", "", Winnowing.DEFAULT).share());
		assertEquals(List.of(), compare("word", "word", Winnowing.DEFAULT).passages());
		String same = "a".repeat(5_000);
		assertTrue(compare(same, same, Winnowing.DEFAULT).share() > 0.9);
		assertEquals(List.of(), compare("\ud800".repeat(3), "?!", Winnowing.DEFAULT).passages());
	}

	@Test
	void whatManyTextsHaveIsLeftOut() {
		String form = "Please answer all of the following questions in complete sentences.";
		List<PrintedText> texts = new ArrayList<>();
		Random random = new Random(3);
		for (int i = 0; i < 30; i++) {
			texts.add(new PrintedText("t" + i, form + " " + letters(random, 60), Winnowing.DEFAULT));
		}
		texts.add(new PrintedText("copy", form + " " + texts.get(4).text().substring(form.length()), Winnowing.DEFAULT));
		CopySearch.Result result = CopySearch.search(texts, CopySearch.commonLimit(texts.size()), () -> {
			// Nothing stops it.
		});
		assertEquals(List.of("t4-copy"), result.pairs().stream().map(pair -> pair.first() + "-" + pair.second()).toList());
		assertEquals(10, result.commonLimit());
		assertTrue(result.leftOut() > 0);
		assertTrue(CopySearch.search(texts, 31, () -> {
			// Nothing stops it.
		}).pairs().size() > 400);
		assertThrows(IllegalStateException.class, () -> CopySearch.search(texts, 10, () -> {
			throw new IllegalStateException("stop");
		}));
	}
}
