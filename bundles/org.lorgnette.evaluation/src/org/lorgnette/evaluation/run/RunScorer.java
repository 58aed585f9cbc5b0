package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.scoring.AnswerAgreement;
import org.lorgnette.evaluation.scoring.Comparer;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.evaluation.scoring.GateCheck;
import org.lorgnette.evaluation.scoring.VisualAgreement;
import org.lorgnette.model.Task;

/** Scores the predictions of a run, engine by engine, from its files. */
final class RunScorer {

	/** The error browser of a report stays usable with so many cases in all. */
	static final int CASES_IN_ALL = 24_000;
	private static final int KINDS = 6;

	private final Experiment experiment;
	private final GoldCorpus corpus;
	private final FailureLog failures;
	private final int casesInAll;
	private final Cancellation cancellation;
	private final List<EngineScorer> scorers = new ArrayList<>();
	private final RunFolder folder;
	private Optional<VisualContext> visual = Optional.empty();
	private Optional<ChangedInstances> changed = Optional.empty();
	private boolean drawn;

	RunScorer(Experiment experiment, GoldCorpus corpus, RunFolder folder) {
		this(experiment, corpus, folder, CASES_IN_ALL, Cancellation.NONE);
	}

	RunScorer(Experiment experiment, GoldCorpus corpus, RunFolder folder, int casesInAll, Cancellation cancellation) {
		this.experiment = experiment;
		this.corpus = corpus;
		this.folder = folder;
		this.failures = new FailureLog(folder.failuresFile());
		this.casesInAll = casesInAll;
		this.cancellation = cancellation;
	}

	EngineResult score(EngineSpec spec, PredictionLog log, Manifest.EngineEntry entry) throws IOException {
		EngineScorer scorer = new EngineScorer(experiment, spec, casesInAll / KINDS / experiment.engines().size());
		SortedMap<String, String> failed = failures.of(spec.name());
		if (experiment.task() == Task.VQA) {
			visual().prepare(scorer, folder, spec.name());
		}
		Map<String, EngineScorer.Predicted> before = new HashMap<>();
		try (PredictionLog.Lines lines = log.lines(spec.name())) {
			corpus.forEachInstance(instance -> {
				cancellation.check();
				EngineScorer.Predicted predicted = new EngineScorer.Predicted(lines.next(instance.id()).predictions(),
						failed.containsKey(instance.id()));
				scorer.add(instance, predicted.predictions(), predicted.failed());
				if (changed().filter(instances -> instances.isDrawn(instance.id())).isPresent()) {
					before.put(instance.id(), predicted);
				}
				return true;
			});
		}
		if (changed().isPresent()) {
			addChanged(scorer, spec, before);
		}
		scorers.add(scorer);
		return scorer.result(entry.family(), entry.settings(), failed, entry.timing(), entry.spending());
	}

	/** What the engine made of changed documents and questions, after all others. */
	private void addChanged(EngineScorer scorer, EngineSpec spec, Map<String, EngineScorer.Predicted> before) throws IOException {
		SortedMap<String, String> failed = new FailureLog(folder.robustnessFailuresFile()).of(spec.name());
		try (PredictionLog log = PredictionLog.read(folder.robustnessFile()); PredictionLog.Lines lines = log.lines(spec.name())) {
			changed().orElseThrow().forEach(one -> {
				cancellation.check();
				String id = one.changed().id();
				scorer.addChanged(one, before.get(one.original().id()),
						new EngineScorer.Predicted(lines.next(id).predictions(), failed.containsKey(id)));
			});
		}
	}

	/** What was changed is drawn once; a run that was made without has no file for it. */
	private Optional<ChangedInstances> changed() throws IOException {
		if (!drawn) {
			changed = Files.exists(folder.robustnessFile()) ? ChangedInstances.of(experiment, corpus) : Optional.empty();
			drawn = true;
		}
		return changed;
	}

	/** What questions about pictures need besides is read once. */
	private VisualContext visual() throws IOException {
		if (visual.isEmpty()) {
			visual = Optional.of(VisualContext.of(experiment));
		}
		return visual.get();
	}

	EvaluationResult conclude(List<EngineResult> results, Manifest manifest) {
		List<Case> cases = cases();
		long count = results.stream().flatMap(result -> result.cases().values().stream()).mapToLong(Long::longValue).sum();
		return new EvaluationResult(experiment, manifest, scorers.getFirst().units(), results,
				new Comparer(experiment.comparison(), experiment.threads()).compare(scorers, scorers.getFirst().mainMetric()),
				GateCheck.check(experiment.gates(), results), cases, count, agreement());
	}

	/** Cases of pictures show what every engine said. */
	private List<Case> cases() {
		List<Map<String, Case.Said>> said = scorers.stream().map(EngineScorer::said).toList();
		return scorers.stream().flatMap(scorer -> scorer.cases().stream())
				.map(each -> experiment.task() == Task.VQA ? each.withSaid(said.stream().map(answers -> answers.get(each.instance())).toList())
						: each)
				.toList();
	}

	private Optional<Agreement> agreement() {
		double level = experiment.comparison().level();
		return switch (experiment.task()) {
			case QA -> Optional.of(AnswerAgreement.of(scorers, RunComparison.GOLD, level));
			case VQA -> Optional.of(VisualAgreement.of(scorers, RunComparison.GOLD, level));
			case NER, RELATIONS -> Optional.empty();
		};
	}
}
