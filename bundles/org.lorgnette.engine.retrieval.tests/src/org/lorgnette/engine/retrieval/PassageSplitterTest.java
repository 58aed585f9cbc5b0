package org.lorgnette.engine.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Span;

class PassageSplitterTest {

	private static List<String> split(String text, int shortest, int longest, int overlap) {
		return new PassageSplitter(shortest, longest, overlap).split(text, Cancellation.NONE).stream().map(span -> span.of(text))
				.toList();
	}

	@Test
	void blankLinesEndParagraphsAndLineEndsDoNot() {
		assertEquals(List.of("One\ntwo.\nThree.", "Four."), split("  One\ntwo.\nThree.\n \t\nFour.\n\n\n", 0, 100, 0));
	}

	@Test
	void withoutBlankLinesALineThatEndsASentenceEndsAParagraph() {
		assertEquals(List.of("The first line goes\non here.", "\u00ABLe second.\u00BB", "The third"),
				split("The first line goes\non here.\n\u00ABLe second.\u00BB\nThe third\n", 0, 100, 0));
	}

	@Test
	void anyLineEndMeansTheSame() {
		String text = "Heading\n\nA paragraph of text. It goes on.\nAnd on.\n\nThe last one.";
		for (String lineEnd : List.of("\r\n", "\r", "\u0085", "\u2028")) {
			assertEquals(split(text, 10, 100, 0),
					split(text.replace("\n", lineEnd), 10, 100, 0).stream().map(each -> each.replace(lineEnd, "\n")).toList());
		}
		assertEquals(List.of("One.", "Two."), split("One.\u2029Two.", 0, 100, 0));
	}

	@Test
	void headingsGoWithWhatFollowsThem() {
		assertEquals(List.of("Chapter 1\n\nIt was a dark night on the coast.", "The next morning nobody was there."),
				split("Chapter 1\n\nIt was a dark night on the coast.\n\nThe next morning nobody was there.", 12, 60, 0));
	}

	@Test
	void longParagraphsAreCutAtSentencesThatOverlap() {
		String text = "The first sentence is here. The second one follows it. A third comes after that. The fourth ends it all.";
		assertEquals(List.of("The first sentence is here. The second one follows it.",
				"A third comes after that. The fourth ends it all."),
				split(text, 0, 60, 0));
		assertEquals(List.of("The first sentence is here. The second one follows it.",
				"The second one follows it. A third comes after that.",
				"A third comes after that. The fourth ends it all."), split(text, 0, 60, 30));
	}

	@Test
	void withoutSentencesItCutsAtLinesThenSpacesThenAnywhereButInPairs() {
		assertEquals(List.of("aaaa bbbb", "cccc dddd"), split("aaaa bbbb\ncccc dddd", 0, 14, 0));
		assertEquals(List.of("aaaa bbbb", "cccc dddd"), split("aaaa bbbb cccc dddd", 0, 11, 0));
		assertEquals(List.of("aaaaa", "aaa"), split("aaaaaaaa", 0, 5, 0));
		assertEquals(List.of("\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00"), split("\uD83D\uDE00".repeat(3), 0, 5, 0));
	}

	@Test
	void coversEveryCharacterWithinTheBounds() {
		Random random = new Random(7);
		String alphabet = "aB c.D\n\n\r\u00A0?\u00BB)\uD83D\uDE00\u00E9 ";
		for (int round = 0; round < 3_000; round++) {
			StringBuilder built = new StringBuilder();
			for (int i = random.nextInt(120); i > 0; i--) {
				built.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			int longest = 2 + random.nextInt(30);
			requireSound(built.toString(), random.nextInt(longest + 1), longest, random.nextInt(longest / 2 + 1));
		}
	}

	private static void requireSound(String text, int shortest, int longest, int overlap) {
		boolean[] covered = new boolean[text.length()];
		int before = -1;
		for (Span passage : new PassageSplitter(shortest, longest, overlap).split(text, Cancellation.NONE)) {
			assertTrue(passage.begin() > before, "no progress in " + text);
			before = passage.begin();
			assertTrue(passage.length() <= longest && !passage.isEmpty(), passage + " in " + text);
			assertFalse(isBlank(text.charAt(passage.begin())) || isBlank(text.charAt(passage.end() - 1)), passage + " in " + text);
			for (int border : new int[] {passage.begin(), passage.end()}) {
				assertFalse(border > 0 && border < text.length() && Character.isSurrogatePair(text.charAt(border - 1), text.charAt(border)));
			}
			Arrays.fill(covered, passage.begin(), passage.end(), true);
		}
		for (int i = 0; i < covered.length; i++) {
			assertTrue(covered[i] || isBlank(text.charAt(i)), "character " + i + " is in no passage of " + text);
		}
	}

	private static boolean isBlank(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	@Test
	void stopsWhenCancelled() {
		AtomicInteger asked = new AtomicInteger();
		assertThrows(CancellationException.class,
				() -> new PassageSplitter(0, 100, 0).split("x".repeat(1_000_000), () -> asked.incrementAndGet() > 5));
		assertEquals(6, asked.get());
	}
}
