package org.lorgnette.engine.baseline.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.language.ByteLevel;
import org.lorgnette.model.Span;

class BytePairsTest {

	@TempDir
	private Path folder;

	/** Bytes, the end, and merges of two letters, three, and across a character of two bytes. */
	private static BytePairs pairs() {
		List<byte[]> pieces = new ArrayList<>();
		IntStream.range(0, 256).forEach(value -> pieces.add(new byte[] {(byte) value}));
		pieces.add(new byte[0]);
		List<BytePairs.Merge> merges = new ArrayList<>();
		for (String[] pair : new String[][] {{"b", "a"}, {"a", "b"}, {"a", "a"}, {"ab", "a"}, {" ", "ba"}, {"ba", "b"}, {"aa",
				"aa"}}) {
			byte[] merged = (pair[0] + pair[1]).getBytes(StandardCharsets.UTF_8);
			merges.add(new BytePairs.Merge(find(pieces, pair[0]), find(pieces, pair[1]), pieces.size()));
			pieces.add(merged);
		}
		return new BytePairs(pieces, 256, merges);
	}

	private static int find(List<byte[]> pieces, String piece) {
		return IntStream.range(0, pieces.size()).filter(id -> new String(pieces.get(id), StandardCharsets.UTF_8).equals(piece))
				.findFirst()
				.orElseThrow();
	}

	/** As it is defined: the first of the merges that fits anywhere is made at its first place, as long as one fits. */
	private static List<Integer> slow(BytePairs pairs, String word) {
		List<Integer> ids = new ArrayList<>();
		for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
			ids.add(value & 0xFF);
		}
		boolean merged = true;
		while (merged) {
			merged = false;
			for (int rank = 0; rank < pairs.merges().size() && !merged; rank++) {
				BytePairs.Merge merge = pairs.merges().get(rank);
				for (int i = 0; i + 1 < ids.size() && !merged; i++) {
					if (ids.get(i) == merge.left() && ids.get(i + 1) == merge.right()) {
						ids.set(i, merge.merged());
						ids.remove(i + 1);
						merged = true;
					}
				}
			}
		}
		return ids;
	}

	private static List<Integer> ids(BytePairs pairs, String text) {
		List<Integer> ids = new ArrayList<>();
		pairs.ids(text, word -> IntStream.of(word).forEach(ids::add));
		return ids;
	}

	@Test
	void mergesInTheOrderOfTheirRanks() {
		BytePairs pairs = pairs();
		Random random = new Random(4);
		for (int trial = 0; trial < 500; trial++) {
			StringBuilder text = new StringBuilder();
			for (int i = random.nextInt(60); i >= 0; i--) {
				text.append("aabb c\u00e9".charAt(random.nextInt(7)));
			}
			List<Integer> expected = new ArrayList<>();
			Matcher word = ByteLevel.WORD.matcher(text);
			while (word.find()) {
				expected.addAll(slow(pairs, word.group()));
			}
			assertEquals(expected, ids(pairs, text.toString()), text.toString());
			assertEquals(text.toString(), pairs.text(expected.stream().mapToInt(Integer::intValue).toArray()));
		}
	}

	@Test
	void piecesStandWhereTheirCharactersDo() {
		List<BytePairs.Piece> cut = new ArrayList<>();
		pairs().cut("aab \u00e9\ud83d\ude80x\ud83d", cut::addAll);
		assertEquals(List.of(new Span(0, 1), new Span(1, 3), new Span(3, 4), new Span(4, 5), new Span(4, 5), new Span(5, 7),
				new Span(5, 7),
				new Span(5, 7), new Span(5, 7), new Span(7, 8), new Span(8, 9), new Span(8, 9), new Span(8, 9)),
				cut.stream().map(BytePairs.Piece::span).toList());
	}

	@Test
	void theFileOfALanguageModelHasItsPieces() throws IOException {
		StringBuilder vocabulary = new StringBuilder("\"<|end|>\": 0");
		for (int value = 0; value < 256; value++) {
			String shown = ByteLevel.SHOWN.get(value);
			vocabulary.append(", \"").append(shown.equals("\"") || shown.equals("\\") ? "\\" + shown : shown).append("\": ")
					.append(value + 1);
		}
		String json = "{\"added_tokens\": [{\"id\": 0, \"content\": \"<|end|>\"}], \"model\": {\"vocab\": {" + vocabulary
				+ ", \"\u0120a\": 257}, \"merges\": [[\"\u0120\", \"a\"]]}}";
		BytePairs pairs = BytePairsFile.read(Files.writeString(folder.resolve("subwords.json"), json));
		assertEquals(0, pairs.end());
		assertEquals(List.of(257, 'b' + 1, '\n' + 1), ids(pairs, " ab\n"));
		assertArrayEquals(" a".getBytes(StandardCharsets.UTF_8), pairs.piece(257));
		for (String wrong : List.of("", "[]", "{\"model\": {}}", json.replace("257", "300"), json.replace("\"!\": 34,", ""))) {
			Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
			IOException refusal = assertThrows(IOException.class, () -> BytePairsFile.read(file));
			assertTrue(refusal.getMessage().contains("wrong.json") && refusal.getMessage().contains("subwords.json"),
					refusal.getMessage());
		}
	}
}
