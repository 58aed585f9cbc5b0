package org.lorgnette.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.Manifest;
import org.lorgnette.evaluation.scoring.AnswerAgreement;
import org.lorgnette.evaluation.scoring.Comparer;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.evaluation.scoring.GateCheck;
import org.lorgnette.io.CorpusException;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

/** Answers of two engines to English and French questions, scored as a run scores them. */
final class SampleAnswers {

	private static final String ADA = "Ada Lovelace, a countess, lived in London until 1852. She wrote about engines.";
	private static final String ROI = "Le roi vit \u00e0 l\u2019\u00c9tat de Gen\u00e8ve depuis trois ans.";

	private SampleAnswers() {
	}

	/** Questions with and without an answer; a failure, gates, cases of every kind. */
	static EvaluationResult result() {
		return result("questions-en-fr", 40, true, List.of("lexical-qa", "neural-qa"), "");
	}

	/** Every question has an answer, and there are no scores. */
	static EvaluationResult answerable() {
		return result("answerable", 6, false, List.of("lexical-qa"), "");
	}

	/** Every text is out to break a format. */
	static EvaluationResult hostile() {
		return result("questions", 3, true, List.of("<i>one</i>", "a,b;\"c\"|d_e%"), SampleResults.HOSTILE);
	}

	private static EvaluationResult result(String name, int rounds, boolean unanswerable, List<String> names, String hostile) {
		try {
			StringBuilder yaml = new StringBuilder("name: " + name + "\ntask: qa\ncorpus: {path: q.json, format: squad}\nengines:\n");
			names.forEach(engine -> yaml.append("  - {id: e, name: '").append(engine).append("'}\n"));
			yaml.append("threads: 1\ncompare: {resamples: 200}\ngate:\n  - {engine: '").append(names.getFirst()).append("', metric: all.f1, at-least: 0.1}\n");
			yaml.append("  - {engine: '").append(names.getLast()).append("', metric: best.exact, at-least: 0.99}\n");
			Experiment experiment = ExperimentReader.parse("sample", yaml.toString(), Path.of(""));
			return result(experiment, rounds, unanswerable, hostile);
		} catch (CorpusException e) {
			throw new IllegalStateException(e);
		}
	}

	private static EvaluationResult result(Experiment experiment, int rounds, boolean unanswerable, String hostile) {
		List<EngineScorer> scorers = new ArrayList<>();
		List<EngineResult> engines = new ArrayList<>();
		List<Case> cases = new ArrayList<>();
		long count = 0;
		for (int number = 0; number < experiment.engines().size(); number++) {
			EngineScorer scorer = new EngineScorer(experiment, experiment.engines().get(number), 10_000);
			TreeMap<String, String> failures = new TreeMap<>();
			for (int round = 0; round < rounds; round++) {
				for (Document document : documents(round, unanswerable, hostile)) {
					boolean failed = unanswerable && number == 1 && round == 0 && document.language().get().equals("fr");
					if (failed) {
						failures.put(document.id(), "cannot read " + document.id());
					}
					scorer.add(document, failed ? List.of() : predictions(document, number, round, unanswerable, hostile), failed);
				}
			}
			scorers.add(scorer);
			EngineResult result = scorer.result(number == 0 ? Family.STATISTICAL : Family.NEURAL, Map.of("n-best", "3"), failures,
					new EngineResult.Timing(.5, 2.25, 2L * rounds, 10_000), Optional.empty());
			engines.add(result);
			cases.addAll(scorer.cases());
			count += result.cases().values().stream().mapToLong(Long::longValue).sum();
		}
		return new EvaluationResult(experiment, manifest(engines, 2L * rounds), scorers.getFirst().units(), engines,
				new Comparer(experiment.comparison(), 1).compare(scorers, "all.f1"), GateCheck.check(experiment.gates(), engines), cases, count,
				Optional.of(AnswerAgreement.of(scorers, "gold", .95)));
	}

	private static List<Document> documents(int round, boolean unanswerable, String hostile) {
		String en = "en#" + round;
		String fr = "fr#" + round;
		List<Question> english = new ArrayList<>(List.of(question(en + ".1", "Who lived in London? " + hostile, ADA + hostile, "Ada Lovelace"),
				question(en + ".2", "How many engines?", ADA, "engines", "about engines"), question(en + ".3", "When?", ADA, "1852")));
		if (unanswerable) {
			english.add(question(en + ".4", "Why did she write?", ADA));
			english.add(question(en + ".5", "Was it good?", ADA));
		}
		return List.of(Document.builder(en, ADA + hostile + " word".repeat(round * 10)).language(Optional.of("en")).questions(english).build(),
				Document.builder(fr, ROI).language(Optional.of("fr"))
						.questions(List.of(question(fr + ".1", "O\u00f9 vit le roi ?", ROI, "\u00c9tat de Gen\u00e8ve"))).build());
	}

	private static Question question(String id, String text, String passage, String... answers) {
		List<Answer> gold = new ArrayList<>();
		for (String answer : answers) {
			gold.add(new Answer(id, answer, Optional.of(new Span(passage.indexOf(answer), passage.indexOf(answer) + answer.length()))));
		}
		return new Question(id, text, gold, answers.length > 0, List.of(), Map.of());
	}

	/** The engine with the higher number is right more often; both are silent, wrong and partly right now and then. */
	private static List<Prediction<? extends Value>> predictions(Document document, int engine, int round, boolean scores, String hostile) {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (int i = 0; i < document.questions().size(); i++) {
			Question question = document.questions().get(i);
			int mood = (round * 5 + i * 3 + engine) % (4 + 3 * engine);
			String right = question.answers().isEmpty() ? "" : question.answers().getFirst().text();
			String text = switch (mood) {
				case 0 -> "";
				case 1 -> right.isEmpty() ? "London" : right + " Genève";
				case 2 -> "countess" + hostile;
				default -> right;
			};
			int begin = document.text().indexOf(text);
			Optional<Span> span = text.isEmpty() || begin < 0 ? Optional.empty() : Optional.of(new Span(begin, begin + text.length()));
			double sure = .4 + .05 * ((mood * 7 + round + i) % 12);
			predictions.add(new Prediction<>(new Answer(question.id(), text, span), scores ? OptionalDouble.of(sure) : OptionalDouble.empty(),
					"e", List.of(new Evidence(new Span(0, 3), "sentence " + hostile))));
			if (scores && !text.isEmpty()) {
				predictions.add(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1 - Math.max(sure, .55)), "e", List.of()));
			}
		}
		return predictions;
	}

	static Manifest manifest(List<EngineResult> engines, long documents) {
		String hash = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
		return new Manifest("0.1.0", hash, "q.json", "squad", Map.of(), hash, documents, 17,
				engines.stream().map(engine -> new Manifest.EngineEntry(engine.name(), engine.engine(), engine.family(), engine.settings(),
						Map.of(), engine.timing(), Optional.empty())).toList(),
				"2030-05-04T10:00:00Z", Optional.of("2030-05-04T10:01:07Z"), Map.of("os", "Linux"), Optional.empty(), List.of(), 0, Map.of());
	}
}
