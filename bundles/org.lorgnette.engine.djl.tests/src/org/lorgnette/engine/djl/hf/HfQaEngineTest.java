package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;

/** Whole runs, against the slow reference network and a second writing of the rules of run_qa. */
class HfQaEngineTest {

	@TempDir
	Path folder;

	private static final TinyTokenizers.Built WORD_PIECES = TinyTokenizers.wordPiece(true, "who", "lives", "in", "par", "##is",
			"marie", "curie", "and", "pierre", "where");
	private static final TinyTokenizers.Built BYTES = TinyTokenizers.byteLevel("\u0120 P", "a r", "\u0120P ar", "i s",
			"\u0120Par is", "h o");

	/** A piece of a text: its id and its place. */
	private record Piece(long id, int begin, int end) {
	}

	private record Scored(Span span, double score) {
	}

	private static List<Piece> pieces(TinyTokenizers.Built built, String text, Object... piecesAndTexts) {
		List<Piece> pieces = new ArrayList<>();
		int at = 0;
		for (int i = 0; i < piecesAndTexts.length; i += 2) {
			String shown = (String) piecesAndTexts[i + 1];
			// Bytes of one character share its place.
			int begin = !pieces.isEmpty() && shown.codePointCount(0, shown.length()) == 1 && pieces.getLast().end() - shown.length() >= 0
					&& text.startsWith(shown, pieces.getLast().end() - shown.length()) && !text.startsWith(shown, at)
							? pieces.getLast().end() - shown.length() : text.indexOf(shown, at);
			at = begin + shown.length();
			pieces.add(new Piece(built.id((String) piecesAndTexts[i]), begin, at));
		}
		return pieces;
	}

	/** The rules of postprocess_qa_predictions, in their own words. */
	private static List<Scored> expected(SlowTransformer network, String text, List<Long> question, List<Piece> pieces, int length,
			int stride, int longest, boolean none) {
		boolean roberta = network.shape().padding() == 1;
		List<Long> separator = roberta ? List.of(2L, 2L) : List.of(3L);
		int room = length - question.size() - separator.size() - 2;
		List<Scored> spans = new ArrayList<>();
		double null0 = Double.POSITIVE_INFINITY;
		for (int begin = 0; begin < pieces.size(); begin += room - stride) {
			int end = Math.min(begin + room, pieces.size());
			List<Long> ids = new ArrayList<>(List.of(roberta ? 0L : 2L));
			ids.addAll(question);
			ids.addAll(separator);
			int offset = ids.size();
			pieces.subList(begin, end).forEach(piece -> ids.add(piece.id()));
			ids.add(separator.getFirst());
			long[] types = IntStream.range(0, ids.size()).mapToLong(at -> !roberta && at >= offset ? 1 : 0).toArray();
			double[][] logits = network.logits(ids.stream().mapToLong(Long::longValue).toArray(), types);
			null0 = Math.min(null0, logits[0][0] + logits[0][1]);
			for (int first : top(logits, 0)) {
				for (int last : top(logits, 1)) {
					boolean inside = first >= offset && last >= first && last < offset + end - begin && last - first + 1 <= longest;
					if (inside) {
						int from = pieces.get(begin + first - offset).begin();
						int to = pieces.get(begin + last - offset).end();
						String answer = text.substring(from, to);
						int leading = answer.length() - answer.stripLeading().length();
						Span span = new Span(from + leading, from + leading + answer.strip().length());
						spans.add(new Scored(span, logits[first][0] + logits[last][1]));
					}
				}
			}
			if (end == pieces.size()) {
				break;
			}
		}
		spans.sort(Comparator.comparingDouble(one -> -one.score()));
		Set<Span> seen = new HashSet<>();
		spans.removeIf(one -> one.span().isEmpty() || !seen.add(one.span()));
		List<Scored> best = new ArrayList<>(spans);
		if (none) {
			best.add(new Scored(new Span(0, 0), null0));
			best.sort(Comparator.comparingDouble(one -> -one.score()));
		}
		Scored nothing = new Scored(new Span(0, 0), null0);
		List<Scored> kept = new ArrayList<>(best.subList(0, Math.min(20, best.size())));
		if (none && !kept.contains(nothing)) {
			kept.add(nothing);
		}
		double most = kept.getFirst().score();
		double sum = kept.stream().mapToDouble(one -> Math.exp(one.score() - most)).sum();
		return kept.stream().map(one -> new Scored(one.span(), Math.exp(one.score() - most) / sum)).toList();
	}

	private static int[] top(double[][] logits, int column) {
		return IntStream.range(0, logits.length).boxed().sorted(Comparator.comparingDouble(at -> -logits[at][column])).limit(20)
				.mapToInt(Integer::intValue).toArray();
	}

	private List<Prediction<Answer>> ask(String text, String question, Map<String, String> more) throws Exception {
		Map<String, String> settings = new HashMap<>(more);
		settings.put("model", folder.toString());
		try (HfQaEngine engine = HfQaEngine.open(Settings.of(HfQaEngine.DESCRIPTOR.settings(), settings))) {
			return engine.analyze(Document.builder("d", text).questions(List.of(new Question("q", question))).build(), Cancellation.NONE)
					.answers("q");
		}
	}

	private static void requireSame(List<Scored> expected, List<Prediction<Answer>> found, String text) {
		assertEquals(expected.stream().map(Scored::span).map(span -> span.isEmpty() ? "" : span + span.of(text)).toList(),
				found.stream().map(one -> one.value().span().map(span -> span + one.value().text()).orElse("")).toList());
		for (int i = 0; i < found.size(); i++) {
			assertEquals(expected.get(i).score(), found.get(i).score().orElseThrow(), 1e-5);
		}
	}

	private static final String SENTENCE = "Marie lives in\u00A0Paris \uD83D\uDE00,\r\nand Pi\u00E9. ";

	private static List<Piece> wordPieces(int times) {
		List<Object> shown = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			shown.addAll(List.of("marie", "Marie", "lives", "lives", "in", "in", "par", "Par", "##is", "is", "[UNK]", "\uD83D\uDE00", ",",
					",", "and", "and", "p", "P", "##i", "i", "##e", "\u00E9", ".", "."));
		}
		return pieces(WORD_PIECES, SENTENCE.repeat(times), shown.toArray());
	}

	@Test
	void bertOverOneWindowAndSeveral() throws Exception {
		List<Long> question = List.of(WORD_PIECES.id("who"), WORD_PIECES.id("lives"), WORD_PIECES.id("in"), WORD_PIECES.id("par"),
				WORD_PIECES.id("##is"), WORD_PIECES.id("?"));
		Map<String, String> settings = Map.of("n-best", "20", "max-length", "40", "stride", "10", "max-answer", "6");
		int first = 0;
		for (long seed = 0; seed < 6; seed++) {
			SlowTransformer network = TinyFolders.network("bert", Head.SPANS, WORD_PIECES.size(), 2, seed);
			TransformerOnnx.Style style = new TransformerOnnx.Style(seed % 2 == 1, false, seed % 3 == 2,
					seed % 3 == 1 ? List.of("out_start", "out_end") : List.of());
			TinyFolders.write(folder, network, style, "model.onnx", WORD_PIECES, List.of());
			for (int times : new int[] {1, 2, 9}) {
				String text = SENTENCE.repeat(times);
				List<Scored> expected = expected(network, text, question, wordPieces(times), 40, 10, 6, true);
				List<Prediction<Answer>> found = ask(text, "  Who lives in Paris?", settings);
				requireSame(expected, found, text);
				first += found.getFirst().value().isNone() ? 1 : 0;
			}
			List<Scored> without = expected(network, SENTENCE, question, wordPieces(1), 40, 10, 6, false);
			requireSame(without, ask(SENTENCE, "Who lives in Paris?", with(settings, "no-answer", "false")), SENTENCE);
		}
		assertTrue(first > 0 && first < 18, "no answer leads in " + first + " of 18: says nothing about its place");
	}

	private static Map<String, String> with(Map<String, String> settings, String name, String value) {
		Map<String, String> more = new HashMap<>(settings);
		more.put(name, value);
		return more;
	}

	@Test
	void robertaWithBytes() throws Exception {
		String text = "ho Paris \uD83D\uDE00 Paris";
		List<Piece> pieces = pieces(BYTES, text, "ho", "ho", "\u0120Paris", " Paris", "\u0120", " ", "\u00F0", "\uD83D\uDE00", "\u0141",
				"\uD83D\uDE00", "\u013A", "\uD83D\uDE00", "\u0122", "\uD83D\uDE00", "\u0120Paris", " Paris");
		SlowTransformer network = TinyFolders.network("roberta", Head.SPANS, BYTES.size(), 2, 3);
		TinyFolders.write(folder, network, BYTES, List.of());
		List<Long> question = List.of(BYTES.id("w"), BYTES.id("ho"), BYTES.id("?"));
		requireSame(expected(network, text, question, pieces, 60, 20, 30, true), ask(text, "who?", Map.of("n-best", "20", "max-length",
				"60")), text);
	}

	/** The threshold moves no answer, as the difference of logits that run_qa compares with it. */
	@Test
	void thresholdDecidesWhetherThereIsAnAnswer() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.SPANS, WORD_PIECES.size(), 2, 1);
		TinyFolders.write(folder, network, WORD_PIECES, List.of());
		List<Prediction<Answer>> plain = ask(SENTENCE, "Who?", Map.of("n-best", "1"));
		double none = plain.stream().filter(one -> one.value().isNone()).findFirst().orElseThrow().score().orElseThrow();
		double span = plain.stream().filter(one -> !one.value().isNone()).findFirst().orElseThrow().score().orElseThrow();
		double difference = Math.log(none / span);
		assertTrue(ask(SENTENCE, "Who?", Map.of("threshold", Double.toString(difference - 0.01))).getFirst().value().isNone());
		assertTrue(!ask(SENTENCE, "Who?", Map.of("threshold", Double.toString(difference + 0.01))).getFirst().value().isNone());
	}

	/** A question that leaves no room is cut at its end; one that does not is not. */
	@Test
	void questionsAreCutOnlyIfTheyMust() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.SPANS, WORD_PIECES.size(), 2, 2);
		TinyFolders.write(folder, network, WORD_PIECES, List.of());
		int room = 40 - 3;
		int most = room - room / 4;
		String longest = "who ".repeat(most);
		Map<String, String> settings = Map.of("max-length", "40", "stride", "0", "n-best", "20");
		assertEquals(ask(SENTENCE, longest, settings), ask(SENTENCE, longest + "where is it?", settings));
		assertTrue(!ask(SENTENCE, "who ".repeat(most - 1), settings).equals(ask(SENTENCE, longest, settings)));
	}

	@Test
	void passageBeforeQuestionWhereTheModelWantsIt() throws Exception {
		SlowTransformer network = TinyFolders.network("bert", Head.SPANS, WORD_PIECES.size(), 2, 4);
		TinyFolders.write(folder, network, WORD_PIECES, List.of());
		Files.writeString(folder.resolve("tokenizer_config.json"), "{\"padding_side\": \"left\"}");
		List<Prediction<Answer>> found = ask("marie", "who?", Map.of("n-best", "20"));
		long[] ids = {2, WORD_PIECES.id("marie"), 3, WORD_PIECES.id("who"), WORD_PIECES.id("?"), 3};
		double[][] logits = network.logits(ids, new long[] {0, 0, 0, 1, 1, 1});
		double difference = logits[1][0] + logits[1][1] - logits[0][0] - logits[0][1];
		double span = found.stream().filter(one -> !one.value().isNone()).findFirst().orElseThrow().score().orElseThrow();
		assertEquals(1 / (1 + Math.exp(-difference)), span, 1e-5);
		assertEquals(2, found.size());
	}
}
