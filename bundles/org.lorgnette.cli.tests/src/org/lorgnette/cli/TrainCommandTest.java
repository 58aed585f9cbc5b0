package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
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
import org.lorgnette.engine.training.TrainingCorpus;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Task;

class TrainCommandTest {

	@TempDir
	private Path folder;

	/** "Learns" the labels of the corpus, and has the engine of capitals run with the first of them. */
	private static final class LabelTrainer implements Trainer {

		@Override
		public String id() {
			return "labels";
		}

		@Override
		public String description() {
			return "Writes down the labels.";
		}

		@Override
		public Task task() {
			return Task.NER;
		}

		@Override
		public List<Setting> settings() {
			return List.of(Setting.choice("scheme", "bioes", List.of("bioes", "iob2"), "Scheme."),
					Setting.of("fail", Setting.Kind.TEXT, "", "How to fail."));
		}

		@Override
		public void train(TrainingCorpus corpus, Settings settings, Path output, TrainingListener listener, Cancellation cancellation)
				throws IOException, EngineException {
			TreeSet<String> labels = new TreeSet<>();
			for (int pass = 0; pass < 2; pass++) {
				try (Stream<Document> documents = corpus.open()) {
					documents.forEach(document -> document.entities().stream().map(Entity::type).forEach(labels::add));
				}
				listener.progress("passes", pass + 1, 2, OptionalDouble.of(1));
			}
			Files.writeString(output, settings.text("scheme") + "\n" + String.join("\n", labels) + "\n");
			switch (settings.text("fail")) {
				case "cancel" -> throw new CancellationException();
				case "engine" -> throw new EngineException("nothing to learn");
				default -> cancellation.check();
			}
		}

		@Override
		public TrainedEngine engine(Path model, Settings settings) {
			return new TrainedEngine(CapitalEngines.ID, Map.of("type", read(model).get(1)));
		}

		private static List<String> read(Path model) {
			try {
				return Files.readAllLines(model);
			} catch (IOException e) {
				throw new AssertionError(e);
			}
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
			return List.of(new LabelTrainer());
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
	void failuresLeaveNothingBehind() throws IOException {
		write("train.conll", "ANNA\tB-person\n\n");
		write("own.txt", "before");
		for (String fail : List.of("cancel", "engine")) {
			Path config = write("c.yaml", "trainer: labels\ncorpus: {path: train.conll, format: conll}\nsettings: {fail: " + fail
					+ "}\nout: own.txt\n");
			assertEquals(fail.equals("cancel") ? ExitStatus.CANCELLED : ExitStatus.UNAVAILABLE, train(config).status());
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
