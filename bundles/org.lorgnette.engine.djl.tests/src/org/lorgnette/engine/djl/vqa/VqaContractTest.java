package org.lorgnette.engine.djl.vqa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ShowsBareVisualWork;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.testing.VisualEngineContractTest;

class VqaContractTest extends VisualEngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void train() throws Exception {
		TinyVision.train(folder);
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "neural-vqa";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", TinyVision.model(folder).toString());
	}

	@Override
	protected Picture samplePicture() {
		return TinyVision.RED;
	}

	@Override
	protected String sampleQuestion() {
		return "What colour is it?";
	}

	private static VisualQuestion asked(String text, String... options) {
		return new VisualQuestion("q", List.of("x.png"), text, List.of(options), List.of(), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
	}

	private VisualAnalysis ask(String text, Picture picture, String... options) throws EngineException {
		return engine().answer(asked(text, options), List.of(picture), Cancellation.NONE);
	}

	@Test
	void saysWhatItSees() throws Exception {
		assertEquals("red", ask("What colour is it?", TinyVision.RED).best().value().text());
		assertEquals("blue", ask("What colour is it?", TinyVision.BLUE).best().value().text());
		assertEquals("yes", ask("Is it red?", TinyVision.RED).best().value().text());
		assertEquals("no", ask("Is it red?", TinyVision.BLUE).best().value().text());
		assertEquals("Vrai", ask("Is it red?", TinyVision.RED, "Vrai", "Faux").best().value().text());
	}

	/** Several targets are told one by one, a single one by the box around it, and none is none. */
	@Test
	void showsWhatDecides() throws Exception {
		VisualAnalysis several = ask("Is it red?", TinyVision.RED);
		assertEquals(List.of("1", "2", "reference"), several.regions().stream().map(Region::label).toList());
		assertEquals(List.of(TinyVision.TOP, TinyVision.CORNER, TinyVision.SIDE_BOX),
				several.regions().stream().map(Region::box).toList());
		assertEquals(List.of(), ask("Is it red?", TinyVision.BLUE).regions());
		assertEquals(List.of(new Region("blue", 0, TinyVision.CORNER, true, OptionalDouble.empty())), ask("What colour is it?",
				TinyVision.BLUE).regions().stream()
				.map(region -> new Region(region.label(), 0, region.box(), region.relevant(), OptionalDouble.empty())).toList());
		GroundingMap evidence = several.maps().stream().filter(map -> map.name().equals("evidence")).findFirst().orElseThrow();
		GroundingMap references = several.maps().stream().filter(map -> map.name().equals("references")).findFirst().orElseThrow();
		for (int patch = 0; patch < 4; patch++) {
			assertEquals(patch % 2 == 1, evidence.weight(0, patch) > 0.5, "patch " + patch);
			assertEquals(patch == 2, references.weight(0, patch) > 0.5, "patch " + patch);
		}
	}

	/** Of any lengths, in any order, some without words; also when the numbers are coarse. */
	@Test
	void questionsAskedTogetherAreAnsweredAsEachAlone() throws Exception {
		List<VisualQuestion> questions = List.of(asked("What colour is it?"), asked("Is it red?"), asked(" "), asked("Is it blue?"),
				asked("What colour is it?", "blue", "red"), asked("Is it red or is it blue?"));
		VqaEngine own = (VqaEngine) engine();
		for (Picture picture : List.of(TinyVision.RED, TinyVision.BLUE)) {
			List<VisualAnalysis> together = own.answerAll(questions, List.of(picture), Cancellation.NONE);
			assertEquals(questions, together.stream().map(VisualAnalysis::question).toList());
			for (int i = 0; i < questions.size(); i++) {
				VisualAnalysis alone = own.answer(questions.get(i), List.of(picture), Cancellation.NONE);
				assertEquals(alone.best().value(), together.get(i).best().value(), questions.get(i).text());
				assertEquals(alone.best().score().orElseThrow(), together.get(i).best().score().orElseThrow(), 0.05);
				assertEquals(alone.tokens(), together.get(i).tokens());
				assertEquals(alone.grid(), together.get(i).grid());
				assertEquals(alone.maps().size(), together.get(i).maps().size());
			}
		}
		assertEquals(List.of(), own.answerAll(List.of(), List.of(TinyVision.RED), Cancellation.NONE));
		assertTrue(assertThrows(EngineException.class, () -> own.answerAll(questions, List.of(), Cancellation.NONE)).getMessage()
				.contains("questions q to q"));
	}

	@Test
	void inFullPrecisionNothingDependsOnWhatIsAskedBeside() throws Exception {
		Map<String, String> exact = new HashMap<>(settings());
		exact.put("precision", "fp32");
		try (VqaEngine own = VqaEngine.openOwn(Settings.of(VqaEngine.OWN.settings(), exact))) {
			List<VisualQuestion> questions = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				questions.add(asked(i % 2 == 0 ? "Is it red?" : "Is it blue?"));
			}
			List<VisualAnalysis> together = own.answerAll(questions, List.of(TinyVision.RED), Cancellation.NONE);
			for (int i = 0; i < questions.size(); i++) {
				VisualAnalysis alone = own.answer(questions.get(i), List.of(TinyVision.RED), Cancellation.NONE);
				for (int j = 0; j < alone.answers().size(); j++) {
					assertEquals(alone.answers().get(j).value(), together.get(i).answers().get(j).value());
					assertEquals(alone.answers().get(j).score().orElseThrow(), together.get(i).answers().get(j).score().orElseThrow(), 1e-5);
				}
				for (int j = 0; j < alone.maps().size(); j++) {
					for (int token = 0; token < alone.tokens().size(); token++) {
						assertArrayEquals(alone.maps().get(j).ofToken(token), together.get(i).maps().get(j).ofToken(token), 1e-5f);
					}
				}
			}
		}
	}

	@Test
	void theBareNetworksRunOverTheSameWords() throws Exception {
		VqaEngine own = (VqaEngine) engine();
		List<VisualQuestion> questions = List.of(asked("What colour is it?"), asked("Is it red?"));
		try (BareWork work = own.prepare(List.of(new ShowsBareVisualWork.Asked(TinyVision.RED, questions),
				new ShowsBareVisualWork.Asked(TinyVision.BLUE, List.of())), Cancellation.NONE)) {
			work.run(Cancellation.NONE);
			assertEquals(5 + 4, work.words());
			assertThrows(java.util.concurrent.CancellationException.class, () -> work.run(() -> true));
		}
	}

	/** A picture of any size is the same picture. */
	@Test
	void scalesPictures() throws Exception {
		int[] pixels = new int[90 * 50];
		java.util.Arrays.fill(pixels, TinyVision.BLUE.argb(0, 0));
		VisualAnalysis large = ask("What colour is it?", Picture.of(90, 50, pixels));
		assertEquals(ask("What colour is it?", TinyVision.BLUE).answers(), large.answers());
	}

	/** An equal picture is known again; another one is not taken for it. */
	@Test
	void looksAtEachPictureItself() throws Exception {
		VisualAnalysis red = ask("What colour is it?", TinyVision.RED);
		Picture same = Picture.of(TinyVision.RED.width(), TinyVision.RED.height(), TinyVision.RED.pixels());
		assertEquals(red, ask("What colour is it?", same));
		assertNotEquals(red.answers(), ask("What colour is it?", TinyVision.BLUE).answers());
		for (int i = 0; i < 40; i++) {
			ask("Is it red?", Picture.of(1, 1, new int[] {0xFF000000 + i}));
		}
		assertEquals(red, ask("What colour is it?", TinyVision.RED));
	}

	@Test
	void aQuestionWithoutWordsAndOptionsThatNobodyKnowsHaveNoAnswer() throws Exception {
		assertTrue(ask(" \t", TinyVision.RED).best().value().isNone());
		assertTrue(ask(" \t", TinyVision.RED).best().evidence().getFirst().reason().contains("no words"));
		VisualAnalysis unknown = ask("What colour is it?", TinyVision.RED, "pineapple", "melon");
		assertTrue(unknown.best().value().isNone());
		assertTrue(unknown.best().evidence().getFirst().reason().contains("none of the options"));
	}

	@Test
	void readsTheBeginningOfTenThousandWords() throws Exception {
		VisualAnalysis analysis = ask("zyx ".repeat(10_000), TinyVision.RED);
		assertEquals(64, analysis.tokens().size());
		assertEquals(64, analysis.maps().getFirst().tokens());
	}

	@Test
	void saysWhichModelIsMissing() {
		for (String id : List.of("vqa-world", "vqa-easy", "vqa-shapes", "vqa-nlvr")) {
			var descriptor = provider().engines().stream().filter(engine -> engine.id().equals(id)).findFirst().orElseThrow();
			EngineUnavailableException missing = assertThrows(EngineUnavailableException.class,
					() -> provider().open(descriptor, Settings.of(descriptor.settings(), Map.of()), ModelStore.EMPTY));
			assertTrue(missing.getMessage().contains("needs the model " + id), missing.getMessage());
		}
	}

	@Test
	void aShippedModelIsFoundByItsName() throws Exception {
		var descriptor = VqaEngine.EASY;
		ModelStore store = id -> Optional.of(TinyVision.model(folder)).filter(path -> id.equals("vqa-easy"));
		try (VqaEngine engine = (VqaEngine) provider().open(descriptor, Settings.of(descriptor.settings(), Map.of("answers", "2")), store)) {
			VisualAnalysis analysis = engine.answer(asked("Is it red?"), List.of(TinyVision.RED), Cancellation.NONE);
			assertEquals(2, analysis.answers().size());
			assertEquals("vqa-easy", analysis.best().producer());
		}
	}

	@Test
	void foldersThatDoNotFitAreRefused() throws Exception {
		String json = Files.readString(TinyVision.model(folder).resolve("model.json"));
		Map<String, String> wrong = new HashMap<>();
		wrong.put("\"rows\": 2", "\"rows\": 3");
		wrong.put("\"blind\": \"none\"", "\"blind\": \"nobody\"");
		wrong.put("\"width\": 8", "\"width\": 9");
		wrong.put("\"image.int8.onnx\",\n", "\"absent.onnx\",\n");
		int number = 0;
		for (Map.Entry<String, String> change : wrong.entrySet()) {
			Path copy = Files.createDirectory(folder.resolve("wrong" + number++));
			try (var files = Files.list(TinyVision.model(folder))) {
				for (Path file : files.toList()) {
					Files.copy(file, copy.resolve(file.getFileName()));
				}
			}
			assertTrue(json.contains(change.getKey()), change.getKey());
			Files.writeString(copy.resolve("model.json"), json.replace(change.getKey(), change.getValue()));
			assertThrows(EngineUnavailableException.class,
					() -> VqaEngine.openOwn(Settings.of(VqaEngine.OWN.settings(), Map.of("model", copy.toString()))), change.getKey());
		}
	}
}
