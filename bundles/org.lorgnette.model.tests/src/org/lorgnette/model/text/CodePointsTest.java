package org.lorgnette.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Test;

class CodePointsTest {

	@Test
	void agreesWithCountingOneByOne() {
		Random random = new Random(3);
		String[] parts = { "a", "é", "\uD83D\uDE00", "\uD800", "\uDC00", "語" };
		for (int round = 0; round < 500; round++) {
			StringBuilder builder = new StringBuilder();
			for (int i = random.nextInt(12); i > 0; i--) {
				builder.append(parts[random.nextInt(parts.length)]);
			}
			String text = builder.toString();
			CodePoints points = new CodePoints(text);
			assertEquals(text.codePointCount(0, text.length()), points.count());
			for (int i = 0; i <= points.count(); i++) {
				assertEquals(text.offsetByCodePoints(0, i), points.toUtf16(i), text);
				assertEquals(i, points.toCodePoints(points.toUtf16(i)), text);
			}
		}
	}

	@Test
	void anOffsetInsideAPairMovesToItsBegin() {
		assertEquals(1, new CodePoints("a\uD83D\uDE00b").toCodePoints(2));
		assertEquals(2, new CodePoints("a\uD83D\uDE00b").toCodePoints(3));
	}

	@Test
	void offsetsOutsideAreRefused() {
		CodePoints points = new CodePoints("\uD83D\uDE00");
		assertThrows(IndexOutOfBoundsException.class, () -> points.toUtf16(2));
		assertThrows(IndexOutOfBoundsException.class, () -> points.toCodePoints(3));
		assertThrows(IndexOutOfBoundsException.class, () -> points.toUtf16(-1));
	}
}
