package org.lorgnette.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.change.ChangedDocument;
import org.lorgnette.evaluation.change.DocumentChanges;
import org.lorgnette.evaluation.change.Paraphrases;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

/** Two engines that were given changed texts: one minds spaces in every second of twenty documents, one minds nothing. */
final class SampleStability {

	private static final String HOSTILE = "Ada <b>met</b> Bob.";

	private SampleStability() {
	}

	static EvaluationResult result() throws IOException {
		Experiment experiment = ExperimentReader.parse("e", "name: e\ntask: ner\ncorpus: {path: x, format: jsonl}\n"
				+ "engines: [{id: shy}, {id: calm}]\ncompare: {resamples: 50}\nthreads: 1\nrobustness: {changes: [spaces, upper-case]}\n", Path.of(""));
		DocumentChanges changes = new DocumentChanges(experiment, experiment.probes().robustness().orElseThrow(), Paraphrases.NONE);
		List<EngineResult> engines = new ArrayList<>();
		List<Case> cases = new ArrayList<>();
		for (int engine = 0; engine < 2; engine++) {
			EngineScorer scorer = new EngineScorer(experiment, experiment.engines().get(engine), 100);
			for (int i = 0; i < 20; i++) {
				Document document = Document.builder("d" + i, HOSTILE).entities(List.of(new Entity("T1", "PER", new Span(0, 3)))).build();
				EngineScorer.Predicted before = predicted(0);
				scorer.add(document, before.predictions());
				for (Change change : List.of(Change.SPACES, Change.UPPER_CASE)) {
					ChangedDocument changed = changes.of(document, change).orElseThrow();
					boolean minds = engine == 0 && i % 2 == 0 && change == Change.SPACES;
					scorer.addChanged(changed, before, minds ? new EngineScorer.Predicted(List.of(), false) : predicted(change == Change.SPACES ? 1 : 0));
				}
			}
			engines.add(scorer.result(Family.RULES, Map.of(), new TreeMap<>(), new EngineResult.Timing(0, 1, 20, 240), Optional.empty()));
			cases.addAll(scorer.cases());
		}
		return new EvaluationResult(experiment, SampleAnswers.manifest(engines, 20), 20, engines, List.of(), List.of(), cases, cases.size());
	}

	private static EngineScorer.Predicted predicted(int begin) {
		List<Prediction<? extends Value>> predictions = List.of(new Prediction<>(new Entity("P", "PER", new Span(begin, begin + 3)), "x"));
		return new EngineScorer.Predicted(predictions, false);
	}
}
