package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.training.TrainingEvent;

class TrainingProgressTest {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final long[] now = new long[1];

	private TrainingProgress progress(boolean terminal) {
		PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
		return new TrainingProgress(new Console(err, err, Messages.in(Locale.ROOT), terminal, Cancellation.NONE), "neural", () -> now[0]);
	}

	private static TrainingEvent.Step step(long step) {
		return new TrainingEvent.Step(step, 2000, OptionalDouble.of(1.23456), OptionalDouble.of(.1), OptionalDouble.of(12345.6),
				OptionalDouble.of(7500));
	}

	private String said() {
		return bytes.toString(StandardCharsets.UTF_8);
	}

	@Test
	void aTerminalGetsABarWithLossSpeedAndTimeLeft() {
		try (TrainingProgress progress = progress(true)) {
			progress.hear(new TrainingEvent.Phase("training"));
			progress.hear(step(1000));
		}
		assertTrue(said().contains("1,000/2,000 training  loss 1.235  12,346 words/s  2 h 05 left"), said());
		assertTrue(said().contains("[###############---------------]"), said());
	}

	@Test
	void elsewhereThereIsALineNowAndThen() {
		try (TrainingProgress progress = progress(false)) {
			progress.hear(new TrainingEvent.Phase("training"));
			for (int second = 1; second <= 65; second++) {
				now[0] += 1_000_000_000L;
				progress.hear(step(second));
			}
			progress.hear(new TrainingEvent.Evaluation(65, "dev", Map.of("f1", .5), true));
			progress.hear(new TrainingEvent.Note(66, "loss was not a number: step skipped"));
		}
		assertEquals("""
				neural: training ...
				training 30/2,000  loss 1.235  12,346 words/s  2 h 05 left
				training 60/2,000  loss 1.235  12,346 words/s  2 h 05 left
				step 65: dev: f1 0.5000  (best so far)
				step 66: loss was not a number: step skipped
				""", said().replace(System.lineSeparator(), "\n"));
		assertFalse(said().contains("\r"));
	}

	@Test
	void timesAreAsLongAsTheyNeedToBe() {
		assertEquals("45 s", TrainingProgress.duration(45.2));
		assertEquals("2 min", TrainingProgress.duration(130));
		assertEquals("90 min", TrainingProgress.duration(5400));
		assertEquals("10 h 01", TrainingProgress.duration(36_060));
	}
}
