package org.lorgnette.ui.evaluation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import javax.imageio.ImageIO;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.ExperimentRunner;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunListener;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/**
 * Runs about pictures of one colour: {@code keen} names the colour in the middle, {@code fond} sees red whatever there is; both say yes to
 * all else. Every third picture is as wide as a film, the others are square; the last one is missing.
 */
public final class PictureRuns implements EngineProvider {

	/** How many pictures the corpus has, each with two questions. */
	public static final int PICTURES = 30;

	private static final List<String> NAMES = List.of("red", "green", "blue");
	private static final List<Color> COLOURS = List.of(new Color(200, 30, 30), new Color(30, 160, 60), new Color(40, 70, 200));

	@Override
	public List<EngineDescriptor> engines() {
		return List.of("keen", "fond").stream().map(id -> new EngineDescriptor(id, Family.NEURAL, Set.of(Task.VQA), Set.of("en"), List.of(),
				"Sees colours.", List.of(), List.of())).toList();
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		return new Seeing(engine, settings);
	}

	private record Seeing(EngineDescriptor descriptor, Settings settings) implements VisualEngine {

		@Override
		public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) {
			Picture picture = pictures.getFirst();
			int pixel = picture.argb(picture.width() / 2, picture.height() / 2);
			String seen = (pixel >> 16 & 0xFF) > 150 ? "red" : (pixel & 0xFF) > 150 ? "blue" : "green";
			boolean keen = descriptor.id().equals("keen");
			String answer = !question.text().contains("color") ? "yes" : keen ? seen : "red";
			return new VisualAnalysis(question, List.of(said(question, answer, keen ? 0.9 : 0.55), said(question, "grey", keen ? 0.1 : 0.45)),
					List.of(), Optional.empty(), List.of(), List.of());
		}

		private Prediction<Answer> said(VisualQuestion question, String text, double score) {
			return new Prediction<>(new Answer(question.id(), text, Optional.empty()), OptionalDouble.of(score), descriptor.id(), List.of());
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}

	/** The corpus in a folder {@code vqa}, and a run of both engines over it in a folder {@code run-1}. */
	public static EvaluationResult make(Path folder) throws IOException, EngineException {
		Path images = Files.createDirectories(folder.resolve("vqa/images"));
		List<String> questions = new ArrayList<>();
		StringBuilder boxes = new StringBuilder();
		for (int i = 0; i < PICTURES; i++) {
			if (i < PICTURES - 1) {
				ImageIO.write(picture(i), "png", images.resolve(i + ".png").toFile());
			}
			boxes.append("{\"id\": \"").append(2 * i).append("\", \"x\": 60, \"y\": 40, \"width\": 80, \"height\": 80}\n");
			questions.add("[\"what color is the shape?\", \"" + NAMES.get(i % 3) + "\", " + i + "]");
			questions.add("[\"is there a circle in the image?\", \"" + (i % 2 == 0 ? "yes" : "no") + "\", " + i + "]");
		}
		Files.writeString(folder.resolve("vqa/boxes.jsonl"), boxes);
		Files.writeString(folder.resolve("vqa/questions.json"), "[" + String.join(",\n", questions) + "]");
		Experiment parsed = ExperimentReader.parse("experiment.yaml", """
				name: pictures
				task: vqa
				corpus: {path: vqa}
				engines: [{id: keen}, {id: fond}]
				compare: {baseline: fond, resamples: 200, seed: 3}
				""", folder);
		return new ExperimentRunner(new EngineRegistry(List.of(new PictureRuns())), ModelStore.EMPTY, RunListener.NONE, Cancellation.NONE,
				Clock.systemUTC()).run(parsed, RunFolder.create(folder.resolve("run-1"), parsed));
	}

	private static BufferedImage picture(int number) {
		BufferedImage image = new BufferedImage(number % 3 == 0 ? 320 : 200, number % 3 == 0 ? 180 : 200, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(235, 235, 225));
		graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
		graphics.setColor(COLOURS.get(number % 3));
		if (number % 2 == 0) {
			graphics.fillOval(image.getWidth() / 2 - 50, image.getHeight() / 2 - 50, 100, 100);
		} else {
			graphics.fillRect(image.getWidth() / 2 - 50, image.getHeight() / 2 - 50, 100, 100);
		}
		graphics.dispose();
		return image;
	}
}
