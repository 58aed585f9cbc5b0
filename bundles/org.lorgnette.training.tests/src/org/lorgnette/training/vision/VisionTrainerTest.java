package org.lorgnette.training.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainingCorpus;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Document;
import org.lorgnette.model.VisualQuestion;

/** A world of one coloured block on white, in one of four quarters. */
class VisionTrainerTest {

	private static final int SIDE = 16;
	private static final String[] COLOURS = {"red", "green", "blue"};
	private static final int[] RGB = {0xE01010, 0x10C020, 0x1030E0};
	private static final String[] COLOURS_FR = {"rouge", "vert", "bleu"};

	@TempDir
	Path folder;

	private static Settings settings(Map<String, String> more) {
		Map<String, String> given = new LinkedHashMap<>(Map.ofEntries(Map.entry("width", "32"), Map.entry("layers", "0"),
				Map.entry("text-layers", "1"), Map.entry("heads", "2"), Map.entry("inner", "32"), Map.entry("subwords", "60"),
				Map.entry("epochs", "14"), Map.entry("rate", "0.004"), Map.entry("image-size", "16"), Map.entry("patch", "4"),
				Map.entry("fusion-layers", "1"), Map.entry("dropout", "0"), Map.entry("batch-words", "600"), Map.entry("hide", "0"),
				Map.entry("evaluate", "7"), Map.entry("languages", "en,fr"), Map.entry("smoothing", "0")));
		given.putAll(more);
		return Settings.of(new VisionTrainer().settings(), given);
	}

	private Path draw(String name, int colour, int left, int top, Random random) throws IOException {
		BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < SIDE * SIDE; i++) {
			int grey = 240 + random.nextInt(15);
			image.setRGB(i % SIDE, i / SIDE, grey << 16 | grey << 8 | grey);
		}
		for (int i = 0; i < 16; i++) {
			image.setRGB(left + i % 4, top + i / 4, RGB[colour]);
		}
		Path file = folder.resolve(name);
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	private static PictureQuestion asked(PictureFolder pictures, String id, String image, String text, String answer, String type,
			PixelBox box) {
		return new PictureQuestion(new VisualQuestion(id, List.of(image), text, List.of(), List.of(answer), Optional.of(type),
				Optional.empty(), Optional.empty(), Map.of()), pictures, Optional.of(box), Optional.empty());
	}

	private TrainingData.Part part(String name, int count, int seed, boolean boxes) throws IOException {
		Random random = new Random(seed);
		PictureFolder pictures = new PictureFolder(folder);
		List<PictureQuestion> questions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int colour = random.nextInt(COLOURS.length);
			boolean right = random.nextBoolean();
			int left = (right ? 8 : 0) + random.nextInt(5);
			int top = random.nextInt(13);
			String image = name + i + ".png";
			draw(image, colour, left, top, random);
			PixelBox box = new PixelBox(left, top, 4, 4);
			int other = random.nextInt(COLOURS.length);
			questions.add(asked(pictures, name + i + "a", image, "What colour is the block?", COLOURS[colour], "colour", box));
			questions.add(asked(pictures, name + i + "b", image, "De quelle couleur est le bloc ?", COLOURS_FR[colour], "colour", box));
			questions.add(asked(pictures, name + i + "c", image, "Which side is it on?", right ? "right" : "left", "side", box));
			questions.add(asked(pictures, name + i + "d", image, "Is the block " + COLOURS[other] + "?", other == colour ? "yes" : "no",
					"exist", box));
		}
		return part(name, boxes ? questions
				: questions.stream().map(each -> new PictureQuestion(each.question(), each.folder(), Optional.empty(), Optional.empty())).toList());
	}

	private static TrainingData.Part part(String name, List<PictureQuestion> questions) {
		return new TrainingData.Part(name, new TrainingCorpus() {
			@Override
			public Stream<Document> open() {
				throw new UnsupportedOperationException();
			}

			@Override
			public Stream<PictureQuestion> questions() {
				return questions.stream();
			}
		}, 1, Optional.empty());
	}

	private Path train(String name, TrainingData data, Map<String, String> more, TrainingListener listener) throws Exception {
		Path output = folder.resolve(name);
		new VisionTrainer().train(data, settings(more), new TrainingSession(output).watchedBy(listener));
		return output;
	}

	private static double best(List<TrainingEvent> events, String metric) {
		return events.stream().filter(TrainingEvent.Evaluation.class::isInstance).map(TrainingEvent.Evaluation.class::cast)
				.mapToDouble(evaluation -> evaluation.metrics().get(metric)).max().orElseThrow();
	}

	private static VisualEngine open(Path model, Map<String, String> more) throws Exception {
		Map<String, String> given = new LinkedHashMap<>(Map.of("model", model.toString()));
		given.putAll(more);
		return EngineRegistry.installed().openVisual("neural-vqa", given, ModelStore.EMPTY);
	}

	private static int right(VisualEngine engine, List<PictureQuestion> questions) throws Exception {
		int right = 0;
		for (PictureQuestion each : questions) {
			VisualAnalysis said = engine.answer(each.question(), each.pictures(), Cancellation.NONE);
			right += each.question().answers().contains(said.best().value().text()) ? 1 : 0;
		}
		return right;
	}

	@Test
	void learnsPointsAndServesWhatItLearned() throws Exception {
		List<TrainingEvent> events = new ArrayList<>();
		TrainingData.Part held = part("dev", 40, 2, true);
		TrainingData data = new TrainingData(List.of(part("train", 260, 1, true)), List.of(held));
		Path model = train("model", data, Map.of(), events::add);
		assertTrue(best(events, "accuracy") > 0.95, "accuracy " + best(events, "accuracy"));
		assertTrue(best(events, "accuracy of side") > 0.9);
		assertTrue(best(events, "pointing") > 0.9, "pointing " + best(events, "pointing"));
		List<PictureQuestion> questions = held.corpus().questions().toList();
		for (String precision : List.of("fp32", "int8")) {
			try (VisualEngine engine = open(model, Map.of("precision", precision))) {
				assertTrue(right(engine, questions) > 0.95 * questions.size(), precision);
				VisualAnalysis said = engine.answer(questions.getFirst().question(), questions.getFirst().pictures(), Cancellation.NONE);
				PixelBox pointed = said.regions().getFirst().box();
				assertTrue(pointed.overlap(questions.getFirst().box().orElseThrow()) > 0, pointed.toString());
				// A map for each of the heads of the one layer, and where it points.
				assertEquals(3, said.maps().size());
				assertEquals(16, said.grid().orElseThrow().patches());
			}
		}
	}

	@Test
	void aBlindModelAnswersByChanceAndDoesNotSeeThePicture() throws Exception {
		TrainingData.Part held = part("blindDev", 40, 2, false);
		List<TrainingEvent> events = new ArrayList<>();
		TrainingData data = new TrainingData(List.of(part("blind", 60, 1, false)), List.of(held));
		Path model = train("question", data, Map.of("blind", "question", "epochs", "7"), events::add);
		assertTrue(best(events, "accuracy of side") < 0.75, "side " + best(events, "accuracy of side"));
		List<PictureQuestion> questions = held.corpus().questions().toList();
		try (VisualEngine engine = open(model, Map.of())) {
			assertEquals(engine.answer(questions.get(0).question(), questions.get(0).pictures(), Cancellation.NONE).answers(),
					engine.answer(questions.get(0).question(), questions.get(20).pictures(), Cancellation.NONE).answers());
		}
		Path image = train("image", data, Map.of("blind", "image", "epochs", "2"), TrainingListener.NONE);
		try (VisualEngine engine = open(image, Map.of())) {
			List<Double> scores = new ArrayList<>();
			for (int question = 0; question < 4; question++) {
				scores.add(engine.answer(questions.get(question).question(), questions.get(0).pictures(), Cancellation.NONE).best().score()
						.orElseThrow());
			}
			assertEquals(1, scores.stream().distinct().count());
		}
	}

	/** With chance among weights of attention, and fused without. */
	@ParameterizedTest
	@ValueSource(strings = {"0.2", "0"})
	void theSameSeedGivesTheSameModelAlsoAfterAStop(String dropout) throws Exception {
		TrainingData data = new TrainingData(List.of(part("train", 40, 1, true)), List.of(part("dev", 10, 2, true)));
		Map<String, String> few = Map.of("epochs", "4", "dropout", dropout, "evaluate", "1", "fusion-back", "true", "layers", "1");
		Path whole = train("whole", data, few, TrainingListener.NONE);
		Path output = folder.resolve("cut");
		int[] evaluations = {0};
		TrainingSession session = new TrainingSession(output).watchedBy(event -> {
			evaluations[0] += event instanceof TrainingEvent.Evaluation ? 1 : 0;
		}).cancelledBy(() -> evaluations[0] == 2);
		assertThrows(CancellationException.class, () -> new VisionTrainer().train(data, settings(few), session));
		TrainingSession resumed = new TrainingSession(output, session.checkpoints(), true, session.seed(), ComputeDevice.CPU,
				session.threads(), TrainingListener.NONE, Cancellation.NONE);
		new VisionTrainer().train(data, settings(few), resumed);
		for (String file : List.of("image.onnx", "image.int8.onnx", "answer.onnx", "answer.int8.onnx", "subwords.json", "model.json")) {
			assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(output.resolve(file)), file);
		}
	}

	/** The mean over all steps. How many of them an event is about depends on the machine. */
	private static double loss(List<TrainingEvent> events) {
		double sum = 0;
		long steps = 0;
		for (TrainingEvent event : events) {
			if (event instanceof TrainingEvent.Step step) {
				sum += (step.step() - steps) * step.loss().orElseThrow();
				steps = step.step();
			}
		}
		return sum / steps;
	}

	/** However it is computed, nearly the same is learned, and what is meant is done. */
	@Test
	void learnsFusedAndInHalfPrecision() throws Exception {
		TrainingData data = new TrainingData(List.of(part("train", 40, 1, true)), List.of(part("dev", 10, 2, true)));
		List<byte[]> models = new ArrayList<>();
		List<Double> losses = new ArrayList<>();
		for (Map<String, String> computed : List.of(Map.of("attention", "explicit"), Map.of("attention", "fused"),
				Map.of("attention", "fused", "precision", "bf16"), Map.of("attention", "explicit", "precision", "bf16"))) {
			Map<String, String> few = new LinkedHashMap<>(Map.of("epochs", "3", "evaluate", "3"));
			few.putAll(computed);
			List<TrainingEvent> events = new ArrayList<>();
			models.add(Files.readAllBytes(train("model" + models.size(), data, few, events::add).resolve("answer.onnx")));
			losses.add(loss(events));
		}
		for (int i = 1; i < models.size(); i++) {
			assertFalse(Arrays.equals(models.get(0), models.get(i)), "model " + i);
			assertEquals(losses.get(0), losses.get(i), 0.05 * losses.get(0), "loss " + i);
		}
	}

	@Test
	void saysWhatDoesNotFit() throws Exception {
		PictureFolder pictures = new PictureFolder(folder);
		draw("one.png", 0, 1, 1, new Random(1));
		PictureQuestion one = asked(pictures, "q", "one.png", "What?", "red", "colour", new PixelBox(1, 1, 4, 4));
		EngineException same = assertThrows(EngineException.class, () -> train("same",
				new TrainingData(List.of(part("same", List.of(one, one))), List.of()), Map.of(), TrainingListener.NONE));
		assertTrue(same.getMessage().contains("1 different answers"), same.getMessage());
		PictureQuestion two = new PictureQuestion(new VisualQuestion("two", List.of("one.png", "one.png"), "Same?", List.of(),
				List.of("yes"), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()), pictures, Optional.empty(), Optional.empty());
		IOException pair = assertThrows(IOException.class, () -> train("pair",
				new TrainingData(List.of(part("pair", List.of(two))), List.of()), Map.of(), TrainingListener.NONE));
		assertTrue(pair.getMessage().contains("about 2 pictures"), pair.getMessage());
		PictureQuestion absent = asked(pictures, "q", "absent.png", "What?", "red", "colour", new PixelBox(1, 1, 4, 4));
		assertTrue(assertThrows(IOException.class, () -> train("absent",
				new TrainingData(List.of(part("absent", List.of(absent))), List.of()), Map.of(), TrainingListener.NONE)).getMessage()
				.contains("question q: its picture 'absent.png' cannot be read"));
		TrainingData data = new TrainingData(List.of(part("train", 4, 1, false)), List.of());
		for (Map<String, String> wrong : List.of(Map.of("image-size", "16x"), Map.of("patch", "5"), Map.of("patch", "3"),
				Map.of("fusion-layers", "0"), Map.of("smoothing", "1"), Map.of("questions", "0"))) {
			EngineException misfit = assertThrows(EngineException.class, () -> train("wrong", data, wrong, TrainingListener.NONE));
			assertTrue(misfit.getMessage().contains(wrong.keySet().iterator().next()), misfit.getMessage());
		}
		EngineException texts = assertThrows(EngineException.class, () -> {
			try {
				train("texts", TrainingData.of(Stream::empty), Map.of(), TrainingListener.NONE);
			} catch (IOException e) {
				throw new EngineException(e.getMessage(), e);
			}
		});
		assertTrue(texts.getMessage().contains("expected questions about pictures"), texts.getMessage());
	}

	@Test
	void changesOfPicturesMoveBoxesWithThem() {
		Random random = new Random(3);
		Augmentation augmentation = new Augmentation(1);
		float[][] table = new float[3][256];
		for (float[] row : table) {
			for (int i = 0; i < 256; i++) {
				row[i] = i;
			}
		}
		byte[] colours = new byte[3 * 100 * 50];
		// One bright pixel at row 20, column 60.
		colours[20 * 100 + 60] = (byte) 200;
		boolean moved = false;
		for (int i = 0; i < 20; i++) {
			Augmentation.Change change = augmentation.draw(100, 50, random);
			assertTrue(Math.abs(change.across()) <= 4 && Math.abs(change.down()) <= 2);
			float[] pixels = new float[colours.length];
			Augmentation.fill(colours, 100, 50, table, change, pixels, 0);
			PixelBox box = change.move(new PixelBox(60, 20, 1, 1), 100, 50);
			assertEquals(200 * change.factor() + change.shift(), pixels[box.y() * 100 + box.x()], 0.01);
			moved |= box.x() != 60;
		}
		assertTrue(moved);
		assertEquals(new PixelBox(0, 0, 1, 2), new Augmentation.Change(-5, -3, 1, 0).move(new PixelBox(2, 1, 3, 4), 100, 50));
		assertEquals(Augmentation.Change.NONE, Augmentation.NONE.draw(100, 50, random));
		float[] plain = new float[colours.length];
		Augmentation.fill(colours, 100, 50, table, Augmentation.Change.NONE, plain, 0);
		assertEquals(200, plain[20 * 100 + 60]);
		assertFalse(plain[20 * 100 + 61] > 0);
	}
}
