package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Agreement;
import org.lorgnette.metrics.agreement.CohenKappa;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.metrics.qa.SquadSettings;

/**
 * How far engines agree on answers with the gold and with each other: two answers are compared as the script of SQuAD 2.0 compares an
 * answer with the gold. Chance-corrected is the agreement on whether there is an answer.
 */
public final class AnswerAgreement {

	private static final Squad SQUAD = new Squad(SquadSettings.DEFAULT);
	private static final String SOME = "answer";
	private static final String NONE = "none";

	/** What an annotator says, by question: for the gold all answers that are right. */
	private record Annotator(String name, Map<String, List<String>> answers) {

		List<String> decisions() {
			return answers.values().stream().map(each -> each.isEmpty() ? NONE : SOME).toList();
		}
	}

	private AnswerAgreement() {
	}

	/**
	 * @param engines that were given the same documents
	 * @param gold what the gold is called
	 * @param level of the intervals
	 * @throws IllegalArgumentException if an engine was not scored on questions
	 */
	public static Agreement of(List<EngineScorer> engines, String gold, double level) {
		List<Annotator> annotators = new ArrayList<>();
		for (EngineScorer engine : engines) {
			Map<String, QuestionScoring.Scoring> questions = engine.questions()
					.orElseThrow(() -> new IllegalArgumentException(engine.name() + " was not asked questions")).questions();
			if (annotators.isEmpty()) {
				Map<String, List<String>> right = new LinkedHashMap<>();
				questions.forEach((id, question) -> right.put(id, question.gold().answers()));
				annotators.add(new Annotator(gold, right));
			}
			Map<String, List<String>> given = new LinkedHashMap<>();
			questions.forEach((id, question) -> given.put(id, question.text().isEmpty() ? List.of() : List.of(question.text())));
			annotators.add(new Annotator(engine.name(), given));
		}
		List<Agreement.Pair> pairs = new ArrayList<>();
		for (int first = 0; first < annotators.size(); first++) {
			for (int second = first + 1; second < annotators.size(); second++) {
				pairs.add(pair(annotators.get(first), annotators.get(second), level));
			}
		}
		return new Agreement(pairs, OptionalDouble.empty(), Map.of(), 0);
	}

	/** The second is an engine: it has one answer to a question at most. */
	private static Agreement.Pair pair(Annotator first, Annotator second, double level) {
		List<GoldAnswers> gold = first.answers.entrySet().stream().map(entry -> new GoldAnswers(entry.getKey(), entry.getValue())).toList();
		Map<String, String> predicted = new LinkedHashMap<>();
		second.answers.forEach((id, answers) -> predicted.put(id, answers.isEmpty() ? "" : answers.getFirst()));
		Optional<SquadScores.Group> all = SQUAD.evaluate(gold, predicted).scores().all();
		Optional<CohenKappa> kappa = all.map(scores -> CohenKappa.of(first.decisions(), second.decisions()));
		return new Agreement.Pair(first.name, second.name, share(all.map(SquadScores.Group::exact)), share(all.map(SquadScores.Group::f1)),
				kappa.map(CohenKappa::kappa).orElse(OptionalDouble.empty()), kappa.flatMap(found -> found.interval(level)));
	}

	private static OptionalDouble share(Optional<Double> percent) {
		return percent.isPresent() ? OptionalDouble.of(percent.get() / 100) : OptionalDouble.empty();
	}
}
