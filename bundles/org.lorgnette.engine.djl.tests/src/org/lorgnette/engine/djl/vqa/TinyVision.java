package org.lorgnette.engine.djl.vqa;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.GoldEvidence;
import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainingCorpus;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.model.Document;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.training.vision.VisionTrainer;

/** Trains a model that tells two plain pictures apart. */
final class TinyVision {

	private static final int SIDE = 8;

	private static final GoldEvidence NOTHING = new GoldEvidence(List.of(), List.of());
	/** Three of its four patches. */
	static final PixelBox CORNER = new PixelBox(4, 4, 4, 4);
	static final PixelBox TOP = new PixelBox(4, 0, 4, 4);
	static final PixelBox SIDE_BOX = new PixelBox(0, 4, 4, 4);

	static final Picture RED = plain(0xFFD02010);
	static final Picture BLUE = plain(0xFF1020D0);

	private TinyVision() {
	}

	private static Picture plain(int colour) {
		int[] pixels = new int[SIDE * SIDE];
		Arrays.fill(pixels, colour);
		return Picture.of(SIDE, SIDE, pixels);
	}

	/** Where {@link #train} puts it. */
	static Path model(Path folder) {
		return folder.resolve("model");
	}

	static void train(Path folder) throws IOException, EngineException {
		PictureFolder pictures = new PictureFolder(folder);
		List<PictureQuestion> questions = new ArrayList<>();
		for (String colour : List.of("red", "blue")) {
			Picture picture = colour.equals("red") ? RED : BLUE;
			BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
			image.setRGB(0, 0, SIDE, SIDE, picture.pixels(), 0, SIDE);
			ImageIO.write(image, "png", folder.resolve(colour + ".png").toFile());
			add(questions, pictures, colour, "What colour is it?", colour, new GoldEvidence(List.of(CORNER), List.of()));
			for (String other : List.of("red", "blue")) {
				add(questions, pictures, colour, "Is it " + other + "?", colour.equals(other) ? "yes" : "no",
						colour.equals(other) ? new GoldEvidence(List.of(CORNER, TOP), List.of(SIDE_BOX)) : NOTHING);
			}
		}
		TrainingCorpus corpus = new TrainingCorpus() {
			@Override
			public Stream<Document> open() {
				return Stream.empty();
			}

			@Override
			public Stream<PictureQuestion> questions() {
				return questions.stream();
			}
		};
		VisionTrainer trainer = new VisionTrainer();
		Settings settings = Settings.of(trainer.settings(), Map.ofEntries(Map.entry("width", "16"), Map.entry("layers", "1"),
				Map.entry("heads", "2"), Map.entry("inner", "16"), Map.entry("subwords", "40"), Map.entry("epochs", "60"),
				Map.entry("rate", "0.01"), Map.entry("image-size", "8"), Map.entry("patch", "4"), Map.entry("fusion-layers", "2"),
				Map.entry("fusion-back", "true"),
				Map.entry("dropout", "0"), Map.entry("hide", "0"), Map.entry("evaluate", "60")));
		trainer.train(TrainingData.of(corpus), settings, new TrainingSession(model(folder)));
	}

	private static void add(List<PictureQuestion> questions, PictureFolder pictures, String image, String text, String answer,
			GoldEvidence evidence) {
		questions.add(new PictureQuestion(new VisualQuestion("q" + questions.size(), List.of(image + ".png"), text, List.of(),
				List.of(answer), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()), pictures,
				Optional.of(CORNER), Optional.of(evidence)));
	}
}
