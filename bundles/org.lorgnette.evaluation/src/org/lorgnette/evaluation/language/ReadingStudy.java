package org.lorgnette.evaluation.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.language.ReadingCounts;
import org.lorgnette.metrics.significance.Bootstrap;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedBootstrap;
import org.lorgnette.metrics.significance.PairedSample;
import org.lorgnette.metrics.significance.Resampling;
import org.lorgnette.metrics.significance.Sample;
import org.lorgnette.metrics.significance.SumMetric;

/**
 * What several engines found when they read the same texts. Bits per byte are those of all texts together; intervals and tests
 * resample texts. Mutable, for one thread.
 */
public final class ReadingStudy {

	/** Surprisal is added up in millionths of a bit, so that sums do not depend on their order. */
	private static final double FINENESS = 1e6;
	private static final SumMetric BITS_PER_BYTE = (sums, units) -> sums[1] == 0 ? OptionalDouble.empty()
			: OptionalDouble.of(sums[0] / FINENESS / sums[1]);

	private final List<String> engines;
	private final List<String> texts = new ArrayList<>();
	/** By engine, by text. */
	private final List<List<ReadingCounts>> counts = new ArrayList<>();

	/** @param interval of the bits per byte; empty with fewer than two texts */
	public record Score(String engine, ReadingCounts counts, Optional<Interval> interval) {
	}

	/**
	 * @param result of bits per byte, system minus baseline: below 0 the system is better, and its {@code wins} count where it is
	 * worse
	 */
	public record Comparison(String baseline, String system, PairedBootstrap.Result result) {
	}

	public ReadingStudy(List<String> engines) {
		this.engines = List.copyOf(engines);
		engines.forEach(engine -> counts.add(new ArrayList<>()));
	}

	/** @param read what each of the engines found in the text */
	public void add(String text, List<ReadingCounts> read) {
		if (read.size() != engines.size()) {
			throw new IllegalArgumentException("expected counts of " + engines.size() + " engines, got " + read.size());
		}
		texts.add(text);
		for (int engine = 0; engine < read.size(); engine++) {
			counts.get(engine).add(read.get(engine));
		}
	}

	public List<String> texts() {
		return List.copyOf(texts);
	}

	/** Text by text. */
	public List<ReadingCounts> counts(int engine) {
		return List.copyOf(counts.get(engine));
	}

	public List<Score> scores(double level, Resampling resampling) {
		List<Score> scores = new ArrayList<>();
		for (int engine = 0; engine < engines.size(); engine++) {
			ReadingCounts all = counts.get(engine).stream().reduce(ReadingCounts.ZERO, ReadingCounts::plus);
			Optional<Interval> interval = Bootstrap.percentile(Sample.ofSums(rows(engine), BITS_PER_BYTE), level, resampling, 1)
					.interval();
			scores.add(new Score(engines.get(engine), all, interval));
		}
		return scores;
	}

	/** Each engine against the first, by the paired bootstrap. */
	public List<Comparison> comparisons(double level, Resampling resampling) {
		List<Comparison> comparisons = new ArrayList<>();
		for (int engine = 1; engine < engines.size(); engine++) {
			PairedSample pair = PairedSample.ofSums(rows(0), rows(engine), BITS_PER_BYTE);
			comparisons.add(new Comparison(engines.getFirst(), engines.get(engine), PairedBootstrap.test(pair, level, resampling,
					1)));
		}
		return comparisons;
	}

	private long[][] rows(int engine) {
		return counts.get(engine).stream().map(each -> new long[] {Math.round(each.nats() / Math.log(2) * FINENESS),
				each.bytes()})
				.toArray(long[][]::new);
	}
}
