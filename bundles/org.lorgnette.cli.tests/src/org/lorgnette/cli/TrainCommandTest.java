package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Task;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class TrainCommandTest {

	@TempDir
	private Path folder;

	/** "Learns" the labels of the corpus, and has the engine of capitals run with the first of them. */
	private static class LabelTrainer implements Trainer {

		@Override
		public String id() {
			return "labels";
		}

		@Override
		public String description() {
			return "Writes down the labels.";
		}

		@Override
		public Optional<Task> task() {
			return Optional.of(Task.NER);
		}

		@Override
		public List<Setting> settings() {
			return List.of(Setting.choice("scheme", "bioes", List.of("bioes", "iob2"), "Scheme."),
					Setting.of("fail", Setting.Kind.TEXT, "", "How to fail."));
		}

		@Override
		public void train(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
			TreeSet<String> labels = new TreeSet<>();
			session.tell(new TrainingEvent.Phase("passes"));
			for (int pass = 0; pass < 2; pass++) {
				for (TrainingData.Part part : data.parts()) {
					try (Stream<Document> documents = part.corpus().open()) {
						documents.forEach(document -> document.entities().stream().map(Entity::type).forEach(labels::add));
					}
				}
				session.tell(new TrainingEvent.Step(pass + 1, 2));
			}
			if (settings.text("fail").equals("late")) {
				Files.createDirectories(session.checkpoints());
				Files.writeString(session.checkpoints().resolve("state"), "1");
				session.tell(new TrainingEvent.Checkpoint(1));
				if (!session.resume()) {
					throw new CancellationException();
				}
				session.tell(new TrainingEvent.Resumed(1));
				session.tell(new TrainingEvent.Note(2, "a note"));
			}
			Files.writeString(session.output(), settings.text("scheme") + "\n" + String.join("\n", labels) + "\n");
			switch (settings.text("fail")) {
				case "cancel" -> throw new CancellationException();
				case "engine" -> throw new EngineException("nothing to learn");
				default -> session.cancellation().check();
			}
		}

		@Override
		public Optional<TrainedEngine> engine(Path model, Settings settings) {
			return Optional.of(new TrainedEngine(CapitalEngines.ID, Map.of("type", read(model).get(1))));
		}

		private static List<String> read(Path model) {
			try {
				return Files.readAllLines(model);
			} catch (IOException e) {
				throw new AssertionError(e);
			}
		}
	}

	/** As a trainer of language models: there is an engine, but no task to score it by. */
	private static final class TasklessTrainer extends LabelTrainer {

		@Override
		public String id() {
			return "taskless";
		}

		@Override
		public Optional<Task> task() {
			return Optional.empty();
		}
	}

	private static final EngineProvider PROVIDER = new EngineProvider() {

		private final EngineProvider capitals = new CapitalEngines();

		@Override
		public List<EngineDescriptor> engines() {
			return capitals.engines();
		}

		@Override
		public List<Trainer> trainers() {
			return List.of(new LabelTrainer(), new TasklessTrainer());
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
			return capitals.open(engine, settings, models);
		}
	};

	@Test
	void aModelIsTrainedAndScored() throws IOException {
		write("train.conll", "ANNA\tB-person\nin\tO\nROME\tB-geo\nx\tB-other\n\n");
		write("dev.conll", "PAUL\tB-geo\nBONN\tB-geo\nUlm\tB-geo\nABC\tB-person\nDEF\tB-other\n\n");
		Path config = write("c.yaml", """
				trainer: labels
				corpus: {path: train.conll, format: conll, scheme: iob2}
				dev: {path: dev.conll, format: conll}
				labels: {geo: LOC, person: PER}
				scheme: bio
				out: models/own.txt
				""");
		Cli.Outcome done = train(config);
		assertEquals(0, done.status(), done.err());
		assertEquals("iob2\nLOC\nPER\n", Files.readString(folder.resolve("models/own.txt")));
		List<String> table = done.out().lines().toList();
		assertTrue(table.contains("LOC   50.00      66.67   57.14  3     4          2"), done.out());
		assertTrue(table.contains("all   50.00      50.00   50.00  4     4          2"), done.out());
		Cli.Outcome json = train(config, "--json", "--out", folder.resolve("other.txt").toString());
		assertTrue(json.out().contains("\"f1\": 0.5"), json.out());
		assertEquals("iob2\nLOC\nPER\n", Files.readString(folder.resolve("other.txt")));
	}

	@Test
	void aModelWithoutATaskIsNotScored() throws IOException {
		write("train.conll", "ANNA\tB-person\n\n");
		write("dev.conll", "PAUL\tB-geo\n\n");
		Cli.Outcome done = train(write("c.yaml", """
				trainer: taskless
				corpus: {path: train.conll, format: conll}
				dev: {path: dev.conll, format: conll}
				out: own.txt
				"""));
		assertEquals(0, done.status(), done.err());
		assertTrue(Files.exists(folder.resolve("own.txt")));
		assertEquals("", done.out());
	}

	@Test
	void failuresLeaveNothingBehind() throws IOException {
		write("train.conll", "ANNA\tB-person\n\n");
		write("own.txt", "before");
		for (String fail : List.of("cancel", "engine")) {
			Path config = write("c.yaml", "trainer: labels\ncorpus: {path: train.conll, format: conll}\nsettings: {fail: " + fail
					+ "}\nout: own.txt\n");
			assertEquals(fail.equals("cancel") ? ExitStatus.CANCELLED : ExitStatus.UNAVAILABLE, train(config, "--force").status());
		}
		assertEquals("before", Files.readString(folder.resolve("own.txt")));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of("c.yaml", "own.txt", "train.conll"),
					files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void configurationsThatDoNotFitAreExplained() throws IOException {
		write("train.conll", "ANNA\tB-person\n\n");
		String good = "corpus: {path: train.conll, format: conll}\nout: own.txt\n";
		assertSays(ExitStatus.BAD_INPUT, "c.yaml:2: unknown key 'corpsu'; did you mean 'corpus'?",
				"trainer: labels\ncorpsu: {path: train.conll}\n");
		assertSays(ExitStatus.UNAVAILABLE, "did you mean 'labels'?", "trainer: label\n" + good);
		assertSays(ExitStatus.WRONG_USAGE, "unknown setting 'fial'; did you mean 'fail'?", "trainer: labels\nsettings: {fial: x}\n" + good);
		assertSays(ExitStatus.BAD_INPUT, "c.yaml:2: scheme", "trainer: labels\nscheme: nonsense\n" + good);
		assertSays(ExitStatus.WRONG_USAGE, "expected one of bioes, iob2", "trainer: labels\nscheme: io\n" + good);
		assertSays(ExitStatus.BAD_INPUT, "there is no such file", "trainer: labels\ncorpus: {path: absent, format: conll}\nout: x\n");
		assertSays(ExitStatus.WRONG_USAGE, "--out", "trainer: labels\ncorpus: {path: train.conll, format: conll}\n");
	}

	@Test
	void severalCorporaAreScoredOneByOneAndTogether() throws IOException {
		write("one.conll", "ANNA\tB-person\n\n");
		write("two.conll", "LYON\tB-LIEU\n\n");
		write("d1.conll", "PAUL\tB-place\nBONN\tB-place\n\n");
		write("d2.conll", "METZ\tB-LIEU\nx\tO\nEVE\tB-PERSONNE\n\n");
		Path config = write("c.yaml", """
				trainer: labels
				corpora:
				  - {path: one.conll, format: conll, labels: {person: PER, place: LOC}}
				  - {path: two.conll, format: conll, labels: {LIEU: LOC, PERSONNE: PER}, weight: 2}
				dev:
				  - {path: d1.conll, format: conll, name: english, labels: {person: PER, place: LOC}}
				  - {path: d2.conll, format: conll, name: french, labels: {LIEU: LOC, PERSONNE: PER}}
				out: own.txt
				""");
		Cli.Outcome done = train(config);
		assertEquals(0, done.status(), done.err());
		assertTrue(done.err().contains("c.yaml:3: one.conll has no 'place'"), done.err());
		String tables = done.out();
		assertTrue(tables.indexOf("Scores on english (1 documents)") < tables.indexOf("Scores on french")
				&& tables.indexOf("Scores on french") < tables.indexOf("Scores on all of these together (2 documents)"), tables);
		assertTrue(tables.lines().anyMatch("all   75.00      75.00   75.00  4     4          3"::equals), tables);
		JsonObject json = JsonParser.parseString(train(config, "--json", "--force").out()).getAsJsonObject();
		assertEquals(.75, json.getAsJsonObject("dev").getAsJsonObject("strict").get("f1").getAsDouble());
		assertEquals("french", json.getAsJsonObject("dev").getAsJsonArray("parts").get(1).getAsJsonObject().get("name").getAsString());
		assertEquals(2, json.getAsJsonArray("data").get(1).getAsJsonObject().get("weight").getAsDouble());
		JsonObject record = JsonParser.parseString(Files.readString(Path.of(json.get("record").getAsString()))).getAsJsonObject();
		assertEquals(3, record.getAsJsonArray("scores").size());
		assertTrue(Files.readString(Path.of(json.get("report").getAsString())).contains("Scores on held-out data"));
	}

	@Test
	void aStoppedTrainingSaysHowToGoOn() throws IOException {
		write("train.conll", "ANNA\tB-person\n\n");
		Path config = write("c d.yaml", "trainer: labels\ncorpus: {path: train.conll, format: conll}\nsettings: {fail: late}\n");
		Path out = folder.resolve("own.txt");
		Cli.Outcome stopped = train(config, "--out", out.toString());
		assertEquals(ExitStatus.CANCELLED, stopped.status(), stopped.err());
		assertTrue(stopped.err().contains("To go on: lorgnette train '" + config
				+ "' --out " + out + " --resume"), stopped.err());
		assertTrue(Files.exists(folder.resolve("own.txt.training/training.html")));
		Cli.Outcome again = train(config, "--out", out.toString());
		assertEquals(ExitStatus.BAD_INPUT, again.status(), again.err());
		assertTrue(again.err().contains("--resume"), again.err());
		Cli.Outcome resumed = new Cli().french().train(PROVIDER, config.toString(), "--out", out.toString(), "--resume");
		assertEquals(0, resumed.status(), resumed.err());
		assertTrue(resumed.err().contains("Reprise apr\u00e8s le pas 1") && resumed.err().contains("pas 2 : a note"), resumed.err());
		assertTrue(Files.readString(folder.resolve("own.txt.training/training.html")).contains("a note"));
		Cli.Outcome nothing = train(config, "--out", folder.resolve("new.txt").toString(), "--resume");
		assertTrue(nothing.err().contains("There is nothing to resume"), nothing.err());
	}

	@Test
	void whatIsNotThereIsSaidBeforeAnythingIsRead() throws IOException {
		write("train.conll", "ANNA\tB-person\n\n");
		String good = "trainer: labels\ncorpus: {path: train.conll, format: conll}\nout: own.txt\n";
		assertSays(ExitStatus.UNAVAILABLE, "c.yaml:4: trainer 'labels' computes on the processor only, not on gpu:1; set 'device: cpu'",
				good + "device: gpu:1\n");
		assertSays(ExitStatus.BAD_INPUT, "c.yaml:2: weight: expected a number above 0", good.replace("conll}", "conll, weight: 0}"));
		assertSays(ExitStatus.BAD_INPUT, "c.yaml:2: train.conll: no label is left", good.replace("conll}", "conll, labels: {x: y}}"));
		assertSays(ExitStatus.WRONG_USAGE, "c.yaml:4: labels: unknown setting 'shceme'; did you mean 'scheme'?",
				good + "settings: {shceme: iob2}\n");
		write("own.txt", "before");
		assertSays(ExitStatus.BAD_INPUT, "own.txt exists already; name another place (--out), or replace the model (--force)", good);
		assertSays(ExitStatus.BAD_INPUT, "is a folder; expected a file for the model", good.replace("own.txt", "."));
		assertSays(ExitStatus.BAD_INPUT, "c.yaml:3: out: ", good.replace("own.txt", "train.conll/own.txt"));
		assertEquals("before", Files.readString(folder.resolve("own.txt")));
	}

	private void assertSays(int status, String text, String configuration) throws IOException {
		Cli.Outcome outcome = train(write("c.yaml", configuration));
		assertEquals(status, outcome.status(), outcome.err());
		assertTrue(outcome.err().contains(text), outcome.err());
	}

	private static Cli.Outcome train(Path config, String... more) {
		return new Cli().train(PROVIDER, Stream.concat(Stream.of(config.toString()), Stream.of(more)).toArray(String[]::new));
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(folder.resolve(name), content);
	}
}
