package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

class FaithfulnessCheckTest {

	private static final double[] WEIGHTS = {0.01, 0.3, 0.02, 0.25, 0, 0.05, 0.12, 0.03, 0.04, 0.08};

	private static MaskedScores sum(double... weights) {
		return (hidden, listener, cancellation) -> hidden.stream().mapToDouble(
				set -> IntStream.range(0, weights.length).filter(word -> !set.get(word)).mapToDouble(word -> weights[word]).sum()).toArray();
	}

	private static Faithfulness.Measured measured(double[] attributions, FaithfulnessSettings settings) throws EngineException {
		return assertInstanceOf(Faithfulness.Measured.class,
				new FaithfulnessCheck(sum(WEIGHTS), settings).measure(attributions, ExplainListener.NONE, Cancellation.NONE));
	}

	private static Faithfulness.Reason undefined(MaskedScores scores, double... attributions) throws EngineException {
		return assertInstanceOf(Faithfulness.Undefined.class, new FaithfulnessCheck(scores, FaithfulnessSettings.DEFAULT)
				.measure(attributions, ExplainListener.NONE, Cancellation.NONE)).reason();
	}

	private static double[] negated(double[] values) {
		return IntStream.range(0, values.length).mapToDouble(i -> -values[i]).toArray();
	}

	@Test
	void theTrueRankingBeatsChanceAndItsReverseLoses() throws EngineException {
		FaithfulnessSettings settings = new FaithfulnessSettings(10, 99, 3);
		Faithfulness.Measured best = measured(WEIGHTS, settings);
		Faithfulness.Measured worst = measured(negated(WEIGHTS), settings);
		for (FaithfulnessMeasure measure : FaithfulnessMeasure.values()) {
			Faithfulness.Score good = best.scores().get(measure);
			Faithfulness.Score bad = worst.scores().get(measure);
			double sign = measure.largerIsBetter() ? 1 : -1;
			double mean = good.randomMean().orElseThrow();
			assertTrue(sign * (good.value() - mean) > good.randomDeviation().orElseThrow(), measure.id());
			assertTrue(sign * (bad.value() - bad.randomMean().orElseThrow()) < -bad.randomDeviation().orElseThrow(), measure.id());
			assertEquals(0.01, good.rank().orElseThrow(), 0.05, measure.id());
			assertTrue(bad.rank().orElseThrow() > 0.95, measure.id());
		}
	}

	/** By hand: three words, so that every point of the curves and every share of ERASER can be followed. */
	@Test
	void measuresAreTheOnesThatThePapersDefine() throws EngineException {
		double[] weights = {0.1, 0.6, 0.2};
		Faithfulness.Measured found = assertInstanceOf(Faithfulness.Measured.class,
				new FaithfulnessCheck(sum(weights), new FaithfulnessSettings(10, 0, 1)).measure(weights, ExplainListener.NONE,
						Cancellation.NONE));
		double[] deletion = {0.9, 0.3, 0.1, 0};
		double[] insertion = {0, 0.6, 0.8, 0.9};
		for (int i = 0; i < 4; i++) {
			assertEquals(i / 3.0, found.deletion().points().get(i).share(), 1e-12);
			assertEquals(deletion[i], found.deletion().points().get(i).score(), 1e-12);
			assertEquals(insertion[i], found.insertion().points().get(i).score(), 1e-12);
		}
		assertEquals((0.45 + 0.3 + 0.1) / 3, found.scores().get(FaithfulnessMeasure.DELETION).value(), 1e-12);
		assertEquals((0.6 + 0.8 + 0.45) / 3, found.scores().get(FaithfulnessMeasure.INSERTION).value(), 1e-12);
		// One, one, one, one and two words of three are 1, 5, 10, 20 and 50 percent, rounded up.
		assertEquals((4 * 0.6 + 0.8) / 5, found.scores().get(FaithfulnessMeasure.COMPREHENSIVENESS).value(), 1e-12);
		assertEquals((4 * 0.3 + 0.1) / 5, found.scores().get(FaithfulnessMeasure.SUFFICIENCY).value(), 1e-12);
		assertEquals(new Faithfulness.Score(found.scores().get(FaithfulnessMeasure.DELETION).value(), OptionalDouble.empty(),
				OptionalDouble.empty(), OptionalDouble.empty()), found.scores().get(FaithfulnessMeasure.DELETION));
		assertTrue(found.randomDeletion().isEmpty());
	}

	/**
	 * Of two words there are but two rankings: from the mean follows how many random ones were the good one, and all else from that.
	 */
	@Test
	void spreadAndRankFollowFromTheRandomRankings() throws EngineException {
		double[] weights = {0.8, 0};
		int n = 9;
		Faithfulness.Score score = assertInstanceOf(Faithfulness.Measured.class,
				new FaithfulnessCheck(sum(weights), new FaithfulnessSettings(10, n, 2)).measure(weights, ExplainListener.NONE,
						Cancellation.NONE)).scores().get(FaithfulnessMeasure.DELETION);
		double good = 0.2;
		double bad = 0.6;
		assertEquals(good, score.value(), 1e-12);
		double share = (bad - score.randomMean().orElseThrow()) / (bad - good);
		long asGood = Math.round(share * n);
		assertTrue(asGood > 0 && asGood < n, "the seed is to give both: " + asGood);
		assertEquals(asGood, share * n, 1e-9);
		assertEquals((bad - good) * Math.sqrt(share * (1 - share) * n / (n - 1)), score.randomDeviation().orElseThrow(), 1e-12);
		assertEquals((1.0 + asGood) / (1 + n), score.rank().orElseThrow(), 1e-12);
	}

	@Test
	void curvesOfManyWordsHaveFewPoints() throws EngineException {
		Faithfulness.Measured found = measured(WEIGHTS, new FaithfulnessSettings(4, 2, 1));
		assertEquals(List.of(0.0, 0.3, 0.5, 0.8, 1.0), found.deletion().points().stream().map(Curve.Point::share).toList());
		assertEquals(0.9, found.deletion().points().getFirst().score(), 1e-12);
		assertEquals(0.9 - 0.67, found.deletion().points().get(1).score(), 1e-12);
		assertEquals(5, found.randomInsertion().orElseThrow().points().size());
		assertTrue(found.scores().get(FaithfulnessMeasure.DELETION).randomDeviation().isPresent());
	}

	@Test
	void theSeedDecidesAlone() throws EngineException {
		FaithfulnessSettings settings = new FaithfulnessSettings(10, 5, 11);
		assertEquals(measured(WEIGHTS, settings), measured(WEIGHTS, settings));
		assertTrue(!measured(WEIGHTS, settings).scores().equals(measured(WEIGHTS, new FaithfulnessSettings(10, 5, 12)).scores()));
	}

	/** Words that do nothing rank by chance, wherever they stand: half of the rankings are as good on the mean. */
	@Test
	void equalAttributionsAreNotInTextOrder() throws EngineException {
		double[] weights = {0.9, 0, 0, 0, 0, 0, 0, 0};
		double[] says = {0, 0, 0, 0, 0, 0, 0, 1};
		double sum = 0;
		for (int seed = 0; seed < 40; seed++) {
			sum += assertInstanceOf(Faithfulness.Measured.class, new FaithfulnessCheck(sum(weights), new FaithfulnessSettings(8, 0, seed))
					.measure(says, ExplainListener.NONE, Cancellation.NONE)).scores().get(FaithfulnessMeasure.DELETION).value() / 40;
		}
		// Hidden at the 2nd to 8th place: the area is 0.9 (place - 0.5) / 8, with a mean place of 5.
		assertEquals(0.9 * 4.5 / 8, sum, 0.09);
	}

	@Test
	void nothingToMeasureIsSaid() throws EngineException {
		assertEquals(Faithfulness.Reason.NO_WORDS, undefined(sum()));
		assertEquals(Faithfulness.Reason.NO_RANKING, undefined(sum(0.5, 0.1), 0.2, 0.2));
		assertEquals(Faithfulness.Reason.NO_DECISION, undefined(sum(0, 0), 0.2, 0.1));
		assertEquals(OptionalDouble.empty(), new Curve(List.of(new Curve.Point(0, 1))).area());
	}

	@Test
	void setsAreNotChangedUnderTheCaller() throws EngineException {
		BitSet set = new BitSet();
		set.set(1);
		assertEquals(0.6, sum(WEIGHTS).of(List.of(set), ExplainListener.NONE, Cancellation.NONE)[0], 1e-12);
	}
}
