package org.lorgnette.evaluation.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.significance.Bootstrap;
import org.lorgnette.metrics.significance.Resampling;
import org.lorgnette.metrics.significance.Sample;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Scores one engine of an experiment: give it every document with its predictions in corpus order, then ask for the result. Intervals
 * are percentile bootstrap intervals over units. For one thread.
 */
public final class EngineScorer {

	private static final int CALIBRATION_BINS = 10;
	/** Enough for 95% intervals; fewer where there are so many units that the intervals are narrow and resampling is slow. */
	private static final int INTERVAL_RESAMPLES = 1000;
	private static final int FEWEST_INTERVAL_RESAMPLES = 200;
	private static final long DRAWS_PER_INTERVAL = 50_000_000;

	private final Experiment experiment;
	private final EngineSpec engine;
	private final TaskScoring scoring;

	/** @param casesPerKind how many cases of each kind are kept at most */
	public EngineScorer(Experiment experiment, EngineSpec engine, int casesPerKind) {
		this.experiment = experiment;
		this.engine = engine;
		Mapping mapping = new Mapping(experiment, engine);
		ComparisonSpec.Unit unit = experiment.comparison().unit();
		CaseSampler cases = new CaseSampler(casesPerKind, experiment.comparison().seed());
		this.scoring = experiment.task() == Task.RELATIONS
				? new RelationScoring(mapping, unit, cases, experiment.symmetric())
				: new EntityScoring(mapping, unit, cases);
	}

	public void add(Document gold, List<Prediction<? extends Value>> predictions) {
		scoring.add(gold, predictions);
	}

	/** The cases kept, in corpus order. */
	public List<Case> cases() {
		return scoring.cases().cases();
	}

	private UnitTable main() {
		return scoring.measures().values().iterator().next();
	}

	/**
	 * Counts by unit behind a metric, {@code MEASURE.VALUE} or {@code MAIN.TYPE.VALUE}.
	 *
	 * @throws IllegalArgumentException
	 *             if there is no such measure; a type that did not occur has no counts
	 */
	UnitTable table(String metric) {
		int first = metric.indexOf('.');
		int last = metric.lastIndexOf('.');
		String measure = first < 0 ? metric : metric.substring(0, first);
		UnitTable table = scoring.measures().get(measure);
		if (table == null || first < 0 || (first < last && !measure.equals(mainMeasure()))) {
			throw new IllegalArgumentException("there is no metric '" + metric + "'; expected one of "
					+ String.join(", ", scoring.measures().keySet()) + " or " + mainMeasure()
					+ ".TYPE, followed by .precision, .recall or .f1");
		}
		return first == last ? table : scoring.types().getOrDefault(metric.substring(first + 1, last), new UnitTable());
	}

	/** What tables call the engine. */
	public String name() {
		return engine.name();
	}

	/** The measure whose F1 engines are ranked by. */
	public String mainMeasure() {
		return scoring.measures().keySet().iterator().next();
	}

	/** How many sentences or documents were scored. */
	public int units() {
		return scoring.units();
	}

	/**
	 * @param family
	 *            of the engine
	 * @param settings
	 *            with which it ran, defaults included
	 */
	public EngineResult result(Family family, Map<String, String> settings, SortedMap<String, String> failures,
			EngineResult.Timing timing) {
		Map<String, Score> overall = new LinkedHashMap<>();
		scoring.measures().forEach((measure, table) -> overall.put(measure, score(table)));
		SortedMap<String, Score> types = new TreeMap<>();
		scoring.types().forEach((type, table) -> types.put(type, score(table)));
		List<Scored> scored = scoring.scored();
		long gold = main().counts().gold();
		boolean hasScores = !scored.isEmpty();
		return new EngineResult(engine.name(), engine.id(), family, settings, overall, macro(types), types, scoring.confusion(),
				scoring.cases().counts(), scoring.tagging(), hasScores ? Optional.of(PrecisionRecallCurve.of(scored, gold)) : Optional.empty(),
				hasScores ? Optional.of(Reliability.equalWidth(scored, CALIBRATION_BINS)) : Optional.empty(), scoring.leftOut(), failures,
				timing);
	}

	private Score score(UnitTable table) {
		long[][] rows = table.dense(units());
		return new Score(table.counts(), table.credit(), estimate(table, rows, UnitTable.Measure.PRECISION),
				estimate(table, rows, UnitTable.Measure.RECALL), estimate(table, rows, UnitTable.Measure.F1));
	}

	private Estimate estimate(UnitTable table, long[][] rows, UnitTable.Measure measure) {
		OptionalDouble value = table.value(measure);
		if (value.isEmpty()) {
			return Estimate.UNDEFINED;
		}
		ComparisonSpec comparison = experiment.comparison();
		long affordable = DRAWS_PER_INTERVAL / Math.max(1, units());
		int resamples = Math.clamp(affordable, FEWEST_INTERVAL_RESAMPLES, INTERVAL_RESAMPLES);
		Sample sample = Sample.ofSums(rows, measure);
		Resampling resampling = new Resampling(resamples, comparison.seed());
		Bootstrap.Result bootstrap = switch (comparison.interval()) {
			case PERCENTILE -> Bootstrap.percentile(sample, comparison.level(), resampling, experiment.threads());
			case BCA -> Bootstrap.bca(sample, comparison.level(), resampling, experiment.threads());
		};
		return new Estimate(value, bootstrap.interval());
	}

	private static EngineResult.MacroAverage macro(SortedMap<String, Score> types) {
		double precision = 0;
		double recall = 0;
		double f1 = 0;
		for (Score score : types.values()) {
			precision += score.precision().value().orElse(0);
			recall += score.recall().value().orElse(0);
			f1 += score.f1().value().orElse(0);
		}
		int n = Math.max(1, types.size());
		return new EngineResult.MacroAverage(precision / n, recall / n, f1 / n);
	}
}
