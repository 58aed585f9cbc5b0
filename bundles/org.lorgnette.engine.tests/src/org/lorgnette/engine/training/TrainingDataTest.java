package org.lorgnette.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class TrainingDataTest {

	private static TrainingData.Part part(double weight) {
		return new TrainingData.Part("part", Stream::of, weight, Optional.empty());
	}

	private static List<Integer> times(double weight, int document, long seed) {
		return IntStream.range(0, 12).mapToObj(epoch -> part(weight).times(document, epoch, seed)).toList();
	}

	@Test
	void documentsAreSeenAsOftenAsTheirWeightSays() {
		for (double weight : new double[] { .1, .5, 1, 1.5, 2, 3.25 }) {
			for (int document = 0; document < 200; document++) {
				List<Integer> times = times(weight, document, 7);
				int sum = times.stream().mapToInt(Integer::intValue).sum();
				assertTrue(Math.abs(sum - 12 * weight) < 1, weight + ": " + times);
				assertTrue(times.stream().allMatch(each -> each == (int) Math.floor(weight) || each == (int) Math.ceil(weight)),
						weight + ": " + times);
			}
			double share = IntStream.range(0, 5000).map(document -> part(weight).times(document, 0, 3)).average().orElseThrow();
			assertEquals(weight, share, .03, "in one epoch");
		}
	}

	@Test
	void halfTheDocumentsTakeTurnsAndTheSeedSaysWhich() {
		assertEquals(IntStream.range(0, 12).map(epoch -> (epoch + times(.5, 4, 1).getFirst()) % 2).boxed().toList(), times(.5, 4, 1));
		List<Integer> one = IntStream.range(0, 64).mapToObj(document -> part(.5).times(document, 0, 1)).toList();
		assertEquals(one, IntStream.range(0, 64).mapToObj(document -> part(.5).times(document, 0, 1)).toList());
		assertNotEquals(one, IntStream.range(0, 64).mapToObj(document -> part(.5).times(document, 0, 2)).toList());
	}

	@Test
	void aWeightIsAboveZeroAndThereIsSomethingToTrainOn() {
		for (double weight : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertThrows(IllegalArgumentException.class, () -> part(weight));
		}
		assertThrows(IllegalArgumentException.class, () -> new TrainingData(List.of(), List.of(part(1))));
	}

	@Test
	void devicesAreReadAsTheyAreWritten() {
		for (String text : List.of("auto", "cpu", "gpu:0", "gpu:3")) {
			assertEquals(text, ComputeDevice.of(text).orElseThrow().toString());
		}
		assertEquals(ComputeDevice.gpu(0), ComputeDevice.of("gpu").orElseThrow());
		for (String text : List.of("", "GPU", "gpu:", "gpu:-1", "cpu:1", "gpu:9999", "tpu")) {
			assertEquals(Optional.empty(), ComputeDevice.of(text), text);
		}
	}

	@Test
	void thePaceIsThatOfLate() {
		long[] now = new long[1];
		Pace pace = new Pace(1000, 100, () -> now[0]);
		TrainingEvent.Step step = pace.step(100, 0, OptionalDouble.empty(), OptionalDouble.empty());
		assertEquals(OptionalDouble.empty(), step.wordsPerSecond());
		assertEquals(OptionalDouble.empty(), step.secondsLeft());
		for (int done = 101; done <= 300; done++) {
			now[0] += 1_000_000_000L;
			step = pace.step(done, 50, OptionalDouble.of(2), OptionalDouble.of(.1));
		}
		assertEquals(50, step.wordsPerSecond().getAsDouble(), 1e-9);
		assertEquals(700, step.secondsLeft().getAsDouble(), 1e-6);
		for (int done = 301; done <= 700; done++) {
			now[0] += 250_000_000L;
			step = pace.step(done, 50, OptionalDouble.of(2), OptionalDouble.of(.1));
		}
		assertEquals(200, step.wordsPerSecond().getAsDouble(), 3);
		assertEquals(75, step.secondsLeft().getAsDouble(), 2);
		assertEquals(OptionalDouble.of(2), step.loss());
		assertEquals(OptionalDouble.of(.1), step.rate());
	}
}
