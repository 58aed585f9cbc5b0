package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;

class HfClipEngineTest {

	@TempDir
	Path folder;

	private final Weights weights = TinySeers.weights(11);

	@BeforeEach
	void writeModel() {
		TinySeers.clipFolder(folder, weights);
	}

	private VisualAnalysis ask(Picture picture, String question, List<String> options, String... settings) throws Exception {
		Map<String, String> all = new HashMap<>(Map.of("model", folder.toString()));
		for (int i = 0; i < settings.length; i += 2) {
			all.put(settings[i], settings[i + 1]);
		}
		try (HfClipEngine engine = HfClipEngine.open(Settings.of(HfClipEngine.DESCRIPTOR.settings(), all))) {
			return engine.answer(HfVqaEngineTest.asked(question, options.toArray(String[]::new)), List.of(picture), Cancellation.NONE);
		}
	}

	private double logit(Picture picture, long... ids) throws Exception {
		Path file = folder.resolve(PictureConfig.FILE);
		SlowOps slow = new SlowOps(weights, ids, PictureConfig.read(HfJson.read(file), "clip").prepare(picture, Cancellation.NONE));
		double[] text = slow.clipText()[0];
		double[] seen = slow.clipPicture()[0];
		double sum = 0;
		for (int i = 0; i < text.length; i++) {
			sum += text[i] * seen[i];
		}
		return sum * Weights.LOGIT_SCALE;
	}

	private static void requireSame(Map<String, Double> logits, VisualAnalysis found) {
		double sum = logits.values().stream().mapToDouble(Math::exp).sum();
		List<String> order = new ArrayList<>(logits.keySet());
		order.sort(Comparator.comparing((String option) -> logits.get(option)).reversed());
		assertEquals(order, found.answers().stream().map(each -> each.value().text()).toList());
		found.answers().forEach(each -> assertEquals(Math.exp(logits.get(each.value().text())) / sum, each.score().orElseThrow(),
				1e-4));
		assertTrue(found.maps().isEmpty() && found.regions().isEmpty());
	}

	@Test
	void isTheSlowOne() throws Exception {
		for (long seed = 0; seed < 3; seed++) {
			Picture picture = TinySeers.noise(40, 23, seed);
			requireSame(Map.of("Red", logit(picture, TinySeers.ids("a", "photo", "of", "red")), "two blue", logit(picture,
					TinySeers.ids("a",
					"photo", "of", "two", "blue"))), ask(picture, "ignored", List.of("Red", "two blue", "Red"), "prompt",
							"a photo of {option}"));
			requireSame(Map.of("red", logit(picture, TinySeers.ids("is", "it", "?", "red")), "no", logit(picture, TinySeers.ids("is", "it",
					"?", "no"))), ask(picture, "Is it?", List.of("red", "no")));
		}
	}

	/** A network that takes three texts at once, of nine pieces. */
	@Test
	void fixedNumbersOfTextsAreFilledUp() throws Exception {
		Picture picture = TinySeers.noise(40, 23, 5);
		List<String> options = List.of("red", "blue", "no", "two");
		VisualAnalysis free = ask(picture, "Is it?", options);
		TinySeers.write(folder.resolve("onnx/model.onnx"), TinySeers.clip(weights, 3, 9));
		VisualAnalysis fixed = ask(picture, "Is it?", options);
		for (int i = 0; i < 4; i++) {
			assertEquals(free.answers().get(i).value(), fixed.answers().get(i).value());
			assertEquals(free.answers().get(i).score().orElseThrow(), fixed.answers().get(i).score().orElseThrow(), 1e-5);
		}
	}

	/** The option stays, whatever has no room of the question. */
	@Test
	void longQuestionsLeaveRoomForTheOption() throws Exception {
		Picture picture = TinySeers.noise(30, 30, 1);
		String[] pieces = new String[22];
		Arrays.fill(pieces, "is");
		pieces[21] = "red";
		double red = logit(picture, TinySeers.ids(pieces));
		pieces[21] = "blue";
		requireSame(Map.of("red", red, "blue", logit(picture, TinySeers.ids(pieces))), ask(picture, "is ".repeat(40), List.of("red",
				"blue")));
	}

	@Test
	void optionsOfItsOwnWhereTheQuestionHasNone() throws Exception {
		Picture picture = TinySeers.noise(30, 30, 1);
		VisualAnalysis none = ask(picture, "Is it?", List.of());
		assertTrue(none.best().value().isNone());
		assertTrue(none.best().evidence().getFirst().reason().contains("options"));
		assertEquals(ask(picture, "Is it?", List.of("yes", "no")).answers(),
				ask(picture, "Is it?", List.of(), "options", " yes ;no;").answers());
		assertEquals(1, ask(picture, "Is it?", List.of("yes", "no"), "answers", "1").answers().size());
	}

	/** Neither texts nor questions are taken for places of the prompt. */
	@Test
	void promptsAreFilledInOnce() {
		assertEquals("a {option} b {question}", Prompt.of("prompt", "{question} {option}").with("a {option}", "b {question}"));
		assertThrows(IllegalArgumentException.class, () -> ask(TinySeers.noise(3, 3, 1), "?", List.of("a"), "prompt", "a photo"));
	}

	@Test
	void manyOptionsAreComparedInParts() throws Exception {
		Picture picture = TinySeers.noise(30, 30, 1);
		List<String> options = IntStream.range(0, 150).mapToObj(i -> "is " + i).toList();
		VisualAnalysis all = ask(picture, "", options, "answers", "100");
		assertEquals(100, all.answers().size());
		double first = all.answers().getFirst().score().orElseThrow() / all.answers().get(1).score().orElseThrow();
		VisualAnalysis two = ask(picture, "", all.answers().subList(0, 2).stream().map(each -> each.value().text()).toList());
		assertEquals(first, two.answers().getFirst().score().orElseThrow() / two.answers().get(1).score().orElseThrow(), 1e-4 * first);
	}
}
