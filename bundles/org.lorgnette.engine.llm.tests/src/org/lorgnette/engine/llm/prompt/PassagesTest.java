package org.lorgnette.engine.llm.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

class PassagesTest {

	private static List<String> split(String text, int longest) {
		return Passages.split(Document.builder("d", text).build(), longest).stream().map(span -> span.of(text)).toList();
	}

	@Test
	void cutsWhereThereIsABorder() {
		assertEquals(List.of("One two."), split(" One two.\n", 100));
		assertEquals(List.of(), split(" \n\u00A0 ", 100));
		assertEquals(List.of("First one here.\nAnd its end.", "Second one. It is long."),
				split("First one here.\nAnd its end.\r\n\r\nSecond one. It is long.", 40));
		assertEquals(List.of("A first sentence.", "A second, longer sentence."), split("A first sentence. A second, longer sentence.", 30));
		assertEquals(List.of("words without", "any end at all"), split("words without any end at all", 16));
		assertEquals(List.of("xxxxx", "xxxxx", "xx"), split("x".repeat(12), 5));
		assertEquals(List.of("\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00"), split("\uD83D\uDE00".repeat(3), 5));
	}

	@Test
	void losesNothingAndIsNeverTooLong() {
		Random random = new Random(11);
		String signs = "ab c.\n\r\t!? \uD83D\uDE00é\u00A0";
		for (int round = 0; round < 3000; round++) {
			StringBuilder text = new StringBuilder();
			for (int i = random.nextInt(200); i > 0; i--) {
				text.append(signs.charAt(random.nextInt(signs.length())));
			}
			int longest = 2 + random.nextInt(60);
			int end = 0;
			for (Span span : Passages.split(Document.builder("d", text.toString()).build(), longest)) {
				assertTrue(text.substring(end, span.begin()).codePoints().allMatch(point -> Character.isWhitespace(point)
						|| Character.isSpaceChar(point)), "lost: " + text);
				assertTrue(span.length() > 0 && span.length() <= longest);
				assertFalse(Character.isHighSurrogate(text.charAt(span.end() - 1)) && span.end() < text.length()
						&& Character.isLowSurrogate(text.charAt(span.end())), "splits a pair: " + text);
				end = span.end();
			}
			assertTrue(text.substring(end).isBlank() || text.substring(end).replace('\u00A0', ' ').isBlank());
		}
	}
}
