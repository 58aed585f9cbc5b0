package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.qa.AnswerNormalizer;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.MissingPrediction;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadEvaluation;
import org.lorgnette.metrics.qa.SquadOutcome;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Value;

/**
 * Answers to questions over passages: exact match and F1 as the official script of SQuAD 2.0 has them, over all questions, those with an
 * answer and those without. Of questions that share an id the last counts, in the place of the first, as in that script.
 */
final class QuestionScoring extends TaskScoring {

	private static final Squad SQUAD = new Squad(SquadSettings.DEFAULT.withMissing(MissingPrediction.WRONG));
	private static final Squad FRENCH = new Squad(SquadSettings.DEFAULT.withMissing(MissingPrediction.WRONG)
			.withNormalizer(AnswerNormalizer.FRENCH));
	private static final String ARTICLE = "article";

	/**
	 * A question that was scored.
	 *
	 * @param unit what tells its unit from others
	 * @param french the outcome under French normalisation, if the passage is in French
	 * @param given empty if the engine failed
	 */
	record Scoring(GoldAnswers gold, String unit, String kind, String answerLength, String passageLength, SquadOutcome outcome,
			Optional<SquadOutcome> french, Optional<GivenAnswer> given) {

		/** What was given as the answer, empty for none and where the engine failed. */
		String text() {
			return given.map(found -> found.answer().text()).orElse("");
		}

		boolean saysNone() {
			return given.filter(found -> found.answer().isNone()).isPresent();
		}

		/** A failure is as far from an answer as can be. */
		double noAnswer() {
			return given.map(GivenAnswer::noAnswer).orElse(1.0);
		}
	}

	private final String engine;
	private final ComparisonSpec.Unit unit;
	private final Map<String, Scoring> questions = new LinkedHashMap<>();
	private boolean probabilities;
	private Optional<QuestionTables> tables = Optional.empty();

	QuestionScoring(String engine, ComparisonSpec.Unit unit, CaseSampler cases) {
		super(cases);
		this.engine = engine;
		this.unit = unit;
	}

	@Override
	void add(Document document, List<Prediction<? extends Value>> predictions, boolean failed) {
		Map<String, List<Prediction<Answer>>> offered = GivenAnswer.byQuestion(predictions);
		QuestionCases cases = new QuestionCases(engine, document);
		String passage = LengthRange.PASSAGE.of(document.text());
		boolean french = isFrench(document);
		for (Question question : document.questions()) {
			List<Prediction<Answer>> answers = offered.getOrDefault(question.id(), List.of());
			probabilities |= answers.stream().anyMatch(answer -> answer.score().isPresent());
			Optional<GivenAnswer> given = failed ? Optional.empty() : Optional.of(GivenAnswer.of(question.id(), answers));
			GoldAnswers gold = GoldAnswers.of(question);
			Scoring scoring = new Scoring(gold, unit(document, question), QuestionKind.of(question.text(), document.language()),
					gold.answers().isEmpty() ? "" : LengthRange.ANSWER.of(gold.answers().getFirst()), passage, outcome(SQUAD, gold, given),
					french ? Optional.of(outcome(FRENCH, gold, given)) : Optional.empty(), given);
			questions.put(question.id(), scoring);
			Outcome.Kind kind = kind(scoring);
			cases().add(kind, () -> cases.of(kind, question, scoring));
		}
		tables = Optional.empty();
	}

	static boolean isFrench(Document document) {
		return document.language().filter(tag -> tag.toLowerCase(Locale.ROOT).matches("fr([-_].*)?")).isPresent();
	}

	/** @param french whether articles are the French ones */
	static SquadOutcome outcome(boolean french, GoldAnswers gold, String answer) {
		return (french ? FRENCH : SQUAD).evaluate(List.of(gold), Map.of(gold.id(), answer)).outcomes().getFirst();
	}

	private static SquadOutcome outcome(Squad squad, GoldAnswers gold, Optional<GivenAnswer> given) {
		Map<String, String> predictions = given.isEmpty() ? Map.of() : Map.of(gold.id(), given.get().answer().text());
		return squad.evaluate(List.of(gold), predictions).outcomes().getFirst();
	}

	private String unit(Document document, Question question) {
		return switch (unit) {
			case QUESTION -> question.id();
			case DOCUMENT -> document.metadata().containsKey(ARTICLE) ? ARTICLE + document.metadata().get(ARTICLE) : document.id();
			case PARAGRAPH, SENTENCE, PICTURE, GROUP -> document.id();
		};
	}

	/** As {@link Case} says. */
	private static Outcome.Kind kind(Scoring scoring) {
		SquadOutcome outcome = scoring.outcome;
		if (outcome.exact() == 1) {
			return Outcome.Kind.CORRECT;
		}
		if (!outcome.hasAnswer()) {
			return scoring.text().isEmpty() ? Outcome.Kind.BOUNDARY_AND_TYPE : Outcome.Kind.SPURIOUS;
		}
		if (scoring.text().isEmpty()) {
			return Outcome.Kind.MISSED;
		}
		return outcome.f1() > 0 ? Outcome.Kind.BOUNDARY : Outcome.Kind.BOUNDARY_AND_TYPE;
	}

	/** The questions by id, in corpus order. */
	Map<String, Scoring> questions() {
		return questions;
	}

	private QuestionTables tables() {
		if (tables.isEmpty()) {
			tables = Optional.of(new QuestionTables(questions.values()));
		}
		return tables.get();
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

	/** Whether there is an answer, against whether one was given. */
	@Override
	ConfusionMatrix confusion() {
		long[][] counts = new long[2][2];
		questions.values().forEach(question -> counts[question.outcome.hasAnswer() ? 0 : 1][question.text().isEmpty() ? 1 : 0]++);
		return new ConfusionMatrix(List.of(Case.ANSWER), counts);
	}

	@Override
	SortedMap<String, Long> leftOut() {
		return new TreeMap<>();
	}

	@Override
	Optional<UnitStatistics> grounding() {
		GroundingTable table = new GroundingTable();
		questions.values().forEach(question -> table.add(tables().unit(question), question.given.flatMap(GivenAnswer::grounding)));
		return table.statistics(units());
	}

	/** Precision and recall of exact answers over thresholds on the no-answer probability: {@code pr_exact} of the official script. */
	@Override
	Optional<PrecisionRecallCurve> curve() {
		if (!probabilities) {
			return Optional.empty();
		}
		List<Scored> ranked = new ArrayList<>();
		questions.values().forEach(question -> ranked
				.add(new Scored(1 - question.noAnswer(), question.outcome.hasAnswer() && question.outcome.exact() == 1)));
		return Optional.of(PrecisionRecallCurve.of(ranked, questions.values().stream().filter(each -> each.outcome.hasAnswer()).count()));
	}

	@Override
	Optional<Reliability> calibration() {
		List<Scored> surest = new ArrayList<>();
		for (Scoring question : questions.values()) {
			OptionalDouble score = question.given.map(GivenAnswer::score).orElse(OptionalDouble.empty());
			score.ifPresent(value -> surest.add(new Scored(value, question.outcome.exact() == 1)));
		}
		return surest.isEmpty() ? Optional.empty() : Optional.of(Reliability.equalWidth(surest, CALIBRATION_BINS));
	}

	@Override
	Optional<Answering> answering(Map<String, Map<String, Score>> scores) {
		return Optional.of(new Answering(squad(), nothing(questions.values()), scores));
	}

	private SquadScores squad() {
		List<SquadEvaluation.NoAnswerProbability> said = new ArrayList<>();
		questions.forEach((id, question) -> said.add(new SquadEvaluation.NoAnswerProbability(id, question.noAnswer())));
		return new SquadEvaluation(questions.values().stream().map(Scoring::outcome).toList(),
				probabilities ? Optional.of(said) : Optional.empty()).scores();
	}

	private static SquadScores nothing(Collection<Scoring> questions) {
		List<GoldAnswers> gold = questions.stream().map(Scoring::gold).toList();
		Map<String, String> empty = new LinkedHashMap<>();
		gold.forEach(question -> empty.put(question.id(), ""));
		return SQUAD.evaluate(gold, empty).scores();
	}
}
