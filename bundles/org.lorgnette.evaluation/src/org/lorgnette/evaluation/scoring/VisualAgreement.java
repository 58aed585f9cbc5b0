package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Agreement;
import org.lorgnette.metrics.agreement.CohenKappa;

/** How far engines give the same answers to questions about pictures as the gold and as each other, and how far beyond chance. */
public final class VisualAgreement {

	private VisualAgreement() {
	}

	/**
	 * @param engines that were given the same questions
	 * @param gold what the gold is called; of several people's answers it is the most frequent one
	 * @param level of the intervals
	 * @throws IllegalArgumentException if an engine was not scored on questions about pictures
	 */
	public static Agreement of(List<EngineScorer> engines, String gold, double level) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		for (EngineScorer engine : engines) {
			List<VisualScoring.Scoring> questions = engine.visual()
					.orElseThrow(() -> new IllegalArgumentException(engine.name() + " was not asked about pictures")).scored();
			answers.putIfAbsent(gold, questions.stream().map(question -> question.gold().label()).toList());
			answers.put(engine.name(), questions.stream().map(VisualScoring.Scoring::label).toList());
		}
		List<String> names = List.copyOf(answers.keySet());
		List<Agreement.Pair> pairs = new ArrayList<>();
		for (int first = 0; first < names.size(); first++) {
			for (int second = first + 1; second < names.size(); second++) {
				CohenKappa kappa = CohenKappa.of(answers.get(names.get(first)), answers.get(names.get(second)));
				pairs.add(new Agreement.Pair(names.get(first), names.get(second), kappa.observed(), OptionalDouble.empty(), kappa.kappa(),
						kappa.interval(level)));
			}
		}
		return new Agreement(pairs, OptionalDouble.empty(), Map.of(), 0);
	}
}
