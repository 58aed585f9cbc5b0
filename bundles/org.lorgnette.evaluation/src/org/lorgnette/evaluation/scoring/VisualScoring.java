package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.evaluation.change.ChangedQuestion;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.vqa.Box;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;
import org.lorgnette.model.VisualQuestion;

/**
 * Answers to questions about pictures: right to the letter where there is one gold answer, by the accuracy of VQA (Antol et al. 2015) where
 * several people answered. A question on which the engine failed is answered wrongly.
 */
final class VisualScoring extends TaskScoring {

	/** More answers than this do not fit a confusion matrix; the others are put together. */
	static final int MOST_CONFUSED = 20;

	/**
	 * A question that was scored.
	 *
	 * @param given empty if the engine failed
	 * @param iou of the boxes, if the gold has one
	 */
	record Scoring(VisualQuestion question, VisualGoldAnswer gold, String kind, String answerType, Optional<GivenAnswer> given,
			double accuracy, OptionalDouble iou) {

		/** What was given as the answer, empty for none and where the engine failed. */
		String text() {
			return given.map(found -> found.answer().text()).orElse("");
		}

		/** Of the given answer, if there is one and the engine says how sure it is. */
		OptionalDouble score() {
			return given.map(GivenAnswer::score).orElse(OptionalDouble.empty());
		}

		/** The given answer as a class. */
		String label() {
			return gold.label(text());
		}

		/** Whether the answer is the gold one, of several people's the most frequent. */
		boolean isExact() {
			return given.isPresent() && label().equals(gold.label());
		}

		/** Whether the answer has full credit. */
		boolean isRight() {
			return accuracy == 1;
		}
	}

	private final String engine;
	private final ComparisonSpec.Unit unit;
	private final List<Scoring> questions = new ArrayList<>();
	private final Map<Change, Map<String, Scoring>> changes = new EnumMap<>(Change.class);
	private Optional<QuestionOnly> learned = Optional.empty();
	private GroundedBoxes boxes = GroundedBoxes.NONE;
	private Optional<VisualTables> tables = Optional.empty();

	VisualScoring(String engine, ComparisonSpec.Unit unit, CaseSampler cases) {
		super(cases);
		this.engine = engine;
		this.unit = unit;
	}

	void prepare(Optional<QuestionOnly> others, GroundedBoxes grounded) {
		learned = others;
		boxes = grounded;
	}

	@Override
	void add(VisualQuestion question, List<Prediction<? extends Value>> predictions, boolean failed) {
		List<Prediction<Answer>> offered = GivenAnswer.byQuestion(predictions).getOrDefault(question.id(), List.of());
		Optional<GivenAnswer> given = failed ? Optional.empty() : Optional.of(GivenAnswer.of(question.id(), offered));
		Scoring scoring = scoring(question, given, iou(question.id()));
		questions.add(scoring);
		Outcome.Kind kind = kind(scoring);
		cases().add(kind, () -> new VisualCases(engine).of(kind, scoring, offered));
		tables = Optional.empty();
	}

	void addChanged(ChangedQuestion changed, EngineScorer.Predicted predicted) {
		VisualQuestion question = changed.changed();
		List<Prediction<Answer>> offered = GivenAnswer.byQuestion(predicted.predictions()).getOrDefault(question.id(), List.of());
		Optional<GivenAnswer> given = predicted.failed() ? Optional.empty() : Optional.of(GivenAnswer.of(question.id(), offered));
		changes.computeIfAbsent(changed.change(), unseen -> new LinkedHashMap<>()).put(changed.original().id(),
				scoring(question, given, OptionalDouble.empty()));
	}

	/** Where answers are others than without the change. */
	List<Flip> flips() {
		Map<String, Scoring> originals = new HashMap<>();
		questions.forEach(each -> originals.put(each.question.id(), each));
		List<Flip> flips = new ArrayList<>();
		changes.forEach((change, asked) -> {
			FlipTally tally = new FlipTally(0);
			asked.forEach((id, after) -> {
				Scoring before = originals.get(id);
				if (!after.label().equals(before.label())) {
					tally.keep(() -> new Flip(engine, id, change.id(), before.isRight(), after.isRight(),
							view(before, String.join(" / ", before.gold.answers().stream().distinct().toList())), view(before, before.text()),
							view(after, after.text())));
				}
			});
			flips.addAll(tally.flips());
		});
		return flips;
	}

	private static Flip.View view(Scoring scoring, String answer) {
		return new Flip.View("", 0, List.of(), scoring.question.text(), answer);
	}

	/** For each change how many answers are others than without it, and how many are right with it. */
	Map<String, UnitStatistics> robustness() {
		int[] numbers = unitNumbers();
		Map<String, Integer> places = new HashMap<>();
		for (int i = 0; i < questions.size(); i++) {
			places.put(questions.get(i).question.id(), i);
		}
		Map<String, UnitStatistics> byChange = new LinkedHashMap<>();
		if (changes.isEmpty()) {
			return byChange;
		}
		Set<String> drawn = new LinkedHashSet<>();
		changes.values().forEach(asked -> drawn.addAll(asked.keySet()));
		MeanTable unchanged = new MeanTable(List.of(Score.ACCURACY), Score.ACCURACY, drawn.size(), units());
		drawn.forEach(original -> unchanged.add(numbers[places.get(original)], questions.get(places.get(original)).accuracy));
		byChange.put(Stability.UNCHANGED, unchanged);
		changes.forEach((change, asked) -> {
			MeanTable table = new MeanTable(List.of(Score.ACCURACY, Score.FLIPPED), Score.ACCURACY, asked.size(), units());
			asked.forEach((original, scoring) -> {
				int place = places.get(original);
				boolean flipped = !scoring.label().equals(questions.get(place).label());
				table.add(numbers[place], scoring.accuracy, flipped ? 1 : 0);
			});
			byChange.put(change.id(), table);
		});
		return byChange;
	}

	private static Scoring scoring(VisualQuestion question, Optional<GivenAnswer> given, OptionalDouble iou) {
		VisualGoldAnswer gold = VisualGoldAnswer.of(question);
		double accuracy = given.map(found -> gold.accuracy(found.answer().text())).orElse(0.0);
		return new Scoring(question, gold, question.questionType().filter(type -> !type.isBlank()).orElseGet(() -> VisualKind.of(question.text())),
				question.answerType().filter(type -> !type.isBlank()).orElseGet(gold::type), given, accuracy, iou);
	}

	private OptionalDouble iou(String question) {
		Optional<Box> gold = Optional.ofNullable(boxes.gold().get(question));
		return gold.isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(Optional.ofNullable(boxes.predicted().get(question)).map(gold.get()::iou).orElse(0.0));
	}

	/** As {@link Case} says. */
	private static Outcome.Kind kind(Scoring scoring) {
		if (scoring.isRight()) {
			return Outcome.Kind.CORRECT;
		}
		if (scoring.text().isEmpty()) {
			return Outcome.Kind.MISSED;
		}
		return scoring.accuracy > 0 ? Outcome.Kind.BOUNDARY : Outcome.Kind.BOUNDARY_AND_TYPE;
	}

	/** The questions in corpus order. */
	List<Scoring> scored() {
		return questions;
	}

	private VisualTables tables() {
		if (tables.isEmpty()) {
			tables = Optional.of(new VisualTables(questions, unitNumbers()));
		}
		return tables.get();
	}

	private int[] unitNumbers() {
		return PictureUnits.of(questions.stream().map(Scoring::question).toList(), unit);
	}

	@Override
	int units() {
		return tables().units();
	}

	@Override
	Map<String, UnitStatistics> measures() {
		return tables().measures();
	}

	@Override
	SortedMap<String, UnitStatistics> types() {
		return tables().kinds();
	}

	@Override
	Map<String, Map<String, UnitStatistics>> breakdowns() {
		return tables().breakdowns();
	}

	@Override
	UnitStatistics nothing() {
		return tables().table();
	}

	@Override
	UnitStatistics nothing(String breakdown) {
		return breakdown.equals(VisualAnswering.ANSWER) ? new UnitTable() : nothing();
	}

	@Override
	String mainValue() {
		return Score.ACCURACY;
	}

	/** Gold answers against given ones; where there are many, those that are not frequent are one, see {@link ConfusionMatrix#OTHERS}. */
	@Override
	ConfusionMatrix confusion() {
		List<String> labels = new ArrayList<>(tables().frequent(MOST_CONFUSED));
		Map<String, Integer> numbers = new HashMap<>();
		labels.forEach(label -> numbers.put(label, numbers.size()));
		int others = labels.size();
		if (tables().classes().size() > labels.size()) {
			labels.add(ConfusionMatrix.OTHERS);
		}
		int none = labels.size();
		long[][] counts = new long[none + 1][none + 1];
		for (Scoring question : questions) {
			int given = question.text().isEmpty() ? none : numbers.getOrDefault(question.label(), others);
			counts[numbers.getOrDefault(question.gold.label(), others)][given]++;
		}
		return new ConfusionMatrix(labels, counts);
	}

	@Override
	SortedMap<String, Long> leftOut() {
		return new TreeMap<>();
	}

	@Override
	Optional<PrecisionRecallCurve> curve() {
		return Optional.empty();
	}

	/** Of the surest answers, whether they are the gold's. To say that there is none is no answer about a picture. */
	@Override
	Optional<Reliability> calibration() {
		List<Scored> surest = new ArrayList<>();
		for (Scoring question : questions) {
			OptionalDouble score = question.text().isEmpty() ? OptionalDouble.empty() : question.given.orElseThrow().score();
			score.ifPresent(value -> surest.add(new Scored(value, question.isExact())));
		}
		return surest.isEmpty() ? Optional.empty() : Optional.of(Reliability.equalWidth(surest, CALIBRATION_BINS));
	}

	/** Over all answers of gold and engine. */
	@Override
	Optional<EngineResult.MacroAverage> macro() {
		double precision = 0;
		double recall = 0;
		double f1 = 0;
		for (Counts counts : tables().classes().values()) {
			precision += counts.precision().orElse(0);
			recall += counts.recall().orElse(0);
			f1 += counts.f1().orElse(0);
		}
		int n = Math.max(1, tables().classes().size());
		return Optional.of(new EngineResult.MacroAverage(precision / n, recall / n, f1 / n));
	}

	/** The same questions as a method without eyes answers them. */
	VisualScoring blind(String method) {
		BlindFit fit = fit();
		VisualScoring blind = new VisualScoring(method, unit, new CaseSampler(0, 0));
		questions.forEach(question -> blind.questions.add(blind(question.question, method, fit)));
		return blind;
	}

	@Override
	Optional<VisualAnswering> visual(Map<String, Map<String, Score>> scores,
			Function<Map<String, UnitStatistics>, Map<String, Score>> scorer) {
		BlindFit fit = fit();
		int[] numbers = unitNumbers();
		List<VisualAnswering.Baseline> baselines = new ArrayList<>();
		for (String method : VisualAnswering.BLIND) {
			VisualTables of = new VisualTables(questions.stream().map(question -> blind(question.question, method, fit)).toList(), numbers);
			baselines.add(new VisualAnswering.Baseline(method, scorer.apply(of.measures()), scorer.apply(of.kinds())));
		}
		long unseen = questions.stream().map(each -> each.question).filter(each -> !fit.before().apply(each).knows(each.text())).count();
		int answers = (int) tables().classes().values().stream().filter(counts -> counts.gold() > 0).count();
		return Optional.of(new VisualAnswering(scores, answers, tables().isOfSeveral(), baselines,
				new VisualAnswering.Fit(learned.isEmpty(), fit.questions(), fit.texts(), unseen)));
	}

	private BlindFit fit() {
		return learned.map(BlindFit::of).orElseGet(() -> BlindFit.within(questions.stream().map(each -> each.question).toList()));
	}

	private static Scoring blind(VisualQuestion question, String method, BlindFit fit) {
		Answer answer = new Answer(question.id(), fit.before().apply(question).answer(method, question.text()), Optional.empty());
		return scoring(question, Optional.of(new GivenAnswer(answer, OptionalDouble.empty(), 0, List.of(), Optional.empty())), OptionalDouble.empty());
	}
}
