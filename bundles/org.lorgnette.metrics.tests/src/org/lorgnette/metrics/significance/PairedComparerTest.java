package org.lorgnette.metrics.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;

class PairedComparerTest {

	private static final Resampling RESAMPLING = new Resampling(999, 17);

	private static PairedComparer comparer(PairedTest test) {
		return new PairedComparer(test, 0.95, RESAMPLING, 2);
	}

	@Test
	void eachTestGivesItsOwnP() {
		boolean[] baseline = new boolean[60];
		boolean[] system = new boolean[60];
		for (int unit = 0; unit < 60; unit++) {
			baseline[unit] = unit % 3 == 0;
			system[unit] = unit % 3 != 1 || unit < 6;
		}
		PairedSample pair = PairedSample.ofOutcomes(baseline, system);
		PairedComparison randomisation = comparer(PairedTest.APPROXIMATE_RANDOMIZATION).compare("a", "b", "accuracy", pair);
		PairedComparison bootstrap = comparer(PairedTest.PAIRED_BOOTSTRAP).compare("a", "b", "accuracy", pair);
		PairedComparison mcnemar = comparer(PairedTest.MCNEMAR).compare("a", "b", "accuracy", pair);
		assertEquals(ApproximateRandomization.test(pair, RESAMPLING, 1).p(), randomisation.p());
		assertEquals(PairedBootstrap.test(pair, 0.95, RESAMPLING, 1).p(), bootstrap.p());
		assertEquals(McNemar.of(baseline, system).exactP(), mcnemar.p().getAsDouble());
		assertEquals(bootstrap.interval(), randomisation.interval());
		assertEquals(OptionalDouble.of(20 / 60.0), mcnemar.baselineValue());
		assertEquals(OptionalDouble.of(42 / 60.0), mcnemar.systemValue());
		assertEquals(22 / 60.0, mcnemar.difference().getAsDouble(), 1e-15);
		assertEquals(List.of("cohen-dz", "dominance"), randomisation.effects().stream().map(EffectSize::name).toList());
		// The baseline alone is never right: no odds ratio.
		assertEquals(List.of("cohen-dz", "dominance", "cohen-h"), mcnemar.effects().stream().map(EffectSize::name).toList());
	}

	@Test
	void mcnemarNeedsOutcomes() {
		PairedSample pair = PairedSample.ofValues(new double[] { 1, 0.5 }, new double[] { 1, 1 });
		IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
				() -> comparer(PairedTest.MCNEMAR).compare("crf", "rules", "f1", pair));
		assertTrue(error.getMessage().contains("unit 1 of crf is 0.5"), error::getMessage);
	}

	@Test
	void adjustsTheFamilyAndKeepsItsOrder() {
		List<Counts> weak = Simulated.sentences(80, 0.3, 1);
		PairedComparer comparer = comparer(PairedTest.APPROXIMATE_RANDOMIZATION);
		PairedComparison same = comparer.compare("a", "a", "f1", PairedSample.ofCounts(weak, weak, Counts::f1));
		PairedComparison better = comparer.compare("a", "b", "f1",
				PairedSample.ofCounts(weak, Simulated.sentences(80, 0.9, 2), Counts::f1));
		PairedComparison undefined = comparer.compare("a", "c", "f1",
				PairedSample.ofCounts(List.of(), List.of(), Counts::f1));
		List<PairedComparison> adjusted = PairedComparison.adjust(List.of(same, undefined, better));
		assertEquals(OptionalDouble.of(0.001), better.p());
		assertEquals(List.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(0.002)),
				adjusted.stream().map(PairedComparison::adjustedP).toList());
		assertEquals(List.of("a", "c", "b"), adjusted.stream().map(PairedComparison::system).toList());
	}

	@Test
	void effectSizesByHand() {
		// Cohen (1988), table 6.2.2: phi(0.50) = 1.571, phi(0.70) = 1.982.
		assertEquals(0.411, EffectSizes.cohensH(0.5, 0.7).value(), 0.001);
		assertEquals(-Math.PI, EffectSizes.cohensH(1, 0).value(), 1e-15);
		assertThrows(IllegalArgumentException.class, () -> EffectSizes.cohensH(0.5, 1.1));
		PairedSample pair = PairedSample.ofValues(new double[] { 1, 2, 3, 4 }, new double[] { 2, 4, 3, 9 });
		// Differences 1, 2, 0, 5: mean 2, variance (1 + 0 + 4 + 9) / 3.
		assertEquals(2 / Math.sqrt(14 / 3.0), EffectSizes.standardisedDifference(pair).orElseThrow().value(), 1e-12);
		assertEquals(0.75, EffectSizes.dominance(pair).orElseThrow().value());
		PairedSample shifted = PairedSample.ofValues(new double[] { 1, 2 }, new double[] { 2, 3 });
		assertEquals(Optional.empty(), EffectSizes.standardisedDifference(shifted));
		PairedSample partly = PairedSample.ofCounts(List.of(Counts.ZERO, new Counts(1, 1, 1)),
				List.of(Counts.ZERO, new Counts(1, 1, 0)), Counts::f1);
		assertEquals(-1, EffectSizes.dominance(partly).orElseThrow().value());
	}

	@Test
	void testsAreFoundByTheirIds() {
		assertEquals(Optional.of(PairedTest.MCNEMAR), PairedTest.find("mcnemar"));
		assertEquals(Optional.empty(), PairedTest.find("t-test"));
		assertEquals("approximate-randomization, paired-bootstrap, mcnemar", PairedTest.ids());
	}
}
