package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;

/**
 * Whole runs, against the slow reference network, pieces and words aligned by hand, and all legal sequences counted one by one.
 */
class HfNerEngineTest {

	@TempDir
	Path folder;

	private static final TinyTokenizers.Built WORD_PIECES = TinyTokenizers.wordPiece(true, "marie", "cu", "##rie", "est", "nee",
			"var", "##so", "##vie", "l", "d");

	/** One sentence of given words, each with the pieces that it has. */
	private record Example(Document document, List<List<String>> pieces) {

		static Example of(String text, List<String> words, List<List<String>> pieces) {
			List<Token> tokens = new ArrayList<>();
			int at = 0;
			for (String word : words) {
				int begin = text.indexOf(word, at);
				at = begin + word.length();
				tokens.add(new Token(begin, at));
			}
			Sentence sentence = new Sentence(new Span(0, text.length()), 0, tokens.size());
			return new Example(Document.builder("d", text).tokens(tokens).sentences(List.of(sentence)).build(), pieces);
		}
	}

	private static final Example FRENCH = Example.of(
			"Marie\u00A0Curie \uD83D\uDE00 est n\u00E9e \u00E0\r\nVarsovie, l\u2019Ab\u200B!",
			List.of("Marie", "Curie", "\uD83D\uDE00", "est", "n\u00E9e", "\u00E0", "Varsovie", ",", "l\u2019", "Ab", "\u200B", "!"),
			List.of(List.of("marie"), List.of("cu", "##rie"), List.of("[UNK]"), List.of("est"), List.of("nee"), List.of("a"),
					List.of("var", "##so", "##vie"), List.of(","), List.of("l", "\u2019"), List.of("a", "##b"), List.of(), List.of("!")));

	private static List<Prediction<Entity>> analyze(Path folder, Document document, Map<String, String> more) throws Exception {
		Map<String, String> settings = new HashMap<>(more);
		settings.put("model", folder.toString());
		try (HfNerEngine engine = HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(), settings))) {
			Analysis analysis = engine.analyze(document, Cancellation.NONE);
			List<Prediction<Entity>> found = new ArrayList<>();
			analysis.predictions().forEach(prediction -> found.add(new Prediction<>((Entity) prediction.value(), prediction.score(),
					prediction.producer(), prediction.evidence())));
			return found;
		}
	}

	private static double[] softmax(double[] logits) {
		double sum = Arrays.stream(logits).map(Math::exp).sum();
		return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
	}

	/** A word's label probabilities by the rule of the pipeline. */
	private static double[] aligned(String alignment, List<double[]> pieces) {
		return switch (alignment) {
			case "first" -> pieces.getFirst();
			case "any" -> pieces.stream().max((a, b) -> Double.compare(Arrays.stream(a).max().orElseThrow(),
					Arrays.stream(b).max().orElseThrow()))
					.orElseThrow();
			default -> IntStream.range(0, pieces.getFirst().length)
					.mapToDouble(label -> pieces.stream().mapToDouble(piece -> piece[label]).average().orElseThrow()).toArray();
		};
	}

	/** Which words are entities, and how probably, by counting all legal tag sequences. */
	private static Map<Chunk, Double> counted(List<double[]> words, List<String> tags, TagScheme scheme) {
		double total = 0;
		double best = -1;
		List<String> chosen = List.of();
		Map<Chunk, Double> mass = new HashMap<>();
		long sequences = Math.round(Math.pow(tags.size(), words.size()));
		for (long sequence = 0; sequence < sequences; sequence++) {
			long rest = sequence;
			double weight = 1;
			List<String> names = new ArrayList<>();
			for (int i = 0; i < words.size(); i++) {
				int at = (int) (rest % tags.size());
				names.add(tags.get(at));
				weight *= words.get(i)[at];
				rest /= tags.size();
			}
			if (!scheme.validate(names).isEmpty()) {
				continue;
			}
			total += weight;
			for (Chunk chunk : TagScheme.decode(names)) {
				mass.merge(chunk, weight, Double::sum);
			}
			if (weight > best) {
				best = weight;
				chosen = names;
			}
		}
		Map<Chunk, Double> counted = new HashMap<>();
		for (Chunk chunk : TagScheme.decode(chosen)) {
			counted.put(chunk, mass.get(chunk) / total);
		}
		return counted;
	}

	private static long[] ids(TinyTokenizers.Built tokenizer, Example example, String before, String after) {
		List<Long> ids = new ArrayList<>(List.of(tokenizer.id(before)));
		example.pieces().forEach(word -> word.forEach(piece -> ids.add(tokenizer.id(piece))));
		ids.add(tokenizer.id(after));
		return ids.stream().mapToLong(Long::longValue).toArray();
	}

	/** What the engine must find: words to entities with scores. */
	private static Map<Entity, Double> expected(SlowTransformer network, TinyTokenizers.Built tokenizer, Example example,
			String alignment, List<String> tags, TagScheme scheme) {
		boolean roberta = network.shape().padding() == 1;
		long[] ids = ids(tokenizer, example, roberta ? "<s>" : "[CLS]", roberta ? "</s>" : "[SEP]");
		double[][] logits = network.logits(ids, new long[ids.length]);
		List<double[]> words = new ArrayList<>();
		List<Integer> seen = new ArrayList<>();
		int at = 1;
		for (int word = 0; word < example.pieces().size(); word++) {
			int length = example.pieces().get(word).size();
			if (length > 0) {
				words.add(aligned(alignment, Arrays.stream(logits, at, at + length).map(HfNerEngineTest::softmax).toList()));
				seen.add(word);
			}
			at += length;
		}
		Map<Entity, Double> expected = new HashMap<>();
		counted(words, tags, scheme).forEach((chunk, score) -> {
			int begin = example.document().tokens().get(seen.get(chunk.begin())).begin();
			int end = example.document().tokens().get(seen.get(chunk.end() - 1)).end();
			expected.put(new Entity("", chunk.type(), new Span(begin, end)), score);
		});
		return expected;
	}

	private static void requireSame(Map<Entity, Double> expected, List<Prediction<Entity>> found) {
		assertEquals(expected.keySet(), found.stream().map(one -> one.value().withId("")).collect(Collectors.toSet()));
		for (Prediction<Entity> one : found) {
			assertEquals(expected.get(one.value().withId("")), one.score().orElseThrow(), 1e-5);
		}
	}

	@Test
	void bertWithEveryAlignment() throws Exception {
		List<String> labels = List.of("O", "B-PER", "I-PER");
		int entities = 0;
		for (long seed = 0; seed < 4; seed++) {
			SlowTransformer network = TinyFolders.network("bert", Head.TOKENS, WORD_PIECES.size(), labels.size(), seed);
			TinyFolders.write(folder, network, WORD_PIECES, labels);
			for (String alignment : List.of("first", "any", "average")) {
				Map<Entity, Double> expected = expected(network, WORD_PIECES, FRENCH, alignment, labels, TagScheme.IOB2);
				entities += expected.size();
				requireSame(expected, analyze(folder, FRENCH.document(), Map.of("alignment", alignment)));
			}
			// Pieces word by word are the same here.
			requireSame(expected(network, WORD_PIECES, FRENCH, "first", labels, TagScheme.IOB2),
					analyze(folder, FRENCH.document(), Map.of("input", "words")));
		}
		assertTrue(entities > 12, "too few to say anything: " + entities);
	}

	@Test
	void robertaWithBytesAndPositionsOf32Bits() throws Exception {
		TinyTokenizers.Built tokenizer = TinyTokenizers.byteLevel("\u0120 P", "a r", "\u0120P ar", "i s", "\u0120Par is", "M e",
				"\u00C3 \u00A9");
		Example example = Example.of("Me \u00E9t\u00E9\r\nParis's \uD83D\uDE00.", List.of("Me", "\u00E9t\u00E9", "Paris", "'s",
				"\uD83D\uDE00", "."),
				List.of(List.of("Me"), List.of("\u0120", "\u00C3\u00A9", "t", "\u00C3\u00A9"), List.of("\u010A", "P", "ar", "is"),
				List.of("'", "s"),
						List.of("\u0120", "\u00F0", "\u0141", "\u013A", "\u0122"), List.of(".")));
		List<String> labels = List.of("B-LOC", "O", "I-LOC", "L-LOC", "U-LOC");
		int entities = 0;
		for (long seed = 0; seed < 4; seed++) {
			SlowTransformer network = TinyFolders.network("roberta", Head.TOKENS, tokenizer.size(), labels.size(), seed);
			TinyFolders.write(folder, network, new TransformerOnnx.Style(true, true, false, List.of("scores")), "onnx/model.onnx",
					tokenizer, labels);
			for (String alignment : List.of("first", "average")) {
				Map<Entity, Double> expected = expected(network, tokenizer, example, alignment, labels, TagScheme.BILOU);
				entities += expected.size();
				requireSame(expected, analyze(folder, example.document(), Map.of("alignment", alignment, "scheme", "auto")));
			}
		}
		assertTrue(entities > 4, "too few to say anything: " + entities);
	}

	@Test
	void camembertWithUnigrams() throws Exception {
		TinyTokenizers.Built tokenizer = TinyTokenizers.unigram("\u2581Jeanne", "\u2581l", "\u00E9t\u00E9", "\u2581Mor", "van",
				"\u2581,");
		Example example = Example.of("Jeanne\u00A0Morvan \uD83D\uDE00 l\u2019\u00E9t\u00E9, Ab",
				List.of("Jeanne", "Morvan", "\uD83D\uDE00", "l\u2019", "\u00E9t\u00E9", ",", "Ab"),
				List.of(List.of("\u2581Jeanne"), List.of("\u2581Mor", "van"), List.of("\u2581", "<unk>"), List.of("\u2581l", "\u2019"),
						List.of("\u00E9t\u00E9"), List.of(","), List.of("\u2581", "A", "b")));
		// Without prefixes, with a label that pieces of templates had in training.
		List<String> labels = List.of("PER", "O", "LOC", "[CLS]");
		for (long seed = 0; seed < 3; seed++) {
			SlowTransformer network = TinyFolders.network("camembert", Head.TOKENS, tokenizer.size(), labels.size(), seed);
			TinyFolders.write(folder, network, tokenizer, labels);
			long[] ids = ids(tokenizer, example, "<s>", "</s>");
			double[][] logits = network.logits(ids, new long[ids.length]);
			Map<Entity, Double> found = new HashMap<>();
			analyze(folder, example.document(), Map.of()).forEach(one -> found.put(one.value().withId(""), one.score().orElseThrow()));
			// In IO every word decides alone: entities are runs of one type.
			int at = 1;
			List<String> tags = new ArrayList<>();
			for (List<String> word : example.pieces()) {
				double[] p = softmax(logits[at]);
				double outside = p[1] + p[3];
				tags.add(p[0] > p[2] && p[0] > outside ? "I-PER" : p[2] > outside ? "I-LOC" : "O");
				at += word.size();
			}
			List<Entity> expected = TagScheme.decode(tags).stream().map(chunk -> new Entity("", chunk.type(),
					new Span(example.document().tokens().get(chunk.begin()).begin(), example.document().tokens().get(chunk.end() - 1).end())))
					.toList();
			assertEquals(Set.copyOf(expected), found.keySet());
		}
	}

	/** A sentence longer than the network goes through it in windows; each word's score is that from its window. */
	@Test
	void longSentencesGoInWindows() throws Exception {
		List<String> labels = List.of("O", "PER");
		SlowTransformer network = TinyFolders.network("distilbert", Head.TOKENS, WORD_PIECES.size(), labels.size(), 1);
		TinyFolders.write(folder, network, WORD_PIECES, labels);
		List<String> words = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			words.addAll(List.of("Marie", "Curie", "varsovie"));
		}
		words.add(100, "x".repeat(90));
		String text = String.join(" ", words);
		Example example = Example.of(text, words, List.of());
		List<List<Integer>> ids = new ArrayList<>();
		for (String word : words) {
			ids.add(switch (word.charAt(0)) {
				case 'M' -> List.of(WORD_PIECES.ids().get("marie"));
				case 'C' -> List.of(WORD_PIECES.ids().get("cu"), WORD_PIECES.ids().get("##rie"));
				case 'v' -> List.of(WORD_PIECES.ids().get("var"), WORD_PIECES.ids().get("##so"), WORD_PIECES.ids().get("##vie"));
				default -> IntStream.range(0, 90).map(i -> WORD_PIECES.ids().get(i == 0 ? "x" : "##x")).boxed().toList();
			});
		}
		int[] firsts = new int[words.size()];
		int[] ends = new int[words.size()];
		int pieces = 0;
		for (int i = 0; i < firsts.length; i++) {
			firsts[i] = pieces;
			pieces += ids.get(i).size();
			ends[i] = pieces;
		}
		WordPieces all = new WordPieces(ids.stream().flatMap(List::stream).mapToLong(Integer::longValue).toArray(), firsts, ends, new int[pieces], new int[pieces]);
		int room = TinyFolders.POSITIONS - 2;
		List<PieceWindow> windows = PieceWindow.of(all, room);
		assertTrue(windows.size() > 8);
		List<String> tags = new ArrayList<>();
		for (PieceWindow window : windows) {
			List<Long> shown = new ArrayList<>(List.of(WORD_PIECES.id("[CLS]")));
			int[] places = new int[words.size()];
			for (int word = window.begin(); word < window.end(); word++) {
				places[word] = shown.size();
				ids.get(word).stream().limit(room / 4).forEach(id -> shown.add((long) id));
			}
			shown.add(WORD_PIECES.id("[SEP]"));
			assertTrue(shown.size() <= TinyFolders.POSITIONS);
			double[][] logits = network.logits(shown.stream().mapToLong(Long::longValue).toArray(), new long[shown.size()]);
			assertEquals(tags.size(), window.from());
			for (int word = window.from(); word < window.to(); word++) {
				tags.add(logits[places[word]][1] > logits[places[word]][0] ? "I-PER" : "O");
			}
		}
		assertEquals(words.size(), tags.size());
		List<Span> expected = TagScheme.decode(tags).stream().map(chunk -> new Span(example.document().tokens().get(chunk.begin())
				.begin(), example.document().tokens().get(chunk.end() - 1).end())).toList();
		assertFalse(expected.size() < 3);
		assertEquals(expected, analyze(folder, example.document(), Map.of()).stream().map(one -> one.value().span()).toList());
		// Whole sentences through a batch are what they are alone.
		assertEquals(analyze(folder, FRENCH.document(), Map.of("batch", "1")).size(), analyze(folder, FRENCH.document(),
				Map.of()).size());
	}

	@Test
	void labelsOfAllKinds() {
		check(TagScheme.IOB2, "O", "B-PER", "I-PER", "B-creative-work", "I-creative-work");
		check(TagScheme.IO, "O", "I-LOC", "I-PER");
		check(TagScheme.IO, "O", "LOC", "E-MAIL");
		check(TagScheme.BIOES, "B_PER", "I_PER", "E_PER", "S_PER", "O");
		check(TagScheme.BIOES, "O", "b-per", "m-per", "e-per", "w-per");
		check(TagScheme.BILOU, "O", "PER-B", "PER-I", "PER-L", "PER-U");
		check(TagScheme.IOE2, "O", "I-A", "E-A");
		TagLabels set = TagLabels.of(List.of("LABEL_0", "LABEL_1"), Optional.empty(), "LABEL_1");
		assertEquals(List.of("I-LABEL_0", "O"), set.grammar().labels());
		TagLabels shared = TagLabels.of(List.of("O", "X", "B-A", "I-A", "[SEP]"), Optional.of(TagScheme.IOB1), "");
		assertEquals(List.of(0, 0, 1, 2, 0), IntStream.range(0, 5).mapToObj(shared::tag).toList());
		for (List<String> bad : List.of(List.of("LABEL_0", "LABEL_1"), List.of("O", "B-PER", "I-PER", "LOC"), List.of("X", "B-A"))) {
			assertThrows(IllegalArgumentException.class, () -> TagLabels.of(bad, Optional.empty(), ""));
		}
	}

	private static void check(TagScheme expected, String... labels) {
		TagLabels read = TagLabels.of(List.of(labels), Optional.empty(), "");
		assertEquals(expected, read.scheme());
		assertEquals(labels.length, read.grammar().size());
	}
}
