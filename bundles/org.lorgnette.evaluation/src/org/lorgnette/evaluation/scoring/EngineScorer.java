package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.engine.Family;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.evaluation.change.ChangedDocument;
import org.lorgnette.evaluation.change.ChangedInstance;
import org.lorgnette.evaluation.change.ChangedQuestion;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.metrics.significance.Bootstrap;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.Resampling;
import org.lorgnette.metrics.significance.Sample;
import org.lorgnette.metrics.significance.SumMetric;
import org.lorgnette.metrics.significance.Wilson;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Scores one engine of an experiment: give it every document with its predictions in corpus order, then ask for the result. Intervals
 * are percentile bootstrap intervals over units. For one thread.
 */
public final class EngineScorer {

	/** Enough for 95% intervals; fewer where there are so many units that the intervals are narrow and resampling is slow. */
	private static final int INTERVAL_RESAMPLES = 1000;
	private static final int FEWEST_INTERVAL_RESAMPLES = 200;
	private static final long DRAWS_PER_INTERVAL = 50_000_000;

	/** Short names of metrics where the task has no other of that name. */
	static final Map<String, String> ALIASES = Map.of("accuracy", "all.accuracy", "consistency", "consistency.accuracy", "iou",
			"grounding.iou");

	/** Of what was written and had to be found in the text; of answers about pictures the measure of that name. */
	private static final String GROUNDING = "grounding";

	private final Experiment experiment;
	private final EngineSpec engine;
	private final TaskScoring scoring;
	/** Of texts; answers about pictures are compared where they are scored. */
	private final Optional<StabilityScoring> stability;

	private EngineScorer(Experiment experiment, EngineSpec engine, TaskScoring scoring) {
		this.experiment = experiment;
		this.engine = engine;
		this.scoring = scoring;
		this.stability = experiment.task() == Task.VQA ? Optional.empty() : Optional.of(StabilityScoring.of(experiment, engine));
	}

	/** @param casesPerKind how many cases of each kind are kept at most */
	public EngineScorer(Experiment experiment, EngineSpec engine, int casesPerKind) {
		this(experiment, engine, TaskScoring.of(experiment, engine, new CaseSampler(casesPerKind, experiment.comparison().seed())));
	}

	public void add(Instance gold, List<Prediction<? extends Value>> predictions) {
		add(gold, predictions, false);
	}

	/**
	 * @param gold
	 *            a document or a question about pictures, as the task has it
	 * @param failed
	 *            whether the engine failed on the document. What it missed there is missed; its questions count as answered wrongly,
	 *            since an answer that there is none could be right by luck
	 */
	public void add(Instance gold, List<Prediction<? extends Value>> predictions, boolean failed) {
		scoring.add(gold, predictions, failed);
	}

	/** The cases kept, in corpus order. */
	public List<Case> cases() {
		return scoring.cases().cases();
	}

	/** The answers by question, if the task is to answer questions. */
	Optional<QuestionScoring> questions() {
		return scoring instanceof QuestionScoring found ? Optional.of(found) : Optional.empty();
	}

	/** The answers to questions about pictures, if that is the task. */
	Optional<VisualScoring> visual() {
		return scoring instanceof VisualScoring found ? Optional.of(found) : Optional.empty();
	}

	/**
	 * For questions about pictures, before any is added.
	 *
	 * @param others
	 *            what methods without eyes learned elsewhere; if empty they learn from the questions measured
	 * @param boxes
	 *            where things are, in the gold and according to the engine
	 */
	public void prepare(Optional<QuestionOnly> others, GroundedBoxes boxes) {
		visual().ifPresent(scoring -> scoring.prepare(others, boxes));
	}

	/** What the engine predicted, and whether it failed instead. */
	public record Predicted(List<Prediction<? extends Value>> predictions, boolean failed) {

		public Predicted {
			predictions = List.copyOf(predictions);
		}
	}

	/**
	 * What was predicted with a small change in the document or question.
	 *
	 * @param before
	 *            on the original, which has been added before
	 */
	public void addChanged(ChangedInstance changed, Predicted before, Predicted after) {
		switch (changed) {
			case ChangedQuestion question -> visual().ifPresent(found -> found.addChanged(question, after));
			case ChangedDocument document -> stability.orElseThrow().add(document, before, after);
		}
	}

	/**
	 * What a method without eyes would have been, had it been given the questions of this engine about pictures; empty if the name is that of
	 * none, or the task is another.
	 *
	 * @param method
	 *            {@link VisualAnswering#MAJORITY} or {@link VisualAnswering#QUESTION_ONLY}
	 */
	public Optional<EngineScorer> blind(String method) {
		EngineSpec named = new EngineSpec(method, method, Map.of(), Optional.empty(), Optional.empty());
		return visual().filter(scoring -> VisualAnswering.BLIND.contains(method))
				.map(scoring -> new EngineScorer(experiment, named, scoring.blind(method)));
	}

	/** What the engine answered to each question about pictures, by id; empty for none. No question if the task is another. */
	public Map<String, Case.Said> said() {
		Map<String, Case.Said> said = new LinkedHashMap<>();
		visual().ifPresent(scoring -> scoring.scored()
				.forEach(each -> said.put(each.question().id(), new Case.Said(name(), each.text(), each.accuracy(), each.score()))));
		return said;
	}

	/**
	 * What was counted by unit behind a metric, {@code MEASURE.VALUE} or {@code MAIN.TYPE.VALUE}, where a breakdown and its part may stand
	 * for the two.
	 *
	 * @throws IllegalArgumentException
	 *             if there is no such measure; a type that did not occur has no counts
	 */
	UnitStatistics table(String shownMetric) {
		String metric = ALIASES.getOrDefault(shownMetric, shownMetric);
		int first = metric.indexOf('.');
		int last = metric.lastIndexOf('.');
		String measure = first < 0 ? metric : metric.substring(0, first);
		String type = first < last ? metric.substring(first + 1, last) : "";
		UnitStatistics table = scoring.measures().get(measure);
		if (first >= 0 && first == last && table != null) {
			return table;
		}
		if (first >= 0 && first == last && measure.equals(GROUNDING) && scoring.grounding().isPresent()) {
			return scoring.grounding().get();
		}
		if (first < last && measure.equals(mainMeasure())) {
			return scoring.types().getOrDefault(type, scoring.nothing());
		}
		if (first < last && scoring.breakdowns().containsKey(measure)) {
			return scoring.breakdowns().get(measure).getOrDefault(type, scoring.nothing(measure));
		}
		throw new IllegalArgumentException("there is no metric '" + metric + "'; expected one of "
				+ String.join(", ", scoring.measures().keySet()) + " or " + mainMeasure() + ".TYPE, followed by ."
				+ String.join(", .", scoring.nothing().values()));
	}

	/** What tables call the engine. */
	public String name() {
		return engine.name();
	}

	/** What engines are ranked by, such as {@code strict.f1}. */
	public String mainMetric() {
		return mainMeasure() + "." + scoring.mainValue();
	}

	/** The measure whose main value engines are ranked by. */
	public String mainMeasure() {
		return scoring.measures().keySet().iterator().next();
	}

	/**
	 * One metric, unit by unit.
	 *
	 * @throws IllegalArgumentException
	 *             if there is no such metric
	 */
	Sample sample(String metric) {
		UnitStatistics table = table(metric);
		String shown = ALIASES.getOrDefault(metric, metric);
		return Sample.ofSums(table.dense(units()), table.metric(shown.substring(shown.lastIndexOf('.') + 1)));
	}

	/** How many sentences, documents, paragraphs or questions were scored. */
	public int units() {
		return scoring.units();
	}

	/**
	 * @param family
	 *            of the engine
	 * @param settings
	 *            with which it ran, defaults included
	 * @param spending
	 *            if it counts that
	 */
	public EngineResult result(Family family, Map<String, String> settings, SortedMap<String, String> failures,
			EngineResult.Timing timing, Optional<Spending> spending) {
		Map<String, Score> overall = new LinkedHashMap<>(scores(scoring.measures()));
		SortedMap<String, Score> types = new TreeMap<>(scores(scoring.types()));
		Map<String, Map<String, Score>> breakdowns = new LinkedHashMap<>();
		scoring.breakdowns().forEach((name, parts) -> breakdowns.put(name, scores(parts)));
		return new EngineResult(engine.name(), engine.id(), family, settings, overall,
				scoring.macro().orElseGet(() -> macro(types)), types, scoring.confusion(),
				scoring.cases().counts(), scoring.tagging(), scoring.curve(), scoring.calibration(), scoring.answering(breakdowns),
				scoring.visual(breakdowns, this::scores), scoring.grounding().map(this::score), stability(), scoring.leftOut(), failures, timing,
				spending);
	}

	private Stability stability() {
		Map<String, Stability.Probe> probes = new LinkedHashMap<>();
		List<Flip> flips = new ArrayList<>();
		visual().ifPresent(found -> {
			scores(found.robustness()).forEach((change, score) -> probes.put(change, new Stability.Probe(score, score.counts().gold(), 0)));
			flips.addAll(found.flips());
		});
		stability.ifPresent(found -> found.tallies().forEach((change, tally) -> {
			probes.put(change.id(), new Stability.Probe(score(tally), tally.documents(), tally.lost()));
			flips.addAll(tally.flips());
		}));
		return new Stability(probes, flips);
	}

	/**
	 * Documents are drawn for intervals, since their sentences and questions have much in common; of one document alone,
	 * these.
	 */
	private Score score(FlipTally tally) {
		Map<String, Estimate> values = new LinkedHashMap<>();
		UnitStatistics shares = tally.shares();
		long[][] rows = shares.dense(tally.clusters());
		shares.values().forEach(name -> values.put(name, share(shares, name, rows, tally)));
		UnitStatistics kept = tally.kept();
		Estimate all = estimate(kept.value(Score.F1), kept.dense(tally.clusters()), kept.metric(Score.F1));
		// Where everything stayed, or nothing, resampling knows no doubt: that would be no interval.
		values.put(Score.KEPT, all.interval().filter(interval -> interval.low() == interval.high()).isPresent()
				? new Estimate(all.value(), Optional.empty()) : all);
		return new Score(shares.counts(), shares.credit(), values);
	}

	/**
	 * Where resampling knows no doubt, documents are counted as if each were one unit: the interval is too wide rather than
	 * too narrow.
	 */
	private Estimate share(UnitStatistics shares, String name, long[][] rows, FlipTally tally) {
		OptionalDouble share = shares.value(name);
		boolean extreme = share.isPresent() && (share.getAsDouble() == 0 || share.getAsDouble() == 1);
		return share.isPresent() && (tally.isFlat() || extreme)
				? new Estimate(share, Optional.of(Wilson.interval(share.getAsDouble(), tally.clusters(), experiment.comparison().level())))
				: estimate(share, rows, shares.metric(name));
	}

	private Map<String, Score> scores(Map<String, UnitStatistics> tables) {
		Map<String, Score> scores = new LinkedHashMap<>();
		tables.forEach((name, table) -> scores.put(name, score(table)));
		return scores;
	}

	private Score score(UnitStatistics table) {
		long[][] rows = table.dense(units());
		Map<String, Estimate> values = new LinkedHashMap<>();
		table.values().forEach(name -> values.put(name, widened(table, estimate(table.value(name), rows, table.metric(name)), rows)));
		return new Score(table.counts(), table.credit(), values);
	}

	/**
	 * Where every unit has the same share of 0 or 1, resampling knows no doubt: such an interval of answers about pictures is that of Clopper
	 * and Pearson (1934) over the units that have any.
	 */
	private Estimate widened(UnitStatistics table, Estimate estimate, long[][] rows) {
		if (scoring instanceof VisualScoring && table instanceof MeanTable && estimate.value().isPresent()
				&& (estimate.value().getAsDouble() == 0 || estimate.value().getAsDouble() == 1)) {
			double level = experiment.comparison().level();
			long asked = Arrays.stream(rows).filter(row -> row[0] > 0).count();
			double bound = Math.pow((1 - level) / 2, 1.0 / asked);
			boolean none = estimate.value().getAsDouble() == 0;
			return new Estimate(estimate.value(), Optional.of(new Interval(none ? 0 : bound, none ? 1 - bound : 1, level)));
		}
		return estimate;
	}

	private Estimate estimate(OptionalDouble value, long[][] rows, SumMetric metric) {
		if (value.isEmpty()) {
			return Estimate.UNDEFINED;
		}
		ComparisonSpec comparison = experiment.comparison();
		long affordable = DRAWS_PER_INTERVAL / Math.max(1, rows.length);
		int resamples = Math.clamp(affordable, FEWEST_INTERVAL_RESAMPLES, INTERVAL_RESAMPLES);
		Sample sample = Sample.ofSums(rows, metric);
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
