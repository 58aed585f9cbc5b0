package org.lorgnette.evaluation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.io.CorpusException;

class TrainingLogTest {

	@TempDir
	private Path folder;

	private static TrainingEvent.Step step(long step, long total, double loss) {
		return new TrainingEvent.Step(step, total, OptionalDouble.of(loss), OptionalDouble.of(.5), OptionalDouble.empty(),
				OptionalDouble.of(3));
	}

	private Path file() {
		return folder.resolve("events.jsonl");
	}

	private TrainingLog open() throws IOException {
		return TrainingLog.open(file(), Clock.systemUTC());
	}

	@Test
	void eventsComeBackAsTheyWere() throws IOException {
		List<TrainingEvent> events = List.of(new TrainingEvent.Phase("training"), step(1, 3, 2.5),
				new TrainingEvent.Evaluation(1, "d\u00e9v \ud83d\ude00", Map.of("f1", .25), true), new TrainingEvent.Checkpoint(1),
				new TrainingEvent.Resumed(1), new TrainingEvent.Note(2, "loss was not a number: step skipped"), step(3, 3, 1));
		try (TrainingLog log = open()) {
			events.forEach(log::hear);
		}
		assertEquals(events, TrainingLog.read(file()));
		assertEquals(List.of(), TrainingLog.read(folder.resolve("absent")));
	}

	@Test
	void numbersThatAreNoneAreLeftOut() throws IOException {
		try (TrainingLog log = open()) {
			log.hear(step(1, 3, Double.NaN));
			log.hear(new TrainingEvent.Evaluation(1, "d", Map.of("f1", Double.POSITIVE_INFINITY), false));
		}
		List<TrainingEvent> read = TrainingLog.read(file());
		assertEquals(OptionalDouble.empty(), ((TrainingEvent.Step) read.getFirst()).loss());
		assertEquals(Map.of(), ((TrainingEvent.Evaluation) read.getLast()).metrics());
	}

	@Test
	void aLineCutShortByAKillIsDropped() throws IOException {
		try (TrainingLog log = open()) {
			log.hear(step(1, 3, 1));
		}
		Files.writeString(file(), "{\"time\":\"2026", StandardOpenOption.APPEND);
		assertEquals(1, TrainingLog.read(file()).size());
		try (TrainingLog log = open()) {
			log.hear(new TrainingEvent.Resumed(1));
		}
		assertEquals(List.of(step(1, 3, 1), new TrainingEvent.Resumed(1)), TrainingLog.read(file()));
	}

	@Test
	void aMillionStepsStayAFewThousandLines() throws IOException {
		try (TrainingLog log = open()) {
			for (int i = 1; i <= 1_000_000; i++) {
				log.hear(step(i, 1_000_000, 1));
			}
		}
		List<TrainingEvent> read = TrainingLog.read(file());
		assertTrue(read.size() > 4000 && read.size() < 6000, read.size() + " lines");
		assertEquals(step(1_000_000, 1_000_000, 1), read.getLast());
	}

	@Test
	void twoDoNotWriteAtOnce() throws IOException {
		try (TrainingLog log = open()) {
			log.hear(step(1, 3, 1));
			assertTrue(assertThrows(CorpusException.class, this::open).getMessage().contains("another training"));
		}
		assertEquals(1, TrainingLog.read(file()).size());
	}

	@Test
	void whatIsDoneAgainCountsOnce() {
		TrainingHistory history = TrainingHistory.of(List.of(new TrainingEvent.Phase("training"), step(1, 4, 5), step(2, 4, 4),
				new TrainingEvent.Checkpoint(2), step(3, 4, 3.5), new TrainingEvent.Evaluation(3, "dev", Map.of("f1", .9), true),
				new TrainingEvent.Phase("reading"), new TrainingEvent.Phase("training"), new TrainingEvent.Resumed(2), step(3, 4, 3),
				new TrainingEvent.Evaluation(3, "dev", Map.of("f1", .5), true), step(4, 4, 2)));
		assertEquals(List.of(5.0, 4.0, 3.0, 2.0),
				history.losses().get("training").stream().map(TrainingHistory.Point::value).toList());
		assertEquals(List.of(new TrainingHistory.Point(3, .5)), history.metrics().get("f1").get("dev"));
		assertEquals(.5, history.best().orElseThrow().metrics().get("f1"));
		assertEquals(4, history.last().orElseThrow().step());
	}
}
