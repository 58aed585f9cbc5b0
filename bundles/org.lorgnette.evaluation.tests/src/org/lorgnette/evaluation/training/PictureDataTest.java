package org.lorgnette.evaluation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.GoldEvidence;
import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.io.CorpusException;
import org.lorgnette.model.Task;

class PictureDataTest {

	private static final String EASY = "trainer: looker\ncorpora: [{path: easy, format: easy-vqa%s}]\nout: own\n";

	@TempDir
	private Path folder;

	/** Writes the questions that it is given, and reads the pictures of each. */
	private static final class Looker implements Trainer {

		private final List<PictureQuestion> seen = new ArrayList<>();
		private final List<PictureQuestion> held = new ArrayList<>();

		@Override
		public String id() {
			return "looker";
		}

		@Override
		public String description() {
			return "Looks.";
		}

		@Override
		public Optional<Task> task() {
			return Optional.of(Task.VQA);
		}

		@Override
		public List<Setting> settings() {
			return List.of();
		}

		@Override
		public void train(TrainingData data, Settings settings, TrainingSession session) throws IOException {
			read(data.parts(), seen);
			read(data.development(), held);
			Files.writeString(session.output(), "seen");
		}

		private static void read(List<TrainingData.Part> parts, List<PictureQuestion> into) throws IOException {
			for (TrainingData.Part part : parts) {
				try (Stream<PictureQuestion> questions = part.corpus().questions()) {
					for (PictureQuestion question : questions.toList()) {
						assertEquals(question.question().images().size(), question.pictures().size());
						into.add(question);
					}
				}
			}
		}

		@Override
		public Optional<TrainedEngine> engine(Path model, Settings settings) {
			return Optional.empty();
		}
	}

	@BeforeEach
	void corpora() throws IOException {
		Path easy = Files.createDirectories(folder.resolve("easy/train/images")).getParent();
		List<String> rows = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			picture(easy.resolve("images/" + i + ".png"));
			rows.add("[\"what colour is it?\", \"red\", " + i + "]");
			rows.add("[\"is it red?\", \"yes\", " + i + "]");
		}
		Files.writeString(easy.resolve("questions.json"), "[" + String.join(", ", rows) + "]");
		Files.writeString(folder.resolve("easy/boxes.jsonl"), "{\"id\": \"3\", \"x\": 0.5, \"y\": 1, \"width\": 1.2, \"height\": 0.5}\n");
		Files.writeString(folder.resolve("easy/evidence.jsonl"), """
				{"id": "3", "targets": [{"x": 0.5, "y": 1, "width": 1.2, "height": 0.5}, {"x": 9, "y": 9, "width": 0, "height": 0}], \
				"references": [{"x": 0, "y": 0, "width": 4, "height": 3}]}
				""");
		Path nlvr = Files.createDirectories(folder.resolve("nlvr/images/1")).getParent().getParent();
		List<String> lines = new ArrayList<>();
		for (int statement = 0; statement < 5; statement++) {
			for (int i = 0; i < 3; i++) {
				String id = statement + "-" + i;
				for (int order = 0; order < 2; order++) {
					picture(nlvr.resolve("images/1/dev-" + id + "-" + order + ".png"));
				}
				lines.add("{\"sentence\": \"there is a box\", \"label\": \"true\", \"identifier\": \"" + id + "\", \"directory\": \"1\"}");
			}
		}
		Files.write(nlvr.resolve("dev.json"), lines);
	}

	private static void picture(Path file) throws IOException {
		ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
	}

	private TrainingRecord run(String yaml, Looker looker) throws Exception {
		TrainingConfiguration configuration = TrainingConfigurationReader.read(Files.writeString(folder.resolve("c.yaml"), yaml));
		try (TrainingJob job = TrainingJob.open(configuration, looker, Optional.empty(), new TrainingFolder.Mode(false, true),
				Clock.systemUTC())) {
			return job.run(TrainingListener.NONE, Cancellation.NONE);
		}
	}

	private static Set<String> images(List<PictureQuestion> questions) {
		Set<String> images = new TreeSet<>();
		questions.forEach(question -> images.addAll(question.question().images()));
		return images;
	}

	@Test
	void questionsComeWithTheirPicturesAndBoxes() throws Exception {
		Looker looker = new Looker();
		DataRecord record = run(EASY.formatted(""), looker).data().getFirst();
		assertEquals(12, looker.seen.size());
		assertEquals(6, record.counts().documents(), "pictures");
		assertEquals(12, record.counts().questions());
		assertEquals(0, record.counts().unanswerable());
		assertEquals(Optional.of(new PixelBox(0, 1, 2, 1)), looker.seen.get(3).box());
		assertEquals(Optional.of(new GoldEvidence(List.of(new PixelBox(0, 1, 2, 1)), List.of(new PixelBox(0, 0, 4, 3)))),
				looker.seen.get(3).evidence());
		assertEquals(11, looker.seen.stream().filter(question -> question.evidence().isEmpty()).count());
		assertEquals(11, looker.seen.stream().filter(question -> question.box().isEmpty()).count());
	}

	/** A portion counts pictures, and so keeps the questions about one of them together. */
	@Test
	void aPortionIsOfPictures() throws Exception {
		Looker looker = new Looker();
		run("trainer: looker\ncorpora: [{path: easy, format: easy-vqa, limit: 4}]\n"
				+ "dev: [{path: easy, format: easy-vqa, skip: 4}]\nout: own\n", looker);
		assertEquals(Set.of("train/images/0.png", "train/images/1.png", "train/images/2.png", "train/images/3.png"), images(looker.seen));
		assertEquals(8, looker.seen.size());
		assertEquals(Set.of("train/images/4.png", "train/images/5.png"), images(looker.held));
	}

	@Test
	void aPictureIsNotTrainedOnAndHeldOut() {
		String both = "trainer: looker\ncorpora: [{path: easy, format: easy-vqa, limit: 5}]\n"
				+ "dev: [{path: easy, format: easy-vqa, skip: 4}]\nout: own\n";
		String message = assertThrows(CorpusException.class, () -> run(both, new Looker())).getMessage();
		assertTrue(message.contains("question '8' of easy is about a picture of held-out question '8'"), message);
		String orders = "trainer: looker\ncorpora: [{path: nlvr, format: nlvr, permutation: 0}]\n"
				+ "dev: [{path: nlvr, format: nlvr, permutation: 1}]\nout: own\n";
		assertTrue(assertThrows(CorpusException.class, () -> run(orders, new Looker())).getMessage().contains("14 more"));
	}

	/** A statement is on one side with all its pictures, in each order of drawing. */
	@Test
	void aSplitKeepsGroupsTogether() throws Exception {
		Looker looker = new Looker();
		run("trainer: looker\ncorpora: [{path: nlvr, format: nlvr, permutation: 0}, {path: nlvr, format: nlvr, permutation: 1, name: b}]\n"
				+ "split: {dev: 0.4, seed: 3}\nout: own\n", looker);
		Set<String> trained = new HashSet<>();
		looker.seen.forEach(question -> trained.add(question.question().group().orElseThrow()));
		Set<String> held = new HashSet<>();
		looker.held.forEach(question -> held.add(question.question().group().orElseThrow()));
		assertEquals(3, trained.size());
		assertEquals(2, held.size());
		assertEquals(18, looker.seen.size());
		trained.retainAll(held);
		assertEquals(Set.of(), trained);
	}

	@Test
	void textsAndPicturesAreNotMistakenForEachOther() throws Exception {
		Files.writeString(folder.resolve("one.conll"), "Anna\tB-per\n\n");
		String texts = "trainer: looker\ncorpora: [{path: one.conll, format: conll}]\nout: own\n";
		String message = assertThrows(CorpusException.class, () -> run(texts, new Looker())).getMessage();
		assertTrue(message.contains("is a text; this trainer learns from questions about pictures"), message);
		TrainingConfiguration pictures = TrainingConfigurationReader
				.read(Files.writeString(folder.resolve("p.yaml"), EASY.formatted("").replace("looker", "tally")));
		try (TrainingJob job = TrainingJob.open(pictures, new TallyTrainer(false), Optional.empty(), new TrainingFolder.Mode(false, true),
				Clock.systemUTC())) {
			String refused = assertThrows(CorpusException.class, () -> job.run(TrainingListener.NONE, Cancellation.NONE)).getMessage();
			assertTrue(refused.contains("is a visual question; this trainer learns from texts"), refused);
		}
	}
}
