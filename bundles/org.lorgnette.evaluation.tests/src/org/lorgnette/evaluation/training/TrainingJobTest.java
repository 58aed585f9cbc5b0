package org.lorgnette.evaluation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.io.CorpusException;
import org.lorgnette.model.Document;

class TrainingJobTest {

	private static final TrainingFolder.Mode NEW = new TrainingFolder.Mode(false, false);
	private static final TrainingFolder.Mode RESUME = new TrainingFolder.Mode(true, false);
	private static final TrainingFolder.Mode FORCE = new TrainingFolder.Mode(false, true);
	private static final String ONE = "trainer: tally\ncorpus: {path: one.conll, format: conll, documents: sentence}\nout: own\n";

	@TempDir
	private Path folder;

	@BeforeEach
	void corpora() throws IOException {
		write("one.conll", "Anna\tB-per\n\nRome\tB-geo\n\nPaul\tB-per\n\nx\tB-odd\n\n");
		write("two.conll", "Marie\tB-PERSON\n\nNice\tB-PLACE\n\n");
		write("three.conll", "Ida\tB-PERSON\n\n");
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(folder.resolve(name), content);
	}

	private TrainingConfiguration read(String yaml) throws IOException {
		return TrainingConfigurationReader.read(write("c.yaml", yaml));
	}

	private TrainingRecord run(String yaml, TallyTrainer trainer, TrainingFolder.Mode mode) throws IOException, EngineException {
		try (TrainingJob job = TrainingJob.open(read(yaml), trainer, Optional.empty(), mode, Clock.systemUTC())) {
			return job.run(TrainingListener.NONE, Cancellation.NONE);
		}
	}

	private String fails(String yaml) {
		return assertThrows(CorpusException.class, () -> run(yaml, new TallyTrainer(false), NEW)).getMessage();
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
					.filter(file -> !file.endsWith(".conll") && !file.equals("c.yaml")).sorted().toList();
		}
	}

	@Test
	void partsAreMappedAndMixedByWeight() throws Exception {
		TrainingRecord record = run("""
				trainer: tally
				corpora:
				  - {path: one.conll, format: conll, documents: sentence, labels: {per: PER, geo: LOC}, weight: 0.5}
				  - {path: "t*.conll", format: conll, name: glob, documents: sentence, labels: {PERSON: PER}, weight: 3}
				out: own
				""", new TallyTrainer(false), NEW);
		// Over 4 epochs: 2 of each of one.conll, 12 of each of the others.
		assertEquals("LOC 2\nPER 28\n", Files.readString(folder.resolve("own")));
		DataRecord glob = record.data().getLast();
		assertEquals(3, glob.counts().documents());
		assertEquals(Map.of("PER", 2L), glob.counts().entities());
		assertEquals(Map.of("PLACE", 1L), glob.counts().leftOut());
		assertEquals("t*.conll", glob.path());
		assertEquals(List.of("own", "own.training/events.jsonl", "own.training/train.yaml", "own.training/training.json"), files());
		TrainingRecord read = TrainingRecordJson.read(folder.resolve("own.training/training.json"));
		assertEquals(record, read);
		assertTrue(read.isFinished());
		assertEquals(13, read.modelBytes());
	}

	@Test
	void aModelFolderHoldsItsRecords() throws Exception {
		run(ONE, new TallyTrainer(true), NEW);
		assertEquals(List.of("own/events.jsonl", "own/model.json", "own/train.yaml", "own/training.json"), files());
		assertEquals(ONE, Files.readString(folder.resolve("own/train.yaml")));
	}

	@Test
	void aModelIsReplacedOnlyByForce() throws Exception {
		for (boolean asFolder : new boolean[] { false, true }) {
			String yaml = ONE.replace("own", "own" + asFolder);
			run(yaml, new TallyTrainer(asFolder), NEW);
			List<String> before = files();
			assertTrue(assertThrows(CorpusException.class, () -> run(yaml, new TallyTrainer(asFolder), NEW)).getMessage()
					.contains("c.yaml:3: out: "), yaml);
			assertThrows(EngineException.class, () -> run(yaml, new TallyTrainer(asFolder, step -> {
				Files.delete(folder.resolve("own" + asFolder + ".training/checkpoint/state.txt"));
				throw new EngineException("fails without a checkpoint");
			}), FORCE));
			assertEquals(before, files(), "the model that was there and its records stay");
			run(yaml + "settings: {epochs: 1}\n", new TallyTrainer(asFolder), FORCE);
			assertEquals(before, files());
			assertEquals("geo 1\nodd 1\nper 2\n", Files.readString(folder.resolve(asFolder ? "owntrue/model.json" : "ownfalse")));
		}
		Files.createDirectory(folder.resolve("photos"));
		write("photos/holiday", "x");
		String elsewhere = ONE.replace("own", "photos");
		assertThrows(CorpusException.class, () -> run(elsewhere, new TallyTrainer(true), FORCE));
		assertThrows(CorpusException.class, () -> run(elsewhere, new TallyTrainer(false), FORCE));
		assertTrue(Files.exists(folder.resolve("photos/holiday")));
	}

	@Test
	void aStoppedTrainingGoesOnToTheSameResult() throws Exception {
		run(ONE, new TallyTrainer(false), NEW);
		String whole = Files.readString(folder.resolve("own"));
		String yaml = ONE.replace("own", "again");
		boolean[] stop = new boolean[1];
		try (TrainingJob job = TrainingJob.open(read(yaml), new TallyTrainer(false, step -> stop[0] = step == 2), Optional.empty(), NEW,
				Clock.systemUTC())) {
			assertThrows(CancellationException.class, () -> job.run(TrainingListener.NONE, () -> stop[0]));
			assertTrue(job.isResumable());
		}
		assertFalse(Files.exists(folder.resolve("again")));
		assertTrue(assertThrows(CorpusException.class, () -> run(yaml, new TallyTrainer(false), NEW)).getMessage().contains("--resume"));
		String changed = assertThrows(CorpusException.class,
				() -> run(yaml + "seed: 5\nsettings: {epochs: 5}\n", new TallyTrainer(false), RESUME)).getMessage();
		assertTrue(changed.contains("differs in seed, setting epochs"), changed);
		List<Long> steps = new ArrayList<>();
		TrainingRecord record = run(yaml, new TallyTrainer(false, steps::add), RESUME);
		assertEquals(List.of(3L, 4L), steps);
		assertEquals(whole, Files.readString(folder.resolve("again")));
		assertEquals(1, record.resumed().size());
		TrainingHistory history = TrainingHistory.of(TrainingLog.read(folder.resolve("again.training/events.jsonl")));
		assertEquals(List.of(1L, 2L, 3L, 4L), history.losses().get("training").stream().map(TrainingHistory.Point::step).toList());
		assertFalse(Files.exists(folder.resolve("again.training/checkpoint")));
	}

	@Test
	void aKilledTrainingGoesOnToo() throws Exception {
		Path snapshot = folder.resolve("snapshot");
		// What a kill after the third step leaves: the folder as it stood, with a line cut short and half a model.
		TallyTrainer dying = new TallyTrainer(true, step -> {
			if (step == 3) {
				copy(folder.resolve("own.training"), snapshot);
			}
		});
		run(ONE, dying, NEW);
		String whole = Files.readString(folder.resolve("own/model.json"));
		delete(folder.resolve("own"));
		copy(snapshot, folder.resolve("own.training"));
		delete(snapshot);
		Path events = folder.resolve("own.training/events.jsonl");
		Files.writeString(events, Files.readString(events) + "{\"ev");
		Files.createDirectories(folder.resolve("own.training/unfinished/own"));
		Files.writeString(folder.resolve("own.training/unfinished/own/half"), "half");
		List<Long> steps = new ArrayList<>();
		run(ONE, new TallyTrainer(true, steps::add), RESUME);
		assertEquals(List.of(4L), steps);
		assertEquals(whole, Files.readString(folder.resolve("own/model.json")));
		assertEquals(List.of("own/events.jsonl", "own/model.json", "own/train.yaml", "own/training.json"), files());
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> all = Files.walk(from)) {
			for (Path each : all.toList()) {
				Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	private static void delete(Path path) throws IOException {
		try (Stream<Path> all = Files.walk(path)) {
			for (Path each : all.toList().reversed()) {
				Files.delete(each);
			}
		}
	}

	@Test
	void changedDataAreNotGoneOnWith() throws Exception {
		assertThrows(EngineException.class, () -> run(ONE, new TallyTrainer(false, step -> {
			throw new EngineException("stopped");
		}), NEW));
		write("one.conll", "Anna\tB-per\n\n");
		String message = assertThrows(CorpusException.class, () -> run(ONE, new TallyTrainer(false), RESUME)).getMessage();
		assertTrue(message.contains("differs in data of one.conll"), message);
		assertTrue(Files.exists(folder.resolve("own.training/checkpoint/state.txt")), "still there");
		run(ONE, new TallyTrainer(false), FORCE);
		assertEquals("per 4\n", Files.readString(folder.resolve("own")));
	}

	@Test
	void heldOutTextsMustNotBeTrainedOn() throws Exception {
		write("dev.conll", "Jane\tB-per\n\nRome\tB-geo\n\nPaul\tB-per\n\n");
		String yaml = ONE + "dev: [{path: three.conll, format: conll}, {path: dev.conll, name: held, format: conll, documents: sentence}]\n";
		String message = fails(yaml);
		assertTrue(message.contains("c.yaml:4: document '") && message.contains("of one.conll") && message.contains("of held, and 1 more")
				&& message.contains("allow-overlap"), message);
		assertEquals(List.of(), files());
		TrainingRecord record = run(yaml + "allow-overlap: true\n", new TallyTrainer(false), NEW);
		assertEquals(List.of("train", "dev", "dev"), record.data().stream().map(DataRecord::role).toList());
		assertEquals("geo 4\nodd 4\nper 8\n", Files.readString(folder.resolve("own")), "dev is not trained on");
	}

	@Test
	void aShareIsHeldOutAndEqualTextsStayTogether() throws Exception {
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 40; i++) {
			many.append("N").append(i % 20).append("\tB-per\n\n");
		}
		write("one.conll", many.toString());
		write("two.conll", many.toString());
		String yaml = "trainer: tally\ncorpora: [{path: one.conll, format: conll, documents: sentence}, "
				+ "{path: two.conll, format: conll, documents: sentence}]\nsplit: {dev: 0.2, seed: 7, by: document}\nout: own\n";
		TrainingConfiguration configuration = read(yaml);
		List<List<String>> sides = new ArrayList<>();
		for (int turn = 0; turn < 2; turn++) {
			TrainingRecord record = run(yaml, new TallyTrainer(false), FORCE);
			assertEquals(List.of(32L, 32L, 8L, 8L), record.data().stream().map(data -> data.counts().documents()).toList());
			DataSet set = DataSet.survey(configuration, new TallyTrainer(false).task(), DataSet.open(configuration.data()), List.of(),
					TrainingListener.NONE, Cancellation.NONE);
			sides.add(texts(set.data().development().getFirst().corpus().open()));
			TreeSet<String> train = new TreeSet<>(texts(set.data().parts().getLast().corpus().open()));
			assertTrue(sides.getLast().stream().noneMatch(train::contains));
		}
		assertEquals(sides.getFirst(), sides.getLast(), "the same again");
		write("one.conll", "Anna\tB-per\n\n");
		assertTrue(fails(yaml.replace("own", "other")).contains("c.yaml:3: one.conll has one document only"));
	}

	private static List<String> texts(Stream<Document> documents) {
		try (documents) {
			return documents.map(Document::text).toList();
		}
	}

	@Test
	void dataThatTeachNothingAreRefused() throws Exception {
		String out = "\nout: own\n";
		assertTrue(fails("trainer: tally\ncorpora:\n  - {path: one.conll, format: conll}\n  - {path: absent.conll, format: conll}" + out)
				.matches(".*c\\.yaml:4: .*absent\\.conll: there is no such file or folder"));
		assertTrue(fails("trainer: tally\ncorpus: {path: 'x*.conll', format: conll}" + out).contains("no file matches this pattern"));
		String labels = fails("trainer: tally\ncorpus: {path: one.conll, format: conll, labels: {prs: PER}}" + out);
		assertTrue(labels.contains("c.yaml:2: one.conll: no label is left; 'labels' names prs, the corpus has geo, odd, per"), labels);
		write("plain.conll", "nothing\tO\n\n");
		assertTrue(fails("trainer: tally\ncorpus: {path: plain.conll, format: conll}" + out).contains("c.yaml:2: plain.conll: there is "
				+ "nothing to learn: no entities in the data"));
		write("empty.conll", "\n\n");
		assertTrue(fails("trainer: tally\ncorpus: {path: empty.conll, format: conll}" + out).contains("empty.conll holds no document"));
		assertTrue(fails("trainer: tally\ncorpus: {path: one.conll, format: conll, documents: sometimes}" + out).contains("c.yaml:2: conll: "));
		assertEquals(List.of(), files(), "nothing is left behind");
	}

	@Test
	void labelsThatNeverOccurAreToldOf() throws Exception {
		try (TrainingJob job = TrainingJob.open(read(ONE + "labels: {per: PER, gea: LOC}\n"), new TallyTrainer(false), Optional.empty(), NEW,
				Clock.systemUTC())) {
			job.run(TrainingListener.NONE, Cancellation.NONE);
			assertEquals(1, job.unusedLabels().size());
			assertTrue(job.unusedLabels().getFirst().contains("c.yaml:2: one.conll has no 'gea'; did you mean 'geo'?"),
					job.unusedLabels().toString());
		}
	}

	@Test
	void placesAndDevicesThatAreNotThereAreExplained() throws Exception {
		assertThrows(EngineUnavailableException.class, () -> run(ONE + "device: gpu\n", new TallyTrainer(false), NEW));
		assertTrue(fails(ONE.replace("own", "one.conll/own")).contains("c.yaml:3: out: "));
		assertTrue(fails(ONE.replace("own", "/")).contains("root of a file system"));
		String full = assertThrows(CorpusException.class, () -> run(ONE, new TallyTrainer(false, step -> {
			throw new IOException("No space left on device");
		}), NEW)).getMessage();
		assertTrue(full.matches(".*c\\.yaml:3: out: .*own cannot be written: No space left on device"), full);
		assertTrue(Files.exists(folder.resolve("own.training/checkpoint/state.txt")), "what was learned is kept");
		assertFalse(Files.exists(folder.resolve("own")));
	}

	@Test
	void twoTrainingsDoNotShareAPlace() throws Exception {
		run(ONE, new TallyTrainer(false, step -> {
			String message = assertThrows(CorpusException.class, () -> run(ONE, new TallyTrainer(false), FORCE)).getMessage();
			assertTrue(message.contains("another training is being written here"), message);
		}), NEW);
		assertEquals("geo 4\nodd 4\nper 8\n", Files.readString(folder.resolve("own")));
	}
}
