package org.lorgnette.evaluation.scoring;

import java.util.List;
import java.util.Optional;

import org.lorgnette.evaluation.Case;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;

/** Makes cases of questions about pictures. */
final class VisualCases {

	private final String engine;

	VisualCases(String engine) {
		this.engine = engine;
	}

	Case of(Outcome.Kind kind, VisualScoring.Scoring scoring, List<Prediction<Answer>> offered) {
		List<Case.Offered> answers = offered.stream().map(answer -> new Case.Offered(answer.value().text(), answer.score())).toList();
		Case.Asked asked = new Case.Asked(scoring.question().id(), scoring.question().text(), scoring.kind(),
				scoring.gold().answers().stream().distinct().toList(), scoring.text(), scoring.accuracy(),
				Optional.of(new Case.Seen(scoring.question().images(), answers, List.of())));
		List<String> evidence = scoring.given().stream().flatMap(given -> given.evidence().stream()).map(Evidence::reason).distinct().toList();
		return new Case(engine, scoring.question().id(), kind, "", 0, Optional.of(item(scoring.gold().label())),
				scoring.text().isEmpty() ? Optional.empty() : Optional.of(item(scoring.label())), scoring.score(), evidence, Optional.of(asked));
	}

	private static Case.Item item(String answer) {
		return new Case.Item(answer, List.of());
	}
}
