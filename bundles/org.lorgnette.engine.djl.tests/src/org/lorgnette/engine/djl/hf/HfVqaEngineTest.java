package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

/** Against the same networks computed slowly ({@link SlowOps}), of pictures prepared as {@link PictureConfigTest} checks. */
class HfVqaEngineTest {

	private static final String QUESTION = "What colors is it?";
	private static final long[] PIECES = TinySeers.ids("what", "color", "##s", "is", "it", "?");

	@TempDir
	Path folder;

	private HfVqaEngine open(String... settings) throws Exception {
		Map<String, String> all = new HashMap<>(Map.of("model", folder.toString()));
		for (int i = 0; i < settings.length; i += 2) {
			all.put(settings[i], settings[i + 1]);
		}
		return HfVqaEngine.open(Settings.of(HfVqaEngine.DESCRIPTOR.settings(), all));
	}

	static VisualQuestion asked(String text, String... options) {
		return new VisualQuestion("q", List.of("x.png"), text, List.of(options), List.of(), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
	}

	private VisualAnalysis ask(Picture picture, String question, List<String> options, String... settings) throws Exception {
		try (HfVqaEngine engine = open(settings)) {
			return engine.answer(asked(question, options.toArray(String[]::new)), List.of(picture), Cancellation.NONE);
		}
	}

	private static PreparedPicture prepared(Picture picture, String rules) throws Exception {
		Path file = Files.createTempFile("rules", ".json");
		TinySeers.write(file, rules);
		try {
			return PictureConfig.read(HfJson.read(file), "").prepare(picture, Cancellation.NONE);
		} finally {
			Files.delete(file);
		}
	}

	private static double[] softmax(double... logits) {
		double sum = Arrays.stream(logits).map(Math::exp).sum();
		return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
	}

	private static void requireSame(List<String> texts, double[] expected, List<Prediction<Answer>> found) {
		List<Integer> order = IntStream.range(0, texts.size()).boxed()
				.sorted(Comparator.comparing((Integer i) -> expected[i]).reversed()).toList();
		assertEquals(order.stream().map(texts::get).toList(), found.stream().map(each -> each.value().text()).toList());
		for (int i = 0; i < found.size(); i++) {
			assertEquals(expected[order.get(i)], found.get(i).score().orElseThrow(), 1e-4);
		}
	}

	/** Pictures of several proportions, larger and smaller than the network takes them. */
	@Test
	void viltIsTheSlowOne() throws Exception {
		for (long seed = 0; seed < 4; seed++) {
			Weights weights = TinySeers.weights(seed);
			TinySeers.viltFolder(folder, weights);
			Picture picture = TinySeers.noise(new int[] {50, 20, 64, 7}[(int) seed], new int[] {40, 33, 64, 5}[(int) seed], seed);
			SlowOps slow = new SlowOps(weights, PIECES, prepared(picture, TinySeers.VILT_PICTURES));
			double[] logits = slow.vilt(TinySeers.ANSWERS.size())[0];
			requireSame(TinySeers.ANSWERS, softmax(logits), ask(picture, QUESTION, List.of()).answers());
			requireSame(TinySeers.ANSWERS, Arrays.stream(logits).map(logit -> 1 / (1 + Math.exp(-logit))).toArray(),
					ask(picture, QUESTION, List.of(), "scores", "sigmoid").answers());
			requireSame(List.of("Red", "no "), softmax(logits[2], logits[1]), ask(picture, QUESTION, List.of("Red", "no ")).answers());
			requireSame(List.of("Vrai", "2"), softmax(logits[0], logits[4]),
					ask(picture, QUESTION, List.of("Vrai", "2", "melon")).answers());
			assertEquals(2, ask(picture, QUESTION, List.of(), "answers", "2").answers().size());
			assertTrue(ask(picture, QUESTION, List.of("melon")).best().value().isNone());
		}
	}

	/** A word's row is the mean of its pieces'. */
	@Test
	void viltShowsWhatItAttendsTo() throws Exception {
		Weights weights = TinySeers.weights(7);
		TinySeers.viltFolder(folder, weights);
		Picture picture = TinySeers.noise(50, 40, 7);
		PreparedPicture prepared = prepared(picture, TinySeers.VILT_PICTURES);
		assertEquals("28 x 24", prepared.width() + " x " + prepared.height());
		SlowOps slow = new SlowOps(weights, PIECES, prepared);
		slow.vilt(TinySeers.ANSWERS.size());
		VisualAnalysis found = ask(picture, QUESTION, List.of());
		assertEquals(List.of(new Token(0, 4), new Token(5, 11), new Token(12, 14), new Token(15, 17), new Token(17, 18)),
				found.tokens());
		assertEquals(6, found.grid().orElseThrow().rows());
		assertEquals(7, found.grid().orElseThrow().columns());
		assertEquals(4, found.maps().size());
		int[][] places = {{1}, {2, 3}, {4}, {5}, {6}};
		for (GroundingMap map : found.maps()) {
			double[][] rows = slow.attention.get("attentions." + map.layer().orElseThrow())[map.head().orElseThrow()];
			for (int word = 0; word < places.length; word++) {
				for (int patch = 0; patch < 42; patch++) {
					int key = PIECES.length + 1 + patch;
					double expected = Arrays.stream(places[word]).mapToDouble(place -> rows[place][key]).average().orElseThrow();
					assertEquals(expected, map.weight(word, patch), 1e-5);
				}
			}
		}
	}

	/** Such a network gives the same answers, but nothing tells its patches; nor does one that shows no attention. */
	@Test
	void patchesInAnotherOrderAreNotShown() throws Exception {
		Weights weights = TinySeers.weights(7);
		TinySeers.viltFolder(folder, weights);
		Picture picture = TinySeers.noise(50, 40, 7);
		List<Prediction<Answer>> plain = ask(picture, QUESTION, List.of()).answers();
		for (boolean attention : new boolean[] {true, false}) {
			TinySeers.write(folder.resolve("model.onnx"), TinySeers.vilt(weights, attention, true));
			VisualAnalysis other = ask(picture, QUESTION, List.of());
			for (int i = 0; i < plain.size(); i++) {
				assertEquals(plain.get(i).value(), other.answers().get(i).value());
				assertEquals(plain.get(i).score().orElseThrow(), other.answers().get(i).score().orElseThrow(), 1e-5);
			}
			assertTrue(other.maps().isEmpty());
			assertEquals(5, other.tokens().size());
		}
	}

	/** Exported for texts of one length: what is filled up counts for nothing, and maps stay where they were. */
	@Test
	void fixedLengthsAreFilledUp() throws Exception {
		Weights weights = TinySeers.weights(3);
		TinySeers.viltFolder(folder, weights);
		Picture picture = TinySeers.noise(50, 40, 1);
		VisualAnalysis free = ask(picture, QUESTION, List.of());
		TinySeers.write(folder.resolve("model.onnx"), TinySeers.vilt(weights, true, false, 1, 12));
		VisualAnalysis fixed = ask(picture, QUESTION, List.of());
		assertEquals(free.tokens(), fixed.tokens());
		for (int i = 0; i < free.answers().size(); i++) {
			assertEquals(free.answers().get(i).score().orElseThrow(), fixed.answers().get(i).score().orElseThrow(), 1e-5);
		}
		assertEquals(free.maps().size(), fixed.maps().size());
		for (int i = 0; i < free.maps().size(); i++) {
			assertEquals(free.maps().get(i).weight(1, 5), fixed.maps().get(i).weight(1, 5), 1e-5);
		}
		assertEquals(10, ask(picture, "is ".repeat(30), List.of()).tokens().size());
	}

	private static double[][] rows(Weights weights, long[] answer, double[][] question) {
		return Arrays.stream(new SlowOps(weights, answer, null).answer(question, TinySeers.PIECES.size()))
				.map(row -> Arrays.stream(softmax(row)).map(Math::log).toArray()).toArray(double[][]::new);
	}

	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void blipWritesWhatTheSlowOneWrites(boolean parts) throws Exception {
		Map<Integer, Integer> lengths = new HashMap<>();
		for (long seed = 0; seed < 6; seed++) {
			Weights weights = TinySeers.weights(seed);
			// Otherwise no answer of these random networks ends.
			weights.of("language.bias", TinySeers.PIECES.size())[3] += 1.5f;
			TinySeers.blipFolder(folder, weights, parts);
			Picture picture = TinySeers.noise(31, 23, seed);
			SlowOps slow = new SlowOps(weights, PIECES, prepared(picture, TinySeers.BLIP_PICTURES));
			double[][] question = slow.question(slow.vision());
			List<Long> written = new ArrayList<>(List.of(2L));
			double sum = 0;
			while (written.size() <= 8) {
				double[] row = rows(weights, written.stream().mapToLong(Long::longValue).toArray(), question)[written.size() - 1];
				int best = IntStream.range(0, row.length).boxed().max(Comparator.comparing(id -> row[id])).orElseThrow();
				sum += row[best];
				if (best == 3) {
					break;
				}
				written.add((long) best);
			}
			lengths.merge(written.size() - 1, 1, Integer::sum);
			VisualAnalysis found = ask(picture, QUESTION, List.of(), "max-tokens", "8");
			assertEquals(1, found.answers().size());
			String text = text(written.subList(1, written.size()));
			assertEquals(text, found.best().value().isNone() ? "" : found.best().value().text().replace(" ", ""));
			if (!text.isEmpty()) {
				assertEquals(Math.exp(sum), found.best().score().orElseThrow(), 1e-4);
			}
			double red = score(weights, question, TinySeers.PIECES.id("red"));
			double reds = score(weights, question, TinySeers.PIECES.id("red"), TinySeers.PIECES.id("##s"));
			double[] shares = softmax(red, reds);
			requireSame(List.of("Red", "reds"), shares, ask(picture, QUESTION, List.of("Red", "reds", " ")).answers());
		}
		assertTrue(lengths.size() > 1, "answers all have the same length: " + lengths);
	}

	/** The pieces without spaces, special ones left out, continuations joined but for one that begins (decoders::wordpiece). */
	private static String text(List<Long> ids) {
		StringBuilder text = new StringBuilder();
		for (long id : ids) {
			String piece = TinySeers.PIECES.ids().entrySet().stream().filter(entry -> entry.getValue() == id).findFirst().orElseThrow()
					.getKey();
			text.append(piece.startsWith("[") ? "" : piece.startsWith("##") && !text.isEmpty() ? piece.substring(2) : piece);
		}
		return text.toString();
	}

	private static double score(Weights weights, double[][] question, long... option) {
		long[] input = new long[option.length + 1];
		input[0] = 2;
		System.arraycopy(option, 0, input, 1, option.length);
		double[][] rows = rows(weights, input, question);
		double sum = rows[option.length][3];
		for (int i = 0; i < option.length; i++) {
			sum += rows[i][(int) option[i]];
		}
		return sum;
	}

	/** Another question to the same picture, another picture to the same question. */
	@Test
	void blipLooksAtEachPictureItself() throws Exception {
		TinySeers.blipFolder(folder, TinySeers.weights(5), true);
		List<String> options = List.of("red", "blue", "two");
		Picture one = TinySeers.noise(20, 20, 1);
		Picture other = TinySeers.noise(20, 20, 2);
		try (HfVqaEngine engine = open()) {
			VisualQuestion question = asked(QUESTION, options.toArray(String[]::new));
			VisualAnalysis first = engine.answer(question, List.of(one), Cancellation.NONE);
			VisualAnalysis second = engine.answer(question, List.of(other), Cancellation.NONE);
			assertTrue(!first.answers().equals(second.answers()));
			assertEquals(first, engine.answer(question, List.of(Picture.of(20, 20, one.pixels())), Cancellation.NONE));
			assertThrows(CancellationException.class, () -> engine.answer(question, List.of(one), () -> true));
		}
	}
}
