package org.lorgnette.engine.djl.ner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.djl.folder.Window;

class WindowsTest {

	@Test
	void eachWordIsTakenWhereItHasMostContext() {
		for (int words = 1; words <= 12; words++) {
			for (int stride = 1; stride <= words; stride++) {
				for (int length = 1; length < 60; length++) {
					check(new Windows(new Window(words, stride)).of(7, length), words, stride, length);
				}
			}
		}
	}

	private static void check(List<Windows.Piece> pieces, int words, int stride, int length) {
		int next = 0;
		for (Windows.Piece piece : pieces) {
			assertEquals(7, piece.sentence());
			assertEquals(next, piece.from());
			assertTrue(piece.begin() <= piece.from() && piece.to() <= piece.end() && piece.from() < piece.to());
			assertTrue(piece.begin() >= 0 && piece.end() <= length && piece.length() <= words);
			for (int word = piece.from(); word < piece.to(); word++) {
				int here = context(piece, word, length);
				for (Windows.Piece other : pieces) {
					boolean holds = other.begin() <= word && word < other.end();
					assertTrue(!holds || context(other, word, length) <= here,
							"word " + word + " of " + length + " in windows of " + words + " by " + stride);
				}
			}
			next = piece.to();
		}
		assertEquals(length, next);
	}

	/** How far the nearest border is at which something was cut off. */
	private static int context(Windows.Piece piece, int word, int length) {
		int before = piece.begin() == 0 ? length : word - piece.begin();
		int after = piece.end() == length ? length : piece.end() - 1 - word;
		return Math.min(before, after);
	}
}
