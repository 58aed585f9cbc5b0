package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.ExplainSettings;
import org.lorgnette.engine.explain.Explainer;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;

/** Pieces and attention of whole engines, against the slow reference network and pieces written by hand. */
class HfShownTest {

	private static final TinyTokenizers.Built WORD_PIECES = TinyTokenizers.wordPiece(true, "marie", "cu", "##rie", "lives", "in",
			"par", "##is", "who", "e1", "e2");
	private static final TransformerOnnx.Style ATTENDING = new TransformerOnnx.Style(false, false, false, List.of(), "attentions.");

	@TempDir
	Path folder;

	/** Each unit as {@code piece=what it stands for}, where it stands for something. */
	private static List<String> shown(AttentionMaps maps, Document document) {
		return maps.layers().getFirst().from().stream().map(unit -> {
			String text = unit.in() == Word.In.TEXT ? document.text() : document.questions().getFirst().text();
			return unit.span().isEmpty() ? unit.text() : unit.text() + "=" + unit.span().of(text);
		}).toList();
	}

	private static void requireSame(double[][][][] expected, AttentionMaps found) {
		assertEquals(List.of("attention.0", "attention.1"), found.layers().stream().map(AttentionLayer::name).toList());
		for (int layer = 0; layer < 2; layer++) {
			AttentionLayer shown = found.layers().get(layer);
			assertEquals(expected[layer].length, shown.heads());
			for (int head = 0; head < shown.heads(); head++) {
				for (int query = 0; query < shown.from().size(); query++) {
					for (int key = 0; key < shown.to().size(); key++) {
						assertEquals(expected[layer][head][query][key], shown.weight(head, query, key), 1e-5);
					}
				}
			}
		}
	}

	private static String text(List<TokenPieces> pieces, String text) {
		return pieces.stream().map(word -> word.word().of(text) + ":" + word.pieces().stream()
				.map(piece -> piece.text() + "=" + piece.span().of(text) + (piece.unknown() ? "?" : "")).collect(Collectors.joining("+")))
				.collect(Collectors.joining(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = {"text", "words"})
	void tagger(String input) throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.TOKENS, WORD_PIECES.size(), 3, 4);
		TinyFolders.write(folder, network, ATTENDING, "model.onnx", WORD_PIECES, List.of("O", "B-PER", "I-PER"));
		Document document = Document.builder("d", "In Paris. Marie Curie \uD83D\uDE00 lives.").build();
		try (HfNerEngine engine = HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(),
				Map.of("model", folder.toString(), "input", input)))) {
			Decision decision = new Decision.OfEntity(new Entity("e", "PER", new Span(10, 21)));
			AttentionMaps maps = engine.attention(document, decision, Cancellation.NONE);
			assertEquals(List.of("[CLS]", "marie=Marie", "cu=Cu", "##rie=rie", "[UNK]=\uD83D\uDE00", "lives=lives", ".=.", "[SEP]"),
					shown(maps, document));
			long[] ids = ids("[CLS]", "marie", "cu", "##rie", "[UNK]", "lives", ".", "[SEP]");
			requireSame(network.attention(ids, new long[ids.length]), maps);
			assertEquals("In:in=In Paris:par=Par+##is=is .:.=. Marie:marie=Marie Curie:cu=Cu+##rie=rie "
					+ "\uD83D\uDE00:[UNK]=\uD83D\uDE00? lives:lives=lives .:.=.", text(engine.pieces(document, Cancellation.NONE), document.text()));
			Explanation explanation = new Explainer(engine, List.of()).explain(document, decision,
					ExplainSettings.of(Method.ROLLOUT), ExplainListener.NONE, Cancellation.NONE);
			assertEquals("attention, 2 layers", explanation.shown());
			assertThrows(EngineException.class, () -> engine.attention(document, new Decision.OfAnswer(Answer.none("q")), Cancellation.NONE));
		}
	}

	private static long[] ids(String... pieces) {
		return Arrays.stream(pieces).mapToLong(WORD_PIECES::id).toArray();
	}

	/** Of a sentence with windows, that from which the word is taken. */
	@Test
	void taggerOfLongSentences() throws Exception {
		SlowTransformer network = TinyFolders.network("distilbert", Head.TOKENS, WORD_PIECES.size(), 2, 4);
		TinyFolders.write(folder, network, ATTENDING, "model.onnx", WORD_PIECES, List.of("O", "PER"));
		Document document = Document.builder("d", "Curie ".repeat(200) + "Marie").build();
		try (HfNerEngine engine = HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(), Map.of("model", folder.toString())))) {
			for (Span place : List.of(new Span(0, 5), new Span(600, 605), new Span(1200, 1205))) {
				AttentionMaps maps = engine.attention(document, new Decision.OfEntity(new Entity("e", "PER", place)), Cancellation.NONE);
				List<Word> units = maps.layers().getFirst().from();
				assertTrue(units.size() <= TinyFolders.POSITIONS && units.size() > TinyFolders.POSITIONS / 2, "" + units.size());
				assertTrue(units.stream().anyMatch(unit -> unit.span().begin() == place.begin() && !unit.span().isEmpty()));
				long[] ids = units.stream().mapToLong(unit -> WORD_PIECES.id(unit.text())).toArray();
				requireSame(network.attention(ids, new long[ids.length]), maps);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void reader(boolean joined) throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.SPANS, WORD_PIECES.size(), 2, 2);
		TinyFolders.write(folder, network, new TransformerOnnx.Style(false, false, joined, List.of(), "attention_"), "model.onnx",
				WORD_PIECES, List.of());
		Document document = Document.builder("d", "Marie lives in Paris.").questions(List.of(new Question("q", " Who lives?"))).build();
		try (HfQaEngine engine = HfQaEngine.open(Settings.of(HfQaEngine.DESCRIPTOR.settings(), Map.of("model", folder.toString())))) {
			assertEquals("Marie:marie=Marie lives:lives=lives in:in=in Paris:par=Par+##is=is .:.=.",
					text(engine.pieces(document, Cancellation.NONE), document.text()));
			assertTrue(!engine.analyze(document, Cancellation.NONE).predictions().isEmpty());
			for (Answer answer : List.of(new Answer("q", "Paris", Optional.of(new Span(15, 20))), Answer.none("q"))) {
				AttentionMaps maps = engine.attention(document, new Decision.OfAnswer(answer), Cancellation.NONE);
				assertEquals(List.of("[CLS]", "who=Who", "lives=lives", "?=?", "[SEP]", "marie=Marie", "lives=lives", "in=in", "par=Par",
						"##is=is", ".=.", "[SEP]"), shown(maps, document));
				assertEquals(3, maps.layers().getFirst().from().stream().filter(unit -> unit.in() == Word.In.QUESTION).count());
				long[] ids = ids("[CLS]", "who", "lives", "?", "[SEP]", "marie", "lives", "in", "par", "##is", ".", "[SEP]");
				requireSame(network.attention(ids, new long[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1}), maps);
			}
			Decision free = new Decision.OfAnswer(new Answer("q", "yes", Optional.empty()));
			assertTrue(assertThrows(EngineException.class, () -> engine.attention(document, free, Cancellation.NONE)).getMessage()
					.contains("no place"));
		}
	}

	/** Of several windows that hold the answer, the one with its best score. */
	@Test
	void readerOfLongTexts() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.SPANS, WORD_PIECES.size(), 2, 2);
		TinyFolders.write(folder, network, ATTENDING, "model.onnx", WORD_PIECES, List.of());
		List<String> words = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			words.add(List.of("Marie", "in", "lives", "who")
					.get(i * i % 7 % 4));
		}
		String text = String.join(" ", words);
		Document document = Document.builder("d", text).questions(List.of(new Question("q", "Who"))).build();
		int begin = String.join(" ", words.subList(0, 20)).length() + 1;
		Span span = new Span(begin, begin + words.get(20).length());
		int room = 24 - 4;
		int best = -1;
		double most = 0;
		for (int from = 0; from + room - 10 < 60; from += room - 10) {
			long[] ids = window(words, from, Math.min(60, from + room));
			double[][] logits = network.logits(ids, types(ids.length));
			double score = 20 < from || 20 >= from + room ? Double.NEGATIVE_INFINITY : logits[3 + 20 - from][0] + logits[3 + 20 - from][1];
			if (score > Double.NEGATIVE_INFINITY && (best < 0 || score > most)) {
				best = from;
				most = score;
			}
		}
		try (HfQaEngine engine = HfQaEngine.open(Settings.of(HfQaEngine.DESCRIPTOR.settings(),
				Map.of("model", folder.toString(), "max-length", "24", "stride", "10")))) {
			AttentionMaps maps = engine.attention(document,
					new Decision.OfAnswer(new Answer("q", span.of(text), Optional.of(span))), Cancellation.NONE);
			long[] ids = window(words, best, best + room);
			requireSame(network.attention(ids, types(ids.length)), maps);
		}
	}

	private static long[] window(List<String> words, int from, int to) {
		List<String> pieces = new ArrayList<>(List.of("[CLS]", "who", "[SEP]"));
		words.subList(from, to).forEach(word -> pieces.add(word.toLowerCase(java.util.Locale.ROOT)));
		pieces.add("[SEP]");
		return ids(pieces.toArray(String[]::new));
	}

	private static long[] types(int length) {
		long[] types = new long[length];
		Arrays.fill(types, 3, length, 1);
		return types;
	}

	@Test
	void relations() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.TEXTS, WORD_PIECES.size(), 3, 3);
		TinyFolders.write(folder, network, ATTENDING, "model.onnx", WORD_PIECES, List.of("Live_In(e1,e2)", "Live_In(e2,e1)", "Other"));
		Entity marie = new Entity("a", "PER", new Span(0, 5));
		Entity paris = new Entity("b", "LOC", new Span(15, 20));
		Document document = Document.builder("d", "Marie lives in Paris. Curie.").entities(List.of(marie, paris)).build();
		try (HfRelationEngine engine = HfRelationEngine.open(Settings.of(HfRelationEngine.DESCRIPTOR.settings(),
				Map.of("model", folder.toString(), "pair", "{tail} in")), ModelStore.EMPTY)) {
			for (boolean turned : List.of(false, true)) {
				Entity head = turned ? paris : marie;
				Entity tail = turned ? marie : paris;
				Decision decision = new Decision.OfRelation(new Relation("r", "Live_In", head.id(), tail.id()), head, tail);
				AttentionMaps maps = engine.attention(document, decision, Cancellation.NONE);
				// The text's own words have places; markers and the second text have none.
				assertEquals(List.of("[CLS]", "<", "e1", ">", "marie=Marie", "<", "/", "e1", ">", "lives=lives", "in=in", "<", "e2", ">",
						"par=Par", "##is=is", "<", "/", "e2", ">", ".=.", "[SEP]", "par", "##is", "in", "[SEP]"), shown(maps, document));
				long[] ids = ids("[CLS]", "<", "e1", ">", "marie", "<", "/", "e1", ">", "lives", "in", "<", "e2", ">", "par", "##is", "<",
						"/", "e2", ">", ".", "[SEP]", "par", "##is", "in", "[SEP]");
				long[] types = new long[ids.length];
				Arrays.fill(types, 22, types.length, 1);
				requireSame(network.attention(ids, types), maps);
			}
			assertEquals("Marie:marie=Marie lives:lives=lives in:in=in Paris:par=Par+##is=is .:.=. Curie:cu=Cu+##rie=rie .:.=.",
					text(engine.pieces(document, Cancellation.NONE), document.text()));
			Entity curie = new Entity("c", "PER", new Span(22, 27));
			assertTrue(assertThrows(EngineException.class, () -> engine.attention(document,
					new Decision.OfRelation(new Relation("r", "Live_In", "a", "c"), marie, curie), Cancellation.NONE)).getMessage()
					.contains("different sentences"));
		}
	}

	/** Pieces of byte-level vocabularies hold the space before a word, which is not the word's. */
	@Test
	void bytes() throws Exception {
		TinyTokenizers.Built tokenizer = TinyTokenizers.byteLevel("\u0120 P", "a r", "\u0120P ar", "i s", "\u0120Par is");
		SlowTransformer network = TinyFolders.network("roberta", Head.TOKENS, tokenizer.size(), 2, 4);
		TinyFolders.write(folder, network, tokenizer, List.of("O", "PER"));
		Document document = Document.builder("d", "\u00E9 Paris").build();
		try (HfNerEngine engine = HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(), Map.of("model", folder.toString())))) {
			assertEquals("\u00E9:\u00C3=\u00E9+\u00A9=\u00E9 Paris:\u0120Paris=Paris",
					text(engine.pieces(document, Cancellation.NONE), document.text()));
			Decision decision = new Decision.OfEntity(new Entity("e", "PER", new Span(2, 7)));
			EngineUnavailableException none = assertThrows(EngineUnavailableException.class,
					() -> engine.attention(document, decision, Cancellation.NONE));
			assertTrue(none.getMessage().contains("attentions.0") && none.remedy().contains("output_attentions"), none.getMessage());
		}
	}
}
