package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;

class RunSummaryTest {

	private static final String MANIFEST = """
			{"lorgnette": "0.1.0", "experimentHash": "e", "corpusPath": "/c", "corpusFormat": "conll", "corpusOptions": {},
			"corpusHash": "c0", "documents": 7, "seed": 1, "engines": [{"name": "a", "id": "x", "family": "RULES", "settings": {},
			"models": {}, "timing": {"loadSeconds": 0, "seconds": 0, "documents": 0, "characters": 0}}],
			"started": "2026-01-02T03:04:05Z", %s "platform": {}, "corpusProblems": [], "corpusProblemCount": 0}
			""";
	private static final String FINISHED = MANIFEST.formatted("\"finished\": \"2026-01-02T03:05:00Z\",");
	private static final String SCORES = """
			{"engines": [{"name": "a", "measures": {"strict": {"f1": 0.5}, "exact": {"f1": 0.9}}},
			{"name": "b", "measures": {"strict": {"f1": 0.625}}}, {"name": "c", "measures": {"strict": {"f1": null}}}],
			"gates": [{"engine": "a", "metric": "strict.f1", "atLeast": 0.1, "passed": true},
			{"engine": "b", "metric": "macro.f1", "atLeast": 1, "passed": %s}]}
			""";

	@TempDir
	private Path folder;

	@BeforeEach
	void writeExperiment() throws IOException {
		write("experiment.yaml", "name: s");
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text);
	}

	private RunSummary read() throws IOException {
		return RunSummary.read(folder).orElseThrow();
	}

	@Test
	void theBestEngineUnderTheMainMeasureIsNamed() throws IOException {
		write("manifest.json", FINISHED);
		write("scores.json", SCORES.formatted("true"));
		RunSummary summary = read();
		assertEquals(RunSummary.State.FINISHED, summary.state());
		assertEquals(Optional.of(new RunSummary.Best("b", "strict", 0.625)), summary.best());
		assertEquals(Optional.of(Instant.parse("2026-01-02T03:05:00Z")), summary.finished());
		assertEquals(7, summary.documents());
	}

	@Test
	void aGateThatFailedIsNamed() throws IOException {
		write("manifest.json", FINISHED);
		write("scores.json", SCORES.formatted("false"));
		assertEquals(RunSummary.State.GATE_FAILED, read().state());
		assertEquals(List.of("b macro.f1"), read().failedGates());
	}

	@Test
	void scoresOfAnEarlierEndSayNothingOfARunThatGoesOn() throws IOException {
		write("manifest.json", MANIFEST.formatted(""));
		write("scores.json", SCORES.formatted("true"));
		assertEquals(RunSummary.State.UNFINISHED, read().state());
		assertEquals(Optional.empty(), read().best());
	}

	@Test
	void aFolderIsARunOnceWorkHasBegun() throws IOException {
		assertTrue(RunSummary.read(folder).isEmpty());
		write("predictions.jsonl", "");
		assertEquals(RunSummary.State.UNFINISHED, read().state());
		assertTrue(RunSummary.read(folder.resolve("absent")).isEmpty());
	}

	@Test
	void damagedFilesAreNamed() throws IOException {
		write("manifest.json", FINISHED);
		for (String damaged : List.of("[]", "{", "{\"engines\": [3]}", "{\"engines\": [{}]}", "{\"gates\": {}}")) {
			write("scores.json", damaged);
			assertTrue(assertThrows(CorpusException.class, this::read, damaged).getMessage().contains("scores.json: "), damaged);
		}
		write("scores.json", SCORES.formatted("true"));
		write("manifest.json", FINISHED.replace("2026-01-02T03:04:05Z", "yesterday"));
		assertTrue(assertThrows(CorpusException.class, this::read).getMessage().contains("manifest.json: is not the manifest"));
	}
}
