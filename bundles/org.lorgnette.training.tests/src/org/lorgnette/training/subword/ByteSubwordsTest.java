package org.lorgnette.training.subword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.djl.generation.TextPieces;

class ByteSubwordsTest {

	private static final String TEXT = "The engine weaves algebraic patterns just as the loom weaves flowers and leaves.\n"
			+ "Le m\u00e9tier tisse des fleurs et des feuilles ; l\u2019engin tisse des motifs.\n";

	@TempDir
	private Path folder;

	private TextPieces learn(String text, int size) throws Exception {
		ByteSubwords subwords = new ByteSubwords();
		subwords.read(text);
		return TextPieces.read(Files.writeString(folder.resolve("subwords.json"), subwords.learn(size), StandardCharsets.UTF_8));
	}

	/** Whatever was learned, any text comes back to the letter: scripts that were never seen, lone marks, emoji, white space of all kinds. */
	@Test
	void anyTextComesBack() throws Exception {
		try (TextPieces pieces = learn(TEXT.repeat(20), 400)) {
			assertTrue(pieces.size() > 300 && pieces.size() <= 400, pieces.size() + " pieces");
			Random random = new Random(1);
			for (String text : List.of(TEXT, "", " ", "\n\n\t x\u00a0y", "\u6771\u4eac \ud83d\udc69\u200d\ud83d\ude80!", "\u0301e\u0301", "a\u0000b", "<|end|")) {
				int[] ids = pieces.ids(text);
				assertEquals(text, pieces.text(ids));
				assertEquals(text.getBytes(StandardCharsets.UTF_8).length, Arrays.stream(ids).map(pieces::bytes).sum(), text);
			}
			for (int trial = 0; trial < 200; trial++) {
				StringBuilder text = new StringBuilder();
				for (int i = random.nextInt(30); i >= 0; i--) {
					int codePoint = random.nextInt(0x1, random.nextBoolean() ? 0x250 : 0x1F700);
					text.appendCodePoint(codePoint >= 0xD800 && codePoint < 0xE000 ? 'x' : codePoint);
				}
				assertEquals(text.toString(), pieces.text(pieces.ids(text.toString())));
			}
		}
	}

	@Test
	void whatIsFrequentIsOnePiece() throws Exception {
		try (TextPieces pieces = learn(TEXT.repeat(20), 400)) {
			assertEquals(1, pieces.ids(" weaves").length);
			assertEquals(1, pieces.ids(" tisse").length);
			assertTrue(pieces.ids(" zyzzyva").length > 3);
			List<TextPieces.Piece> cut = pieces.pieces("\ud83d\ude80 weaves");
			assertEquals(" weaves", cut.getLast().span().of("\ud83d\ude80 weaves"));
			assertEquals("\ud83d\ude80", cut.getFirst().span().of("\ud83d\ude80 weaves"), "a byte of a character has all of it");
			assertEquals(0, pieces.bytes(pieces.end()));
		}
	}
}
