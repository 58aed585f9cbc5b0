package org.lorgnette.engine.djl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.TinyModels;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.Neighbour;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class ShownByTaggerTest {

	@TempDir
	Path folder;

	private NerEngine open(int window, String precision) throws EngineException, IOException {
		TinyModels.tagger(folder, "en", window, "london");
		Path json = folder.resolve("model.json");
		Files.writeString(json, Files.readString(json).replace("\"weights\":", "\"fp32\":\"model.onnx\",\"weights\":"));
		return NerEngine.openOwn(Settings.of(NerEngine.OWN.settings(), Map.of("model", folder.toString(), "precision", precision)));
	}

	private static Document document(String text) {
		return Document.builder("d", text).build();
	}

	private static Decision at(String text, String name) {
		int begin = text.indexOf(name);
		return new Decision.OfEntity(new Entity("e1", "PERSON", new Span(begin, begin + name.length())));
	}

	private static List<String> texts(List<Word> words) {
		return words.stream().map(Word::text).toList();
	}

	@Test
	void attentionIsThatOfTheSentence() throws Exception {
		String text = "London is far.\n\nwe saw Anna near London. Then we left.";
		try (NerEngine engine = open(24, "int8")) {
			AttentionMaps maps = engine.attention(document(text), at(text, "Anna"), Cancellation.NONE);
			assertEquals(List.of("attention.0", "attention.1"), maps.layers().stream().map(AttentionLayer::name).toList());
			assertEquals(texts(maps.layers().getFirst().from()), texts(engine.attention(document(text), at(text, "we"), Cancellation.NONE)
					.layers().getFirst().from()), "the first word of a sentence");
			for (AttentionLayer layer : maps.layers()) {
				assertEquals(List.of("we", "saw", "Anna", "near", "London", "."), texts(layer.from()));
				assertTrue(layer.isSelfAttention());
				assertEquals(new Span(23, 27), layer.from().get(2).span());
				assertEquals(2, layer.heads());
				for (int head = 0; head < 2; head++) {
					for (double[] row : layer.head(head)) {
						assertEquals(1, Arrays.stream(row).sum(), 1e-5);
					}
				}
			}
			// "we" votes as "saw" does, and not as "Anna".
			AttentionLayer first = maps.layers().getFirst();
			assertTrue(first.weight(0, 0, 1) > 10 * first.weight(0, 0, 2), "head 0");
			assertTrue(first.weight(1, 0, 2) > 10 * first.weight(1, 0, 1), "head 1");
		}
	}

	@Test
	void attentionInALongSentenceIsThatOfTheWindow() throws Exception {
		String text = "so ".repeat(100) + "Anna " + "so ".repeat(100);
		try (NerEngine engine = open(16, "int8")) {
			List<Word> seen = engine.attention(document(text), at(text, "Anna"), Cancellation.NONE).layers().getFirst().from();
			assertEquals(16, seen.size());
			int place = texts(seen).indexOf("Anna");
			assertTrue(place >= 4 && place < 12, "at the border of the window: " + place);
		}
	}

	@Test
	void attentionNeedsAWord() throws Exception {
		try (NerEngine engine = open(24, "int8")) {
			Decision nowhere = new Decision.OfEntity(new Entity("e1", "PERSON", new Span(4, 6)));
			assertTrue(assertThrows(EngineException.class, () -> engine.attention(document("Anna    came"), nowhere, Cancellation.NONE))
					.getMessage().contains("no word at 4..6"));
			assertThrows(CancellationException.class,
					() -> engine.attention(document("Anna came"), at("Anna came", "Anna"), () -> true));
		}
	}

	/** İ is two characters in lower case, and the smiley two code units. */
	@Test
	void piecesCoverTheirWords() throws Exception {
		String text = "Abc İab\uD83D\uDE00cd xyz. " + "q".repeat(150) + " L\u2019an";
		try (NerEngine engine = open(24, "int8")) {
			List<TokenPieces> shown = engine.pieces(document(text), Cancellation.NONE);
			for (TokenPieces word : shown) {
				int at = word.word().begin();
				for (TokenPieces.Piece piece : word.pieces()) {
					assertTrue(piece.span().begin() <= at && piece.span().end() >= at, piece + " after " + at);
					at = piece.span().end();
				}
				if (word.word().length() < 60) {
					assertEquals(word.word().end(), at);
				}
			}
			assertEquals(List.of("a", "##b", "##c"), shown.getFirst().pieces().stream().map(TokenPieces.Piece::text).toList());
			assertEquals(List.of(new Span(0, 1), new Span(1, 2), new Span(2, 3)),
					shown.getFirst().pieces().stream().map(TokenPieces.Piece::span).toList());
			assertEquals(List.of(1L, 4L, 6L), shown.getFirst().pieces().stream().map(TokenPieces.Piece::id).toList());
			List<TokenPieces.Piece> all = shown.stream().flatMap(word -> word.pieces().stream()).toList();
			TokenPieces.Piece last = all.stream().filter(piece -> piece.text().equals("##d")).findFirst().orElseThrow();
			assertEquals("d", last.span().of(text));
			assertFalse(last.unknown());
			TokenPieces.Piece smiley = all.stream().filter(piece -> piece.span().of(text).equals("\uD83D\uDE00")).findFirst().orElseThrow();
			assertTrue(smiley.unknown());
		}
	}

	@Test
	void neighboursAreWordsOfTheTextsSeen() throws Exception {
		try (NerEngine engine = open(24, "int8")) {
			assertEquals(List.of(), engine.neighbours("Anna", 3, Cancellation.NONE));
			engine.analyze(document("we saw Anna and anna and Mark near London, 1999"), Cancellation.NONE);
			List<Neighbour> found = engine.neighbours("Anna", 10, Cancellation.NONE);
			assertEquals("Mark", found.getFirst().word());
			assertEquals(1, found.getFirst().similarity(), 1e-6);
			assertTrue(found.stream().noneMatch(neighbour -> List.of("Anna", "anna", ",", "1999").contains(neighbour.word())), found.toString());
			assertTrue(IntStream.range(1, found.size()).allMatch(i -> found.get(i - 1).similarity() >= found.get(i).similarity()));
			assertEquals(1, engine.neighbours("Anna", 1, Cancellation.NONE).size());
			assertEquals(0, engine.similarity("Anna", "saw").orElseThrow(), 1e-6);
			double place = engine.similarity("Anna", "London").orElseThrow();
			assertTrue(0 < place && place < 0.9, "a place that looks like a person: " + place);
			assertTrue(engine.similarity("Anna Smith", "Anna").isEmpty());
			assertTrue(engine.neighbours("", 1, Cancellation.NONE).isEmpty());
		}
	}

	@Test
	void documentsTogetherAreAsOneByOne() throws Exception {
		Random random = new Random(3);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < 70; i++) {
			StringBuilder text = new StringBuilder();
			for (int word = random.nextInt(60); word > 0; word--) {
				text.append(List.of("Anna ", "London ", "saw ", "near ", ". Then ", "Mark Smith ").get(random.nextInt(6)));
			}
			documents.add(Document.builder("d" + i, text.toString()).build());
		}
		for (String precision : List.of("int8", "fp32")) {
			try (NerEngine engine = open(16, precision)) {
				assertTrue(engine.batchSize() > 1);
				var together = engine.analyzeAll(documents, Cancellation.NONE);
				assertEquals(documents.size(), together.size());
				int entities = 0;
				for (int i = 0; i < documents.size(); i++) {
					assertEquals(engine.analyze(documents.get(i), Cancellation.NONE), together.get(i), precision + " " + i);
					entities += together.get(i).entities().size();
				}
				assertTrue(entities > 100, "only " + entities);
				assertEquals(List.of(), engine.analyzeAll(List.of(), Cancellation.NONE));
				assertThrows(CancellationException.class, () -> engine.analyzeAll(documents, () -> true));
			}
		}
	}
}
