package org.lorgnette.metrics.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.curve.Reliability.Bin;

class ReliabilityTest {

	/** By hand: bin (0, 0.5] has mean score 0.3 and 1 of 2 correct, bin (0.5, 1] has 0.8 and 2 of 3 correct. */
	@Test
	void byHand() {
		Reliability reliability = Reliability.equalWidth(List.of(new Scored(0.1, false), new Scored(0.5, true),
				new Scored(0.6, true), new Scored(0.8, false), new Scored(1, true)), 2);
		assertEquals((2 * 0.2 + 3 * (0.8 - 2 / 3.0)) / 5, reliability.expectedCalibrationError().getAsDouble(), 1e-12);
		assertEquals(0.2, reliability.maximumCalibrationError().getAsDouble(), 1e-12);
		assertEquals((0.01 + 0.25 + 0.16 + 0.64 + 0) / 5, reliability.brier().getAsDouble(), 1e-12);
		assertEquals(List.of(2L, 3L), reliability.bins().stream().map(Bin::count).toList());
	}

	@Test
	void borderScoresFallIntoTheLowerBinAndEmptyBinsStay() {
		List<Scored> borders = new ArrayList<>();
		for (int i = 0; i <= 10; i++) {
			borders.add(new Scored(i / 10.0, true));
		}
		assertEquals(List.of(2L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L),
				Reliability.equalWidth(borders, 10).bins().stream().map(Bin::count).toList());
		List<Bin> bins = Reliability.equalWidth(List.of(new Scored(0.95, true)), 4).bins();
		assertEquals(new Bin(0.25, 0.5, 0, OptionalDouble.empty(), OptionalDouble.empty()), bins.get(1));
		assertEquals(new Bin(0.75, 1, 1, OptionalDouble.of(0.95), OptionalDouble.of(1)), bins.get(3));
	}

	@Test
	void equalMassNeverPartsATie() {
		List<Scored> predictions = new ArrayList<>();
		for (double score : new double[] { 0.1, 0.2, 0.3, 0.9, 0.9, 0.9, 0.9, 0.95 }) {
			predictions.add(new Scored(score, score > 0.5));
		}
		List<Bin> bins = Reliability.equalMass(predictions, 4).bins();
		assertEquals(List.of(2L, 5L, 0L, 1L), bins.stream().map(Bin::count).toList());
		assertEquals(0, bins.getFirst().low());
		assertEquals(0.2, bins.getFirst().high());
		assertEquals(1, bins.getLast().high());
		assertEquals(OptionalDouble.empty(), bins.get(2).gap());
		for (int i = 1; i < bins.size(); i++) {
			assertEquals(bins.get(i - 1).high(), bins.get(i).low());
		}
	}

	@Test
	void calibratedScoresHaveNearlyNoErrorInAnyOrder() {
		Random random = new Random(5);
		List<Scored> predictions = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			double score = random.nextDouble();
			predictions.add(new Scored(score, random.nextDouble() < score));
		}
		Reliability width = Reliability.equalWidth(predictions, 10);
		Reliability mass = Reliability.equalMass(predictions, 10);
		assertTrue(width.expectedCalibrationError().getAsDouble() < 0.02);
		assertTrue(mass.expectedCalibrationError().getAsDouble() < 0.02);
		assertTrue(mass.bins().stream().allMatch(bin -> bin.count() == 2000));
		// The integral of p (1 - p).
		assertEquals(1 / 6.0, width.brier().getAsDouble(), 0.005);
		Collections.shuffle(predictions, random);
		assertEquals(width.bins(), Reliability.equalWidth(predictions, 10).bins());
		assertEquals(mass.bins(), Reliability.equalMass(predictions, 10).bins());
		assertEquals(width.brier(), Reliability.equalWidth(predictions, 10).brier());
	}

	@Test
	void emptyAndImpossibleInput() {
		for (Reliability nothing : List.of(Reliability.equalWidth(List.of(), 5), Reliability.equalMass(List.of(), 5))) {
			assertEquals(5, nothing.bins().size());
			assertEquals(OptionalDouble.empty(), nothing.expectedCalibrationError());
			assertEquals(OptionalDouble.empty(), nothing.maximumCalibrationError());
			assertEquals(OptionalDouble.empty(), nothing.brier());
		}
		assertThrows(IllegalArgumentException.class, () -> Reliability.equalWidth(List.of(), 0));
		assertThrows(IllegalArgumentException.class, () -> Reliability.equalMass(List.of(new Scored(1.5, true)), 3));
	}
}
