package org.lorgnette.engine.corenlp.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.corenlp.CoreNlpEngines;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class CrfTrainerTest {

	private static final CrfTrainer TRAINER = new CrfTrainer(new CrfTrainer.Options(1, 30, 20));

	@TempDir
	private Path folder;

	private static List<TaggedSentence> corpus() {
		List<TaggedSentence> corpus = new ArrayList<>();
		for (String name : List.of("Anna", "Bruno", "Clara", "David", "Emil", "Frida", "Georg", "Hanna")) {
			corpus.add(new TaggedSentence(List.of("Mrs", name, "Moreau", "saw", "the", "Nile", "."),
					List.of("O", "B-PER", "I-PER", "O", "O", "B-LOC", "O")));
			corpus.add(new TaggedSentence(List.of(name, "crossed", "the", "Loire", "with", "Mr", "Martin", "Petit", "."),
					List.of("S-PER", "O", "O", "S-LOC", "O", "O", "B-PER", "E-PER", "O")));
			corpus.add(new TaggedSentence(List.of("Nobody", "was", "there", "."), List.of("O", "O", "O", "O")));
		}
		return corpus;
	}

	private static TextEngine open(Path model) throws EngineUnavailableException {
		return new EngineRegistry(List.of(new CoreNlpEngines())).openText("corenlp-crf-own", Map.of("model", model.toString()),
				ModelStore.EMPTY);
	}

	@Test
	void learnsWhatItsEngineThenFinds() throws Exception {
		Path model = folder.resolve("own.ser.gz");
		List<Double> objective = new ArrayList<>();
		TRAINER.train(corpus(), model, (evaluations, value) -> objective.add(value), Cancellation.NONE);
		assertTrue(objective.getLast() < objective.getFirst() / 2, objective.toString());
		String text = "Mrs Ida Moreau saw the Rhine . Georg crossed the Loire with Mr Paul Petit .";
		try (TextEngine engine = open(model)) {
			List<String> found = engine.analyze(Document.builder("d", text).build(), Cancellation.NONE).entities().stream()
					.map(entity -> entity.type() + " " + entity.text(text)).toList();
			assertEquals(List.of("PER Ida Moreau", "LOC Rhine", "PER Georg", "LOC Loire", "PER Paul Petit"), found);
		}
	}

	@Test
	void givesTheSameModelAgain() throws Exception {
		Path first = folder.resolve("first.ser.gz");
		Path second = folder.resolve("second.ser.gz");
		TRAINER.train(corpus(), first, (evaluations, value) -> {
		}, Cancellation.NONE);
		TRAINER.train(corpus(), second, (evaluations, value) -> {
		}, Cancellation.NONE);
		assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
	}

	@Test
	void leavesWhatWasThereWhenCancelled() throws Exception {
		Path model = folder.resolve("own.ser.gz");
		Files.writeString(model, "earlier");
		boolean[] cancelled = new boolean[1];
		assertThrows(CancellationException.class,
				() -> TRAINER.train(corpus(), model, (evaluations, value) -> cancelled[0] = evaluations == 3, () -> cancelled[0]));
		assertEquals("earlier", Files.readString(model));
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void isCancelledAmidAPassOverTheCorpus() {
		AtomicBoolean cancelled = new AtomicBoolean();
		CountDownLatch busy = new CountDownLatch(1);
		Thread.ofVirtual().start(() -> {
			try {
				busy.await();
				cancelled.set(true);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		CountDownLatch hold = new CountDownLatch(1);
		assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThrows(CancellationException.class,
				() -> TRAINER.train(corpus(), folder.resolve("own.ser.gz"), (evaluations, value) -> {
					busy.countDown();
					// Stands for a pass that does not end.
					try {
						hold.await();
					} catch (InterruptedException e) {
						Thread.currentThread().interrupt();
					}
				}, cancelled::get)));
		hold.countDown();
		assertFalse(Files.exists(folder.resolve("own.ser.gz")));
	}

	@Test
	void givesTheModelThePermissionsOfAnyNewFile() throws Exception {
		Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
		assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "this file system has no permissions");
		Path model = folder.resolve("own.ser.gz");
		TRAINER.train(corpus(), model, (evaluations, value) -> {
		}, Cancellation.NONE);
		assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(model));
	}

	@Test
	void tellsProgressToTheEnd() throws Exception {
		List<String> heard = new ArrayList<>();
		Document document = Document.builder("d", "Anna Moreau saw the Nile.")
				.entities(List.of(new Entity("e1", "PER", new Span(0, 11)), new Entity("e2", "LOC", new Span(20, 24)))).build();
		CrfTrainerAdapter trainer = new CrfTrainerAdapter();
		trainer.train(TrainingData.of(() -> Stream.of(document)), Settings.of(trainer.settings(), Map.of("iterations", "4")),
				new TrainingSession(folder.resolve("own.ser.gz")).watchedBy(event -> heard.add(switch (event) {
					case TrainingEvent.Phase phase -> phase.name();
					case TrainingEvent.Step step -> step.step() + "/" + step.total() + (step.loss().isPresent() ? " loss" : "");
					default -> throw new AssertionError(event);
				})));
		assertEquals(List.of("reading", "1/0", "training", "1/0 loss", "2/0 loss"), heard.subList(0, 5));
		int again = heard.indexOf("retraining");
		assertEquals("1/0 loss", heard.get(again + 1), "without weak features it begins anew");
	}

	@Test
	void weighsPartsByHowOftenTheirDocumentsAreSeen() throws Exception {
		Document one = Document.builder("d", "Anna").entities(List.of(new Entity("e1", "PER", new Span(0, 4)))).build();
		Document other = Document.builder("e", "Nile").entities(List.of(new Entity("e1", "LOC", new Span(0, 4)))).build();
		TrainingData data = new TrainingData(
				List.of(new TrainingData.Part("a", () -> Stream.of(one), 3, Optional.empty()),
						new TrainingData.Part("b", () -> Stream.of(other, other, other, other), .5, Optional.empty())),
				List.of());
		List<Long> read = new ArrayList<>();
		CrfTrainerAdapter trainer = new CrfTrainerAdapter();
		trainer.train(data, Settings.of(trainer.settings(), Map.of("iterations", "2")),
				new TrainingSession(folder.resolve("own.ser.gz")).watchedBy(event -> {
					if (event instanceof TrainingEvent.Step step && step.loss().isEmpty()) {
						read.add(step.step());
					}
				}));
		assertEquals(3, read.getFirst());
		assertTrue(read.getLast() > 3 && read.getLast() < 7, read.toString());
	}

	@Test
	void refusesADeviceItCannotUse() throws Exception {
		CrfTrainerAdapter trainer = new CrfTrainerAdapter();
		assertEquals(ComputeDevice.CPU, trainer.device(ComputeDevice.AUTO));
		assertThrows(EngineUnavailableException.class, () -> trainer.device(ComputeDevice.gpu(0)));
	}

	@Test
	void refusesACorpusWithoutEntities() {
		List<TaggedSentence> empty = List.of(new TaggedSentence(List.of("Nothing", "here"), List.of("O", "O")));
		assertThrows(IllegalArgumentException.class, () -> TRAINER.train(empty, folder.resolve("none"), (evaluations, value) -> {
		}, Cancellation.NONE));
		assertFalse(Files.exists(folder.resolve("none")));
	}

	@Test
	void saysWhatIsWrongWithAModelFile() throws Exception {
		assertThrows(EngineUnavailableException.class, () -> open(folder.resolve("absent")));
		Path text = Files.writeString(folder.resolve("text.ser.gz"), "no model");
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> open(text));
		assertTrue(refusal.getMessage().contains("text.ser.gz"), refusal.getMessage());
	}
}
