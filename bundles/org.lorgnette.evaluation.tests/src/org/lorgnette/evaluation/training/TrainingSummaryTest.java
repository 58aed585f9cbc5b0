package org.lorgnette.evaluation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.Counts;

class TrainingSummaryTest {

	@TempDir
	Path folder;

	private static TrainingRecord record(List<DevelopmentScore> scores) {
		return new TrainingRecord("0.1.0", "tally", "ner", "c.yaml", "hash", Map.of(), 1, "cpu", 0, 0, 0, List.of(),
				"2026-01-01T00:00:00Z", List.of(), "", 0, Map.of(), "", "m.model", 0, "", scores);
	}

	@Test
	void aFolderWithoutRecordIsNoTraining() throws IOException {
		assertEquals(Optional.empty(), TrainingSummary.read(folder));
	}

	@Test
	void aStoppedTrainingIsResumableIfItHasACheckpoint() throws IOException {
		Path work = Files.createDirectory(folder.resolve("m.model.training"));
		TrainingRecordJson.write(record(List.of()), work.resolve(TrainingFolder.RECORD));
		TrainingSummary without = TrainingSummary.read(work).orElseThrow();
		assertFalse(without.resumable());
		assertEquals(folder.resolve("m.model").toAbsolutePath().normalize(), without.model());
		assertEquals(OptionalDouble.empty(), without.f1());
		Files.writeString(Files.createDirectory(work.resolve(TrainingFolder.CHECKPOINTS)).resolve("step-3"), "x");
		assertTrue(TrainingSummary.read(work).orElseThrow().resumable());
	}

	@Test
	void theF1IsThatOfTheMainMeasureOnAllData() throws IOException {
		DevelopmentScore part = new DevelopmentScore("a", 1, Map.of("strict", new Counts(1, 1, 1)), Map.of(), Map.of());
		DevelopmentScore all = new DevelopmentScore(DevelopmentScore.ALL, 2, Map.of("strict", new Counts(4, 4, 2)), Map.of(), Map.of());
		TrainingRecordJson.write(record(List.of(part, all)), folder.resolve(TrainingFolder.RECORD));
		TrainingSummary read = TrainingSummary.read(folder).orElseThrow();
		assertEquals(.5, read.f1().orElseThrow(), 1e-12);
		assertEquals(folder.toAbsolutePath().normalize(), read.model());
		DevelopmentScore questions = new DevelopmentScore("q", 2, Map.of(), Map.of(), Map.of("f1", 62.5));
		assertEquals(.625, new TrainingSummary(folder, record(List.of(questions)), false).f1().orElseThrow(), 1e-12);
	}

	@Test
	void aDamagedRecordIsToldWithItsFile() throws IOException {
		Files.writeString(folder.resolve(TrainingFolder.RECORD), "{\"trainer\": ");
		CorpusException told = assertThrows(CorpusException.class, () -> TrainingSummary.read(folder));
		assertTrue(told.getMessage().contains(TrainingFolder.RECORD), told.getMessage());
	}
}
