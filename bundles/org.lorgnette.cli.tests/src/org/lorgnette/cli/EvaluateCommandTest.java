package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.model.Task;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

class EvaluateCommandTest {

	private static final String ENGINES = """
			engines:
			  - {id: capitals, name: one, settings: {type: PER}}
			  - {id: capitals, name: two, settings: {type: LOC}}
			""";
	private static final String HEAD = "name: small\ntask: ner\nthreads: 1\ncorpus: {path: gold.conll, format: conll}\n";
	private static final String COMPARE = "compare: {resamples: 50, seed: 3}\n";
	private static final int DOCUMENTS = 40;

	@TempDir
	private Path folder;

	@BeforeEach
	void writeCorpus() throws IOException {
		write("gold.conll", "-DOCSTART- O\n\nANNA B-PER\nvoit O\nPARIS B-LOC\n\n".repeat(DOCUMENTS));
	}

	@Test
	void scoresAreShownAndAFolderIsWritten() throws IOException {
		Cli.Outcome done = evaluate(HEAD + ENGINES + COMPARE, "run");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertTrue(done.out().contains("one") && done.out().contains("0.500"), done.out());
		assertTrue(done.err().contains("Report: " + folder.resolve("run/report.html")), done.err());
		for (String file : List.of("experiment.yaml", "manifest.json", "predictions.jsonl", "report.html", "report.md", "scores.json",
				"tables.tex", "junit.xml")) {
			assertTrue(Files.size(folder.resolve("run").resolve(file)) > 0, file);
		}
		assertEquals(HEAD + ENGINES + COMPARE, Files.readString(folder.resolve("run/experiment.yaml")));
		assertEquals(2 * DOCUMENTS, predictions("run"));
	}

	@Test
	void aDryRunTellsWhatWouldBeSentAndMakesNothing() throws IOException {
		Path experiment = write("e.yaml", HEAD + ENGINES);
		Cli.Outcome told = new Cli().evaluate(experiment.toString(), "--dry-run", "--out", folder.resolve("run").toString());
		assertEquals(ExitStatus.DONE, told.status(), told.err());
		assertTrue(told.out().lines().anyMatch(line -> line.startsWith("one") && line.endsWith("sends nothing")), told.out());
		JsonObject json = JsonParser.parseString(new Cli().evaluate(experiment.toString(), "--dry-run", "--json").out()).getAsJsonObject();
		assertEquals(2, json.getAsJsonArray("engines").size());
		assertFalse(json.getAsJsonArray("engines").get(0).getAsJsonObject().get("sends").getAsBoolean());
		assertFalse(Files.exists(folder.resolve("run")));
	}

	@Test
	void aGateThatIsNotMetIsStatusOne() throws IOException {
		String gates = "gate: [{engine: one, metric: strict.PER.f1, at-least: 0.66}, {engine: two, metric: strict.f1, at-least: %s}]\n";
		Cli.Outcome passed = evaluate(HEAD + ENGINES + gates.formatted("0.5"), "passed");
		assertEquals(ExitStatus.DONE, passed.status(), passed.err());
		Cli.Outcome failed = evaluate(HEAD + ENGINES + gates.formatted("0.51"), "failed");
		assertEquals(ExitStatus.GATE_FAILED, failed.status());
		assertTrue(failed.err().contains("gate FAILED: two strict.f1 = 0.5000 (at least 0.51)"), failed.err());
		assertTrue(failed.err().contains("gate passed: one strict.PER.f1 = 0.6667"), failed.err());
		assertTrue(Files.exists(folder.resolve("failed/scores.json")), "the run is kept");
	}

	@Test
	void wrongUsageIsStatusTwo() throws IOException {
		String gate = "gate: {engine: one, metric: strict.f11, at-least: 0}\n";
		assertSays(ExitStatus.BAD_INPUT, "e.yaml:8: metric: expected strict, exact, partial, type, strict.TYPE or macro",
				HEAD + ENGINES + gate, "a");
		assertSays(ExitStatus.WRONG_USAGE, "did you mean 'type'?", HEAD + "engines: [{id: capitals, settings: {tipe: X}}]\n", "b");
		Path experiment = write("e.yaml", HEAD + ENGINES);
		Cli.Outcome resumed = new Cli().evaluate(experiment.toString(), "--resume");
		assertEquals(ExitStatus.WRONG_USAGE, resumed.status());
		assertTrue(resumed.err().contains("--resume needs --out"), resumed.err());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().evaluate().status());
	}

	@Test
	void badInputIsStatusThree() throws IOException {
		assertSays(ExitStatus.BAD_INPUT, "e.yaml:5: unknown key 'engnes'; did you mean 'engines'?", HEAD + "engnes: []\n", "a");
		assertSays(ExitStatus.BAD_INPUT, "e.yaml:3: is not valid YAML", "name: small\ntask: [ner\n", "a");
		assertSays(ExitStatus.BAD_INPUT, "absent.conll: there is no such corpus", HEAD.replace("gold", "absent") + ENGINES, "b");
		Cli.Outcome absent = new Cli().evaluate(folder.resolve("absent.yaml").toString());
		assertEquals(ExitStatus.BAD_INPUT, absent.status());
		assertTrue(absent.err().contains("absent.yaml: there is no such file"), absent.err());
	}

	@Test
	void aFolderInUseStaysAsItIs() throws IOException {
		Files.createDirectory(folder.resolve("full"));
		write("full/notes.txt", "mine");
		assertSays(ExitStatus.BAD_INPUT, "full: exists and is not empty", HEAD + ENGINES, "full");
		write("file", "mine");
		assertSays(ExitStatus.BAD_INPUT, "file: exists", HEAD + ENGINES, "file");
		assertEquals("mine", Files.readString(folder.resolve("file")));
		try (Stream<Path> files = Files.list(folder.resolve("full"))) {
			assertEquals(List.of("notes.txt"), files.map(file -> file.getFileName().toString()).toList());
		}
	}

	@Test
	void anUnknownEngineIsStatusFour() throws IOException {
		assertSays(ExitStatus.UNAVAILABLE, "there is no engine 'capitls'; did you mean 'capitals'?",
				HEAD + "engines: [{id: capitals}, {id: capitls}]\n", "a");
		assertFalse(Files.exists(folder.resolve("a")), "nothing was begun");
	}

	@Test
	void anEngineForOtherTasksIsWrongUsage() throws IOException {
		Path experiment = write("e.yaml", HEAD + ENGINES.replace("capitals", "linker").replace("type:", "tipe:"));
		EngineProvider linker = new EngineProvider() {
			@Override
			public List<EngineDescriptor> engines() {
				return List.of(new EngineDescriptor("linker", Family.RULES, Set.of(Task.RELATIONS), Set.of(), List.of(), "Links.",
						List.of(), List.of()), new CapitalEngines().engines().getFirst());
			}

			@Override
			public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
				throw new AssertionError("it is not opened");
			}
		};
		Cli.Outcome refused = new Cli().evaluate(new EngineRegistry(List.of(linker)), experiment.toString(), "--out",
				folder.resolve("a").toString());
		assertEquals(ExitStatus.WRONG_USAGE, refused.status(), refused.err());
		assertTrue(refused.err().contains("engine 'linker' does not do ner; it does: relations"), refused.err());
		assertFalse(Files.exists(folder.resolve("a")), "nothing was begun");
	}

	@Test
	void aRunThatCannotBeginLeavesNoFolder() throws IOException {
		assertSays(ExitStatus.BAD_INPUT, "there is no such corpus", HEAD.replace("gold", "absent") + ENGINES, "a");
		assertFalse(Files.exists(folder.resolve("a")));
		assertEquals(ExitStatus.DONE, evaluate(HEAD + ENGINES, "a").status(), "the same folder serves the mended experiment");
	}

	@Test
	void whatAKillLeftBehindIsSwept() throws IOException {
		Files.createDirectories(folder.resolve("run/csv"));
		Path early = write("run/.experiment.yaml.1.part", "na");
		Path late = write("run/csv/.types.csv.1.part", "en");
		Path own = write("run/csv/notes.part", "mine");
		assertEquals(ExitStatus.BAD_INPUT, evaluate(HEAD + ENGINES, "run", "--resume").status(), "notes are in the way");
		Files.delete(own);
		Files.delete(folder.resolve("run/csv"));
		Cli.Outcome done = evaluate(HEAD + ENGINES, "run", "--resume");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertFalse(Files.exists(early) || Files.exists(late));
	}

	@Test
	void failuresOnDocumentsAreStatusFourAndTheRunIsScored() throws IOException {
		write("gold.conll", "ANNA B-PER\n\n-DOCSTART- O\n\nBROKEN O\n\n");
		assertSays(ExitStatus.UNAVAILABLE, "one failed on 1 document(s), first: cannot stand BROKEN", HEAD + ENGINES, "a");
		assertTrue(Files.exists(folder.resolve("a/scores.json")));
	}

	@Test
	void aCancelledRunGoesOnToTheSameScores() throws IOException {
		String experiment = HEAD + ENGINES + COMPARE;
		assertEquals(ExitStatus.DONE, evaluate(experiment, "whole").status());
		Path file = folder.resolve("e.yaml");
		Path run = folder.resolve("my run");
		AtomicInteger asked = new AtomicInteger();
		Cli.Outcome cancelled = new Cli().cancelledBy(() -> asked.incrementAndGet() > DOCUMENTS + 20).evaluate(file.toString(), "--out",
				run.toString());
		assertEquals(ExitStatus.CANCELLED, cancelled.status(), cancelled.err());
		assertTrue(cancelled.err().endsWith("\nWhat is finished is kept. To go on: lorgnette evaluate " + file + " --out '" + run
				+ "' --resume\nlorgnette: cancelled\n"), cancelled.err());
		long kept = predictions("my run");
		assertTrue(kept > DOCUMENTS && kept < 2 * DOCUMENTS, kept + " kept");
		byte[] before = Files.readAllBytes(run.resolve("predictions.jsonl"));
		assertFalse(Files.exists(run.resolve("scores.json")));
		assertEquals(ExitStatus.BAD_INPUT, new Cli().compare(run.toString()).status(), "it is not finished");

		Cli.Outcome resumed = new Cli().evaluate(file.toString(), "--out", run.toString(), "--resume");
		assertEquals(ExitStatus.DONE, resumed.status(), resumed.err());
		byte[] after = Files.readAllBytes(run.resolve("predictions.jsonl"));
		assertArrayEquals(before, Arrays.copyOf(after, before.length));
		for (String same : List.of("predictions.jsonl", "scores.json")) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("whole").resolve(same)), Files.readAllBytes(run.resolve(same)), same);
		}
	}

	@Test
	void anotherExperimentCannotGoOnWithARun() throws IOException {
		assertEquals(ExitStatus.DONE, evaluate(HEAD + ENGINES, "run").status());
		Path other = write("other.yaml", HEAD + ENGINES + COMPARE);
		Cli.Outcome refused = new Cli().evaluate(other.toString(), "--out", folder.resolve("run").toString(), "--resume");
		assertEquals(ExitStatus.BAD_INPUT, refused.status());
		assertTrue(refused.err().contains("another experiment"), refused.err());
	}

	@Test
	void jsonIsOneDocumentAndQuietIsSilent() throws IOException {
		Cli.Outcome done = evaluate(HEAD + ENGINES + COMPARE, "run", "--json", "--quiet");
		assertEquals(ExitStatus.DONE, done.status());
		assertEquals("", done.err());
		assertEquals(Files.readString(folder.resolve("run/scores.json")), done.out());
		assertTrue(onlyDocument(done.out()).isJsonObject());
		Cli.Outcome compared = new Cli().compare(folder.resolve("run").toString(), "--json", "--quiet");
		assertEquals("", compared.err());
		assertEquals(1, onlyDocument(compared.out()).getAsJsonObject().getAsJsonArray("comparisons").size());
	}

	/** @return the only JSON value of the text */
	static JsonElement onlyDocument(String text) throws IOException {
		JsonReader reader = new JsonReader(new StringReader(text));
		reader.setStrictness(Strictness.STRICT);
		JsonElement element = JsonParser.parseReader(reader);
		assertEquals(JsonToken.END_DOCUMENT, reader.peek());
		return element;
	}

	@Test
	void messagesAreFrench() throws IOException {
		Path experiment = write("e.yaml", HEAD + ENGINES);
		Cli.Outcome done = new Cli().french().evaluate(experiment.toString(), "--out", folder.resolve("a").toString());
		assertEquals(ExitStatus.DONE, done.status());
		assertTrue(done.err().contains("Rapport : "), done.err());
		assertTrue(Files.readString(folder.resolve("a/report.html")).contains("lang=\"fr\""));
		assertTrue(new Cli().french().evaluate(experiment.toString(), "--resume").err().contains("--resume demande --out"));
		Cli.Outcome cancelled = new Cli().french().cancelledBy(() -> true).evaluate(experiment.toString(), "--out",
				folder.resolve("b").toString());
		assertEquals(ExitStatus.CANCELLED, cancelled.status());
		assertTrue(cancelled.err().contains("Ce qui est terminé est conservé. Pour reprendre : lorgnette evaluate " + experiment),
				cancelled.err());
		assertTrue(cancelled.err().endsWith("lorgnette: annulé\n"), cancelled.err());
	}

	@Test
	void finishedRunsAreCompared() throws IOException {
		evaluate(HEAD + ENGINES + COMPARE, "run");
		String run = folder.resolve("run").toString();
		Cli.Outcome done = new Cli().compare(run);
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertTrue(done.out().contains("one") && done.out().contains("two"), done.out());
		Cli.Outcome wrong = new Cli().compare(run, "--metric", "strict.f11");
		assertEquals(ExitStatus.WRONG_USAGE, wrong.status());
		assertTrue(wrong.err().contains("'f11'"), wrong.err());
		Cli.Outcome nobody = new Cli().compare(run, "--baseline", "three");
		assertEquals(ExitStatus.WRONG_USAGE, nobody.status());
		assertTrue(nobody.err().contains("three"), nobody.err());
		Cli.Outcome absent = new Cli().compare(folder.resolve("absent").toString());
		assertEquals(ExitStatus.BAD_INPUT, absent.status());
		assertTrue(absent.err().contains("is not the folder of a run"), absent.err());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().compare().status());
	}

	@Test
	void repeatedRunsAreTakenTogether() throws IOException {
		evaluate(HEAD + ENGINES + COMPARE, "first");
		evaluate(HEAD + ENGINES + COMPARE, "second");
		String[] runs = {folder.resolve("first").toString(), folder.resolve("second").toString(), "--repetitions"};
		Cli.Outcome done = new Cli().compare(runs);
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertTrue(done.out().contains("0.500  0.500") && done.out().contains("2 runs of each"), done.out());
		Cli.Outcome french = new Cli().french().compare(runs);
		assertTrue(french.out().contains("0,500  0,500") && french.out().contains("2 exécutions de chacun"), french.out());
		JsonObject json = JsonParser.parseString(new Cli().compare(runs[0], runs[1], "--repetitions", "--json").out()).getAsJsonObject();
		assertEquals("strict.f1", json.get("metric").getAsString());
		assertEquals(2, json.getAsJsonArray("engines").get(0).getAsJsonObject().getAsJsonArray("values").size());
		assertEquals(1, json.getAsJsonArray("comparisons").size());
		Cli.Outcome alone = new Cli().compare(runs[0], "--repetitions");
		assertEquals(ExitStatus.WRONG_USAGE, alone.status());
		assertTrue(alone.err().contains("there is one run"), alone.err());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().compare(runs[0], runs[1], "--repetitions", "--agreement").status());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().compare(runs[0], runs[1], "--repetitions", "--baseline", "three").status());
		evaluate(HEAD + "engines: [{id: capitals, name: one, settings: {type: PER}}]\n" + COMPARE, "smaller");
		Cli.Outcome other = new Cli().compare(runs[0], folder.resolve("smaller").toString(), "--repetitions");
		assertEquals(ExitStatus.BAD_INPUT, other.status());
		assertTrue(other.err().contains("repetitions need those of the first run: one, two"), other.err());
	}

	@Test
	void theDemoRunsAllExamples() throws IOException {
		Files.createDirectories(folder.resolve("examples"));
		Files.copy(folder.resolve("gold.conll"), folder.resolve("examples/gold.conll"));
		for (String name : List.of("entities-en", "entities-fr", "relations-en", "relations-fr", "nominals-en", "questions-en",
				"questions-fr", "pictures")) {
			String relations = HEAD.replace("task: ner", "task: " + (name.startsWith("r") ? "relations" : "ner"));
			write("examples/" + name + ".yaml", relations + ENGINES);
		}
		String before = System.getProperty("lorgnette.home");
		System.setProperty("lorgnette.home", folder.toString());
		try {
			Cli.Outcome done = new Cli().demo("--out", folder.resolve("demo").toString(), "--json", "--quiet");
			assertEquals(ExitStatus.DONE, done.status(), done.err());
			assertEquals("", done.err());
			assertEquals(8, onlyDocument(done.out()).getAsJsonArray().size());
			assertTrue(Files.exists(folder.resolve("demo/relations-fr/report.html")));
			System.setProperty("lorgnette.home", folder.resolve("absent").toString());
			assertEquals(ExitStatus.BAD_INPUT, new Cli().demo().status());
		} finally {
			if (before == null) {
				System.clearProperty("lorgnette.home");
			} else {
				System.setProperty("lorgnette.home", before);
			}
		}
	}

	private Cli.Outcome evaluate(String experiment, String run, String... more) throws IOException {
		Path file = write("e.yaml", experiment);
		return new Cli().evaluate(Stream.concat(Stream.of(file.toString(), "--out", folder.resolve(run).toString()), Stream.of(more))
				.toArray(String[]::new));
	}

	private void assertSays(int status, String text, String experiment, String run) throws IOException {
		Cli.Outcome outcome = evaluate(experiment, run);
		assertEquals(status, outcome.status(), outcome.err());
		assertTrue(outcome.err().contains(text), outcome.err());
		assertFalse(outcome.err().contains("\tat "), outcome.err());
	}

	private long predictions(String run) throws IOException {
		try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("predictions.jsonl"))) {
			return lines.count();
		}
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(folder.resolve(name), content);
	}
}
