package org.lorgnette.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome.Kind;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

/** Relations between two mentions of one sentence, found, missed and mistaken. */
final class SampleRelations {

	private static final String TEXT = "Mozart married Constanze Weber in Vienna .";

	private SampleRelations() {
	}

	static EvaluationResult result() {
		Case.Item spouse = relation("spouse", "PER", new Span(0, 6), "PER", new Span(15, 30));
		Case.Item livesIn = relation("lives-in", "PER", new Span(0, 6), "LOC", new Span(34, 40));
		Case.Item bornIn = relation("born-in", "PER", new Span(0, 6), "LOC", new Span(34, 40));
		List<Case> cases = new ArrayList<>(List.of(one(Kind.CORRECT, Optional.of(spouse), Optional.of(spouse)),
				one(Kind.TYPE, Optional.of(livesIn), Optional.of(bornIn)), one(Kind.MISSED, Optional.of(bornIn), Optional.empty())));
		Score score = SampleEngine.score(new Counts(3, 2, 1), 0);
		Map<String, Score> overall = new LinkedHashMap<>();
		List.of("strict", "boundary", "entities").forEach(measure -> overall.put(measure, score));
		EngineResult engine = new EngineResult("relation-rules", "corenlp-relation-rules", Family.RULES, Map.of(), overall,
				new EngineResult.MacroAverage(.3, .3, .3),
				new TreeMap<>(Map.of("spouse", SampleEngine.score(new Counts(1, 1, 1), 0), "born-in",
						SampleEngine.score(new Counts(1, 1, 0), 0), "lives-in", SampleEngine.score(new Counts(1, 0, 0), 0))),
				new ConfusionMatrix(List.of("born-in", "lives-in", "spouse"),
						new long[][] { { 0, 0, 0, 1 }, { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 0 } }),
				new TreeMap<>(Map.of(Kind.CORRECT, 1L, Kind.TYPE, 1L, Kind.MISSED, 1L)), Optional.empty(), Optional.empty(),
				Optional.empty(), new TreeMap<>(), new TreeMap<>(), new EngineResult.Timing(.5, .25, 1, TEXT.length()));
		return SampleResults.result("relations", Task.RELATIONS, List.of(engine), cases, 1);
	}

	private static Case one(Kind kind, Optional<Case.Item> gold, Optional<Case.Item> predicted) {
		return new Case("relation-rules", "mozart.txt", kind, TEXT, 120, gold, predicted, OptionalDouble.empty(),
				predicted.map(item -> List.of("semgrex: " + item.type())).orElse(List.of()));
	}

	private static Case.Item relation(String type, String headType, Span head, String tailType, Span tail) {
		return new Case.Item(type, List.of(new Case.Part("head", headType, List.of(head)), new Case.Part("tail", tailType,
				List.of(tail))));
	}
}
