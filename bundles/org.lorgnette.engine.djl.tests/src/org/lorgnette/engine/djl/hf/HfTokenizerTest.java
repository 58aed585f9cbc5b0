package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineUnavailableException;

class HfTokenizerTest {

	@TempDir
	Path folder;

	private HfTokenizer open(TinyTokenizers.Built built, boolean words) throws IOException, EngineUnavailableException {
		Files.writeString(folder.resolve("tokenizer.json"), built.json());
		return HfTokenizer.open(TokenizerFiles.read(folder), words);
	}

	/** Each piece with what it stands for in the text, as {@code piece=text}. */
	private static List<String> shown(TinyTokenizers.Built built, HfTokenizer tokenizer, String text) {
		Map<Long, String> names = new HashMap<>();
		built.ids().forEach((piece, id) -> names.put((long) id, piece));
		Pieces pieces = tokenizer.encode(text, Cancellation.NONE);
		List<String> shown = new ArrayList<>();
		for (int i = 0; i < pieces.size(); i++) {
			shown.add(names.get(pieces.id(i)) + "=" + text.substring(pieces.begin(i), pieces.end(i)));
		}
		return shown;
	}

	@Test
	void wordPieces() throws Exception {
		TinyTokenizers.Built built = TinyTokenizers.wordPiece(true, "par", "##is", "lives", "in", "ete", "##ait");
		try (HfTokenizer tokenizer = open(built, false)) {
			assertEquals(List.of("lives=Lives", "in=in", "par=Par", "##is=is", ".=."), shown(built, tokenizer, "Lives in\u00A0Paris."));
			assertEquals(List.of("ete=\u00C9t\u00E9", ",=,", "c=C", "'='", "e=\u00E9", "##t=t", "##ait=ait"),
					shown(built, tokenizer, "\u00C9t\u00E9,\r\nC'\u00E9tait"));
			// The same accents as marks of their own.
			assertEquals(List.of("ete=E\u0301te\u0301"), shown(built, tokenizer, "E\u0301te\u0301").stream()
					.map(piece -> piece.equals("ete=E\u0301te") ? piece + "\u0301" : piece).toList());
			assertEquals(List.of("[UNK]=\uD83D\uDE00", "in=in", "[UNK]=\uD83D\uDE00\uD83D\uDE00"),
					shown(built, tokenizer, "\uD83D\uDE00 in \uD83D\uDE00\uD83D\uDE00"));
			// BERT drops the replacement character.
			assertEquals(List.of("in=in"), shown(built, tokenizer, "\uD83D in \uDE00"));
			assertEquals(List.of(), shown(built, tokenizer, " \u0000\u200B\r\n"));
		}
	}

	@Test
	void wordPiecesThatKeepCase() throws Exception {
		TinyTokenizers.Built built = TinyTokenizers.wordPiece(false, "Par", "##is");
		try (HfTokenizer tokenizer = open(built, false)) {
			assertEquals(List.of("Par=Par", "##is=is", "p=p", "##a=a", "##r=r", "##is=is", "[UNK]=\u00C9t\u00E9"),
					shown(built, tokenizer, "Paris paris \u00C9t\u00E9"));
		}
		// What tokenizer_config.json says wins, as for a fast tokenizer of transformers.
		Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": true}");
		try (HfTokenizer tokenizer = open(built, false)) {
			assertEquals(List.of("p=P", "##a=a", "##r=r", "##is=is", "e=\u00C9", "##t=t", "##e=\u00E9"), shown(built, tokenizer,
					"Paris \u00C9t\u00E9"));
		}
	}

	@Test
	void bytes() throws Exception {
		TinyTokenizers.Built built = TinyTokenizers.byteLevel("\u0120 P", "a r", "\u0120P ar", "i s", "\u0120Par is", "P ar",
				"\u00C3 \u00A9");
		try (HfTokenizer tokenizer = open(built, false)) {
			assertEquals(List.of("Par=Par", "is=is", "\u0120Paris=Paris", "\u0120=", "\u0120Paris=Paris"),
					shown(built, tokenizer, "Paris Paris  Paris"));
			assertEquals(List.of("\u00C3\u00A9=\u00E9", "t=t", "\u00C3\u00A9=\u00E9", "'='", "s=s"), shown(built, tokenizer,
					"\u00E9t\u00E9's"));
			String emoji = "\uD83D\uDE00";
			assertEquals(List.of("a=a", "\u00F0=" + emoji, "\u0141=" + emoji, "\u013A=" + emoji, "\u0122=" + emoji, "b=b"),
					shown(built, tokenizer, "a" + emoji + "b"));
			assertEquals(List.of("\u010A=", "P=P"), shown(built, tokenizer, "\r\nP").stream().map(piece -> piece.replace("\r\n",
					"")).toList());
			InputTemplate pair = tokenizer.pair();
			assertArrayEquals(new long[] {0, 10, 2, 2, 11, 12, 2}, pair.wrap(new long[] {10}, new long[] {11, 12}).ids());
			assertArrayEquals(new long[7], pair.wrap(new long[] {10}, new long[] {11, 12}).types());
			assertEquals(4, pair.second(1));
		}
		try (HfTokenizer tokenizer = open(built, true)) {
			List<Pieces> pieces = tokenizer.encodeWords(List.of("Paris", "\u00E9", "\u0000", "Paris"), Cancellation.NONE);
			assertArrayEquals(new long[] {built.id("\u0120Paris")}, pieces.get(0).ids());
			assertArrayEquals(new long[] {built.id("\u0120"), built.id("\u00C3\u00A9")}, pieces.get(1).ids());
			assertArrayEquals(new long[] {built.id("\u0120Paris")}, pieces.get(3).ids());
		}
	}

	@Test
	void unigram() throws Exception {
		TinyTokenizers.Built built = TinyTokenizers.unigram("\u2581Par", "is", "\u2581l", "\u00E9t\u00E9", "\u2581est");
		try (HfTokenizer tokenizer = open(built, false)) {
			assertEquals(List.of("\u2581Par=Par", "is=is", "\u2581est= est", "\u2581l= l", "'='", "\u00E9t\u00E9=\u00E9t\u00E9"),
					shown(built, tokenizer, "Paris est l'\u00E9t\u00E9"));
			// NFKC makes the accents single letters, the space a plain one, and the ligature two letters.
			List<String> marks = shown(built, tokenizer, "l'e\u0301te\u0301\u00A0\uFB01");
			assertEquals(List.of("\u2581l", "'", "\u00E9t\u00E9", "\u2581", "f", "i"), marks.stream().map(piece -> piece.split("=")[0])
					.toList());
			assertEquals("i=\uFB01", marks.getLast());
			assertEquals(List.of("\u2581", "<unk>"), shown(built, tokenizer, "\uD83D\uDE00").stream().map(piece -> piece.split("=")[0])
					.toList());
			InputTemplate single = tokenizer.single();
			assertArrayEquals(new long[] {0, 9, 2}, single.wrap(new long[] {9}).ids());
		}
	}

	@Test
	void templatesHaveSegmentsAndPlaces() throws Exception {
		TinyTokenizers.Built built = TinyTokenizers.wordPiece(true);
		try (HfTokenizer tokenizer = open(built, false)) {
			PieceSequence pair = tokenizer.pair().wrap(new long[] {7, 8}, new long[] {9});
			assertArrayEquals(new long[] {2, 7, 8, 3, 9, 3}, pair.ids());
			assertArrayEquals(new long[] {0, 0, 0, 0, 1, 1}, pair.types());
			assertEquals(OptionalInt.of(0), tokenizer.pair().place(2, 2, 1));
			assertEquals(OptionalInt.of(3), tokenizer.pair().place(3, 2, 1));
			assertEquals(OptionalInt.empty(), tokenizer.pair().place(4, 2, 1));
		}
		// The classification piece at the end, as XLNet has it.
		InputTemplate last = InputTemplate.from(new long[] {5, 5, 4, 5, 5, 4, 3}, new long[] {0, 0, 0, 1, 1, 1, 2}, new long[] {5, 5},
				true)
				.orElseThrow();
		assertEquals(OptionalInt.of(2 + 1 + 3 + 1), last.place(3, 2, 3));
		assertArrayEquals(new long[] {7, 4, 8, 4, 3}, last.wrap(new long[] {7}, new long[] {8}).ids());
	}

	/** Long texts are split in parts; the pieces are those of the whole. */
	@Test
	void longTextsHaveThePiecesOfTheWhole() throws Exception {
		String line = "L'\u00E9t\u00E9 \uD83D\uDE00 lives in Paris.\r\n";
		int lines = 2000;
		String text = line.repeat(lines);
		for (TinyTokenizers.Built built : List.of(TinyTokenizers.wordPiece(true, "paris"), TinyTokenizers.byteLevel("\u0120 P", "a r"),
				TinyTokenizers.unigram("\u2581Paris"))) {
			try (HfTokenizer tokenizer = open(built, false)) {
				List<String> once = shown(built, tokenizer, line.repeat(2));
				List<String> all = shown(built, tokenizer, text);
				int period = shown(built, tokenizer, line.repeat(3)).size() - once.size();
				assertEquals(once.size() + (lines - 2) * period, all.size());
				List<String> middle = shown(built, tokenizer, line.repeat(3)).subList(once.size() - period,
						once.size());
				for (int from = once.size() - period; from + period <= all.size() - period; from += period) {
					assertEquals(middle, all.subList(from, from + period));
				}
				assertThrows(CancellationException.class, () -> tokenizer.encode(text, () -> true));
				tokenizer.encode("x".repeat(50_001), Cancellation.NONE);
				assertTrue(tokenizer.encode("\uD83D\uDE00".repeat(20_001), Cancellation.NONE).size() > 0);
			}
		}
	}

	@Test
	void saysWhatIsWrongWithAFile() throws Exception {
		TinyTokenizers.Built built = TinyTokenizers.wordPiece(true);
		for (String bad : List.of("", "[]", "{}", "{\"model\":{}}", built.json().substring(0, 900),
				"{\"model\":{\"vocab\":{\"a\":-1}}}", "{\"model\":{\"vocab\":{}}}", built.json().replace("BertPreTokenizer", "NoSuchThing"),
				built.json().replace("\"WordPiece\",\"unk_token\":\"[UNK]\"", "\"WordPiece\",\"unk_token\":\"[ABSENT]\""))) {
			Files.writeString(folder.resolve("tokenizer.json"), bad);
			EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
					() -> HfTokenizer.open(TokenizerFiles.read(folder), false).encode("\u4E2D", Cancellation.NONE), bad);
			assertTrue(refusal.getMessage().contains("tokenizer.json"), refusal.getMessage());
		}
	}
}
