package org.lorgnette.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

class QuestionScoringTest {

	private static final String EXPERIMENT = """
			name: questions
			task: qa
			corpus: {path: x, format: squad}
			engines: [{id: one}, {id: two}]
			compare: {unit: UNIT, resamples: 200, test: TEST}
			""";

	private static final String ADA = "Ada Lovelace lived in the city of London until 1852.";

	/** Four questions on one paragraph, the last without an answer; one on another of the same article; one French. */
	private static final List<Document> DOCUMENTS = List.of(
			document("a#0", "0", "en", ADA, question("q1", "Who lived in London?", ADA, "Ada Lovelace"),
					question("q2", "Where did she live?", ADA, "the city of London", "London"), question("q3", "When did she die?", ADA, "1852"),
					question("q4", "Who killed her?", ADA)),
			document("a#1", "0", "en", "Bob saw Rome.", question("q5", "What did Bob see?", "Bob saw Rome.", "Rome")),
			document("b#0", "1", "fr", "Le roi vit \u00e0 l\u2019\u00c9tat.",
					question("q6", "O\u00f9 vit le roi ?", "Le roi vit \u00e0 l\u2019\u00c9tat.", "\u00c9tat")));

	private static Document document(String id, String article, String language, String text, Question... questions) {
		return Document.builder(id, text).language(Optional.of(language)).questions(List.of(questions)).metadata(Map.of("article", article))
				.build();
	}

	private static Question question(String id, String text, String passage, String... answers) {
		List<Answer> gold = new ArrayList<>();
		for (String answer : answers) {
			int begin = passage.indexOf(answer);
			gold.add(new Answer(id, answer, Optional.of(new Span(begin, begin + answer.length()))));
		}
		return new Question(id, text, gold, answers.length > 0, List.of(), Map.of());
	}

	/** Right; two of three words right; wrong; answers the unanswerable; missed; right but for the French article. */
	private static final Map<String, String> GIVEN = Map.of("q1", "Ada Lovelace", "q2", "city London", "q3", "Ada", "q4", "London", "q5", "",
			"q6", "l\u2019\u00c9tat");
	/** Of the answer given, and of none. */
	private static final Map<String, double[]> SCORES = Map.of("q1", new double[] { .9, .1 }, "q2", new double[] { .8, .15 }, "q3",
			new double[] { .7, .3 }, "q4", new double[] { .6, .4 }, "q5", new double[] { .45, .55 }, "q6", new double[] { .5, .2 });

	private static List<Prediction<? extends Value>> predictions(Document document, Map<String, String> given, boolean scores) {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (Question question : document.questions()) {
			String text = given.get(question.id());
			double[] score = SCORES.get(question.id());
			Optional<Span> span = document.text().contains(text)
					? Optional.of(new Span(document.text().indexOf(text), document.text().indexOf(text) + text.length())) : Optional.empty();
			// The surest is not the first: an engine may give its answers in any order.
			String other = text.isEmpty() ? "Rome" : "";
			if (scores) {
				predictions.add(new Prediction<>(new Answer(question.id(), other, Optional.empty()),
						OptionalDouble.of(text.isEmpty() ? score[0] : score[1]), "e", List.of()));
			}
			predictions.add(new Prediction<>(new Answer(question.id(), text, text.isEmpty() ? Optional.empty() : span),
					scores ? OptionalDouble.of(text.isEmpty() ? score[1] : score[0]) : OptionalDouble.empty(), "e", List.of()));
		}
		return predictions;
	}

	private static Experiment experiment(String unit, String test) throws Exception {
		return ExperimentReader.parse("e", EXPERIMENT.replace("UNIT", unit).replace("TEST", test), Path.of(""));
	}

	private static EngineScorer scorer(Experiment experiment, int engine, Map<String, String> given, boolean scores) {
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().get(engine), 100);
		DOCUMENTS.forEach(document -> scorer.add(document, predictions(document, given, scores)));
		return scorer;
	}

	private static EngineResult result(EngineScorer scorer) {
		return scorer.result(Family.RULES, Map.of(), new TreeMap<>(), new EngineResult.Timing(0, 0, 3, 100), Optional.empty());
	}

	private static EngineResult result(Map<String, String> given, boolean scores) throws Exception {
		return result(scorer(experiment("paragraph", "paired-bootstrap"), 0, given, scores));
	}

	private static double value(Score score, String name) {
		return score.value(name).value().orElseThrow();
	}

	/** q2: "city london" against "city of london" (articles go): 2 of 2 and 2 of 3 words, F1 0.8; against "london" 2/3. */
	@Test
	void countsWhatOneCanCountByHand() throws Exception {
		EngineResult result = result(GIVEN, true);
		Map<String, Score> overall = result.overall();
		assertEquals(List.of("all", "answerable", "unanswerable", "no-answer", "french"), result.measures());
		assertEquals(1 / 6.0, value(overall.get("all"), Score.EXACT));
		assertEquals(1.8 / 6, value(overall.get("all"), Score.F1), 1e-15);
		assertEquals(new Counts(6, 6, 1), overall.get("all").counts());
		assertEquals(1.8 / 5, value(overall.get("answerable"), Score.F1), 1e-15);
		assertEquals(0, value(overall.get("unanswerable"), Score.F1));
		assertFalse(overall.get("all").has(Score.PRECISION));
		assertEquals(new Counts(1, 1, 0), overall.get("no-answer").counts());
		assertEquals(0, value(overall.get("no-answer"), Score.PRECISION));
		assertEquals(1, value(overall.get("french"), Score.EXACT));
		assertEquals(Set.of("who", "where", "when", "what", "o\u00f9"), result.types().keySet());
		assertEquals(new Counts(2, 2, 1), result.types().get("who").counts());
		assertEquals(1, result.confusion().count(1, 0));
		assertEquals(1, result.confusion().count(0, 1));
		assertEquals(4, result.confusion().count(0, 0));
		var breakdowns = result.answering().orElseThrow().breakdowns();
		assertEquals(List.of("1", "2", "3-4"), List.copyOf(breakdowns.get("answer-length").keySet()));
		assertEquals(new Counts(3, 3, 0), breakdowns.get("answer-length").get("1").counts());
		assertEquals(new Counts(6, 6, 1), breakdowns.get("passage-length").get("0-99").counts());
		assertEquals(100 / 6.0, result.answering().orElseThrow().nothing().all().orElseThrow().f1());
		assertTrue(result.tagging().isEmpty());
	}

	/** The official numbers are those that the metric gives for all questions at once, whatever way the scorer went. */
	@Test
	void officialNumbersAreThoseOfAllQuestionsAtOnce() throws Exception {
		List<GoldAnswers> gold = DOCUMENTS.stream().flatMap(document -> document.questions().stream()).map(GoldAnswers::of).toList();
		Map<String, Double> none = new LinkedHashMap<>();
		gold.forEach(question -> none.put(question.id(), SCORES.get(question.id())[1]));
		Squad squad = new Squad(SquadSettings.DEFAULT);
		EngineResult scored = result(GIVEN, true);
		assertEquals(squad.evaluate(gold, GIVEN, none).scores(), scored.answering().orElseThrow().squad());
		assertEquals(scored.answering().orElseThrow().squad().averagePrecision().orElseThrow().exact() / 100,
				scored.curve().orElseThrow().averagePrecision().orElseThrow(), 1e-12);
		EngineResult scoreless = result(GIVEN, false);
		assertEquals(squad.evaluate(gold, GIVEN).scores(), scoreless.answering().orElseThrow().squad());
		assertTrue(scoreless.curve().isEmpty());
		assertTrue(scoreless.calibration().isEmpty());
	}

	/** Scores .9 (right), .8, .7, .6, .55 (none), .5 (l'Etat): bins (.8, .9], (.7, .8], (.6, .7], (.5, .6] twice, (.4, .5]. */
	@Test
	void calibrationIsThatOfTheSurestAnswer() throws Exception {
		var calibration = result(GIVEN, true).calibration().orElseThrow();
		assertEquals(6, calibration.count());
		assertEquals((.1 + .8 + .7 + (.6 + .55) + .5) / 6, calibration.expectedCalibrationError().orElseThrow(), 1e-12);
		assertEquals(1, calibration.bins().get(8).accuracy().orElseThrow());
	}

	@Test
	void unitsAreParagraphsQuestionsOrArticles() throws Exception {
		Map<String, Integer> units = Map.of("paragraph", 3, "question", 6, "document", 2);
		for (Map.Entry<String, Integer> unit : units.entrySet()) {
			EngineScorer scorer = scorer(experiment(unit.getKey(), "paired-bootstrap"), 0, GIVEN, true);
			assertEquals(unit.getValue(), scorer.units(), unit.getKey());
			UnitStatistics all = scorer.table("all.f1");
			long[][] rows = all.dense(scorer.units());
			assertEquals(6, Arrays.stream(rows).mapToLong(row -> row[0]).sum());
			long[] sums = { 6, 1, Arrays.stream(rows).mapToLong(row -> row[2]).sum() };
			assertEquals(1.8 / 6, all.metric(Score.F1).of(sums, rows.length).orElseThrow(), 1e-14);
			assertEquals(1 / 6.0, all.metric(Score.EXACT).of(sums, rows.length).orElseThrow());
		}
	}

	@Test
	void casesShowQuestionAnswersAndTheirPlace() throws Exception {
		EngineScorer scorer = scorer(experiment("paragraph", "paired-bootstrap"), 0, GIVEN, true);
		List<Case> cases = scorer.cases();
		assertEquals(List.of(Outcome.Kind.CORRECT, Outcome.Kind.BOUNDARY, Outcome.Kind.BOUNDARY_AND_TYPE, Outcome.Kind.SPURIOUS,
				Outcome.Kind.MISSED, Outcome.Kind.BOUNDARY_AND_TYPE), cases.stream().map(Case::kind).toList());
		Case partly = cases.get(1);
		assertEquals(new Case.Asked("q2", "Where did she live?", "where", List.of("the city of London", "London"), "city London", .8),
				partly.asked().orElseThrow());
		assertEquals(ADA, partly.context());
		assertEquals(List.of("the city of London", "London"), partly.gold().orElseThrow().parts().stream()
				.map(part -> part.fragments().getFirst().of(partly.context())).toList());
		assertTrue(partly.predicted().orElseThrow().parts().isEmpty(), "words that the passage does not have have no place");
		assertTrue(cases.get(3).gold().isEmpty());
		assertEquals("London", cases.get(3).predicted().orElseThrow().parts().getFirst().fragments().getFirst().of(ADA));
		assertTrue(cases.get(4).predicted().isEmpty());
		EngineResult result = result(scorer);
		assertEquals(2L, result.cases().get(Outcome.Kind.BOUNDARY_AND_TYPE));
	}

	@Test
	void aLongPassageIsShownAroundTheAnswers() throws Exception {
		Experiment experiment = experiment("paragraph", "paired-bootstrap");
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().getFirst(), 100);
		String text = "\ud83d\ude80 ".repeat(5_000) + "Ada lived." + " \ud83d\ude80".repeat(5_000);
		int begin = text.indexOf("Ada");
		scorer.add(document("d", "0", "en", text, question("q1", "Who lived?", text, "Ada")), List.of(new Prediction<>(
				new Answer("q1", "Ada", Optional.of(new Span(begin, begin + 3))), OptionalDouble.empty(), "e", List.of())));
		Case one = scorer.cases().getFirst();
		assertTrue(one.context().length() < 3_000, one.context().length() + " characters");
		assertEquals("Ada", one.predicted().orElseThrow().parts().getFirst().fragments().getFirst().of(one.context()));
		assertEquals(text.substring(one.contextOffset(), one.contextOffset() + one.context().length()), one.context());
		assertFalse(Character.isLowSurrogate(one.context().charAt(0)));
		assertFalse(Character.isHighSurrogate(one.context().charAt(one.context().length() - 1)));
	}

	/** Silence would be right on q4: a failure must not earn that. */
	@Test
	void aFailureIsWrongAlsoWhereThereIsNoAnswer() throws Exception {
		Experiment experiment = experiment("paragraph", "paired-bootstrap");
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().getFirst(), 100);
		scorer.add(DOCUMENTS.getFirst(), List.of(), true);
		EngineResult failed = result(scorer);
		assertEquals(0, value(failed.overall().get("all"), Score.EXACT));
		assertEquals(new Counts(1, 0, 0), failed.overall().get("no-answer").counts());
		EngineScorer silent = new EngineScorer(experiment, experiment.engines().getFirst(), 100);
		silent.add(DOCUMENTS.getFirst(), List.of(), false);
		assertEquals(.25, value(result(silent).overall().get("all"), Score.EXACT));
	}

	@Test
	void ofQuestionsWithOneIdTheLastCounts() throws Exception {
		Experiment experiment = experiment("question", "paired-bootstrap");
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().getFirst(), 100);
		scorer.add(DOCUMENTS.get(1), predictions(DOCUMENTS.get(1), Map.of("q5", "Rome"), true));
		Document again = document("c#0", "2", "en", "Zo\u00eb saw Nice.", question("q5", "What did Zo\u00eb see?", "Zo\u00eb saw Nice.", "Nice"));
		scorer.add(again, predictions(again, Map.of("q5", "Zo\u00eb"), true));
		assertEquals(new Counts(1, 1, 0), result(scorer).overall().get("all").counts());
		assertEquals(1, scorer.units());
	}

	@Test
	void engineIsComparedOnF1AndExactMatch() throws Exception {
		Map<String, String> better = new LinkedHashMap<>(GIVEN);
		better.put("q3", "1852");
		better.put("q2", "London");
		Experiment experiment = experiment("question", "mcnemar");
		List<EngineScorer> engines = List.of(scorer(experiment, 0, GIVEN, true), scorer(experiment, 1, better, true));
		PairedComparison exact = new Comparer(experiment.comparison(), 1).compare(engines, "all.exact").getFirst();
		assertEquals(1 / 6.0, exact.baselineValue().orElseThrow());
		assertEquals(.5, exact.systemValue().orElseThrow());
		// Two discordant pairs, both for the system: p = 2 * (1/2)^2.
		assertEquals(.5, exact.p().orElseThrow(), 1e-12);
		Experiment bootstrap = experiment("paragraph", "paired-bootstrap");
		List<EngineScorer> again = List.of(scorer(bootstrap, 0, GIVEN, true), scorer(bootstrap, 1, better, true));
		PairedComparison f1 = new Comparer(bootstrap.comparison(), 1).compare(again, "answerable.f1").getFirst();
		assertEquals(3, f1.units());
		assertEquals((1.2 - 0) / 5, f1.difference().orElseThrow(), 1e-12);
		for (String absent : List.of("all.recall", "all", "strict.f1", "who.f1", "no-answer.exact")) {
			assertThrows(IllegalArgumentException.class, () -> new Comparer(bootstrap.comparison(), 1).compare(again, absent), absent);
		}
		assertTrue(new Comparer(bootstrap.comparison(), 1).compare(again, "all.why.f1").getFirst().difference().isEmpty());
		assertEquals(OptionalDouble.of(0), new Comparer(bootstrap.comparison(), 1).compare(again, "answer-length.2.exact").getFirst()
				.difference());
	}

	@Test
	void gatesFindTheirNumbers() throws Exception {
		EngineResult result = result(GIVEN, true);
		assertEquals(1.8 / 6, GateCheck.value(result, "all.f1").orElseThrow(), 1e-15);
		assertEquals(.5, GateCheck.value(result, "all.who.exact").orElseThrow());
		assertEquals(0, GateCheck.value(result, "answer-length.1.f1").orElseThrow());
		assertEquals(result.answering().orElseThrow().squad().best().orElseThrow().f1() / 100, GateCheck.value(result, "best.f1")
				.orElseThrow());
		assertEquals(OptionalDouble.empty(), GateCheck.value(result, "all.why.f1"));
		assertEquals(OptionalDouble.empty(), GateCheck.value(result(GIVEN, false), "best.exact"));
		for (String absent : List.of("all.precision", "no-answer.exact", "macro.f1", "strict.f1", "best.recall", "f1")) {
			assertThrows(IllegalArgumentException.class, () -> GateCheck.value(result, absent), absent);
		}
	}

	/** Gold and engine: exact 1/6. Both say that there is an answer four times, one each alone: kappa = (4/6 - 26/36) / (1 - 26/36). */
	@Test
	void agreementIsThatOfTwoAnswersAsWithTheGold() throws Exception {
		Experiment experiment = experiment("paragraph", "paired-bootstrap");
		Map<String, String> other = new LinkedHashMap<>(GIVEN);
		other.put("q2", "the City of London!");
		Agreement agreement = AnswerAgreement.of(List.of(scorer(experiment, 0, GIVEN, true), scorer(experiment, 1, other, false)), "gold", .95);
		assertEquals(List.of("gold-one", "gold-two", "one-two"),
				agreement.pairs().stream().map(pair -> pair.first() + "-" + pair.second()).toList());
		Agreement.Pair first = agreement.pairs().getFirst();
		assertEquals(1 / 6.0, first.exact().orElseThrow(), 1e-15);
		assertEquals((4 / 6.0 - 26 / 36.0) / (1 - 26 / 36.0), first.kappa().orElseThrow(), 1e-12);
		Agreement.Pair engines = agreement.pairs().getLast();
		assertEquals(5 / 6.0, engines.exact().orElseThrow(), 1e-15);
		assertEquals(5.8 / 6, engines.f1().orElseThrow(), 1e-15);
		assertEquals(1, engines.kappa().orElseThrow());
	}
}
