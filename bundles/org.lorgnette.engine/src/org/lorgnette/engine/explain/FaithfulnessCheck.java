package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** Measures how faithful attributions are, by hiding words in the order that they give and in random orders. */
public final class FaithfulnessCheck {

	/** Shares of the words that ERASER hides. */
	private static final double[] ERASER_SHARES = {0.01, 0.05, 0.1, 0.2, 0.5};

	private final MaskedScores scores;
	private final FaithfulnessSettings settings;

	/** What one ranking does to the score. */
	private record Trial(Curve deletion, Curve insertion, Map<FaithfulnessMeasure, Double> values) {
	}

	public FaithfulnessCheck(MaskedScores scores, FaithfulnessSettings settings) {
		this.scores = scores;
		this.settings = settings;
	}

	/** @param attributions one for each word that the scores count; the largest first makes the ranking */
	public Faithfulness measure(double[] attributions, ExplainListener listener, Cancellation cancellation) throws EngineException {
		int words = attributions.length;
		if (words == 0) {
			return new Faithfulness.Undefined(Faithfulness.Reason.NO_WORDS);
		}
		if (IntStream.range(1, words).allMatch(i -> attributions[i] == attributions[0])) {
			return new Faithfulness.Undefined(Faithfulness.Reason.NO_RANKING);
		}
		if (scores.of(List.of(new BitSet()), ExplainListener.NONE, cancellation)[0] == 0) {
			return new Faithfulness.Undefined(Faithfulness.Reason.NO_DECISION);
		}
		Random random = new Random(settings.seed());
		List<int[]> rankings = new ArrayList<>();
		rankings.add(ranking(attributions, random));
		for (int i = 0; i < settings.rankings(); i++) {
			rankings.add(shuffled(words, random));
		}
		List<Trial> trials = trials(rankings, listener, cancellation);
		return summary(trials.getFirst(), trials.subList(1, trials.size()));
	}

	/** The largest attribution first. Equal ones in random order: that of the text would favour its begin. */
	private static int[] ranking(double[] attributions, Random random) {
		return IntStream.of(shuffled(attributions.length, random)).boxed()
				.sorted((one, other) -> Double.compare(attributions[other], attributions[one])).mapToInt(Integer::intValue).toArray();
	}

	private static int[] shuffled(int length, Random random) {
		int[] order = IntStream.range(0, length).toArray();
		for (int i = length - 1; i > 0; i--) {
			int other = random.nextInt(i + 1);
			int kept = order[i];
			order[i] = order[other];
			order[other] = kept;
		}
		return order;
	}

	/** All rankings at once: engines that look at many texts together then can. */
	private List<Trial> trials(List<int[]> rankings, ExplainListener listener, Cancellation cancellation) throws EngineException {
		int words = rankings.getFirst().length;
		int[] curve = curveCounts(words);
		int[] eraser = IntStream.range(0, ERASER_SHARES.length).map(i -> (int) Math.ceil(ERASER_SHARES[i] * words - 1e-9)).toArray();
		List<BitSet> hidden = new ArrayList<>();
		for (int[] ranking : rankings) {
			for (int[] counts : List.of(curve, eraser)) {
				for (int count : counts) {
					BitSet first = new BitSet(words);
					IntStream.of(ranking).limit(count).forEach(first::set);
					BitSet rest = (BitSet) first.clone();
					rest.flip(0, words);
					hidden.add(first);
					hidden.add(rest);
				}
			}
		}
		double[] found = scores.of(hidden, listener, cancellation);
		int each = 2 * (curve.length + eraser.length);
		return IntStream.range(0, rankings.size()).mapToObj(i -> trial(found, i * each, curve, eraser.length, words)).toList();
	}

	private int[] curveCounts(int words) {
		int steps = Math.min(settings.steps(), words);
		return IntStream.rangeClosed(0, steps).map(step -> (int) Math.round((double) step * words / steps)).toArray();
	}

	private static Trial trial(double[] found, int at, int[] curve, int eraser, int words) {
		List<Curve.Point> deletion = new ArrayList<>();
		List<Curve.Point> insertion = new ArrayList<>();
		for (int i = 0; i < curve.length; i++) {
			double share = (double) curve[i] / words;
			deletion.add(new Curve.Point(share, found[at + 2 * i]));
			insertion.add(new Curve.Point(share, found[at + 2 * i + 1]));
		}
		double base = found[at];
		double comprehensiveness = 0;
		double sufficiency = 0;
		for (int i = curve.length; i < curve.length + eraser; i++) {
			comprehensiveness += (base - found[at + 2 * i]) / eraser;
			sufficiency += (base - found[at + 2 * i + 1]) / eraser;
		}
		Map<FaithfulnessMeasure, Double> values = new EnumMap<>(FaithfulnessMeasure.class);
		values.put(FaithfulnessMeasure.DELETION, new Curve(deletion).area().orElseThrow());
		values.put(FaithfulnessMeasure.INSERTION, new Curve(insertion).area().orElseThrow());
		values.put(FaithfulnessMeasure.COMPREHENSIVENESS, comprehensiveness);
		values.put(FaithfulnessMeasure.SUFFICIENCY, sufficiency);
		return new Trial(new Curve(deletion), new Curve(insertion), values);
	}

	private static Faithfulness summary(Trial measured, List<Trial> random) {
		Map<FaithfulnessMeasure, Faithfulness.Score> summary = new EnumMap<>(FaithfulnessMeasure.class);
		for (FaithfulnessMeasure measure : FaithfulnessMeasure.values()) {
			double[] others = random.stream().mapToDouble(trial -> trial.values().get(measure)).toArray();
			summary.put(measure, score(measure, measured.values().get(measure), others));
		}
		return new Faithfulness.Measured(measured.deletion(), measured.insertion(),
				mean(random.stream().map(Trial::deletion).toList()), mean(random.stream().map(Trial::insertion).toList()), summary,
				random.size());
	}

	private static Faithfulness.Score score(FaithfulnessMeasure measure, double value, double[] random) {
		if (random.length == 0) {
			return new Faithfulness.Score(value, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
		}
		double mean = 0;
		int asGood = 0;
		for (double other : random) {
			mean += other / random.length;
			// Equal up to rounding counts as equal: the same set of words may be summed in another order.
			double better = measure.largerIsBetter() ? other - value : value - other;
			asGood += better >= -1e-12 ? 1 : 0;
		}
		double squares = 0;
		for (double other : random) {
			squares += (other - mean) * (other - mean);
		}
		OptionalDouble deviation = random.length < 2 ? OptionalDouble.empty()
				: OptionalDouble.of(Math.sqrt(squares / (random.length - 1)));
		return new Faithfulness.Score(value, OptionalDouble.of(mean), deviation,
				OptionalDouble.of((1.0 + asGood) / (1.0 + random.length)));
	}

	private static Optional<Curve> mean(List<Curve> curves) {
		if (curves.isEmpty()) {
			return Optional.empty();
		}
		List<Curve.Point> mean = new ArrayList<>();
		for (int i = 0; i < curves.getFirst().points().size(); i++) {
			int at = i;
			mean.add(new Curve.Point(curves.getFirst().points().get(i).share(),
					curves.stream().mapToDouble(curve -> curve.points().get(at).score()).average().orElseThrow()));
		}
		return Optional.of(new Curve(mean));
	}
}
