package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.Repetition;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.scoring.AgreementCounter;
import org.lorgnette.evaluation.scoring.AnswerAgreement;
import org.lorgnette.evaluation.scoring.Comparer;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.evaluation.scoring.RepetitionComparer;
import org.lorgnette.evaluation.scoring.VisualAgreement;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Compares the engines of finished runs over the same corpus, under the labels, test and units of the first run's experiment. Engines
 * are called by their names, with their run's folder before it where two runs have engines of one name.
 */
public final class RunComparison {

	/** What the gold is called beside the engines. */
	public static final String GOLD = "gold";

	private RunComparison() {
	}

	/**
	 * @param metric
	 *            such as {@code strict.f1} or {@code strict.PER.f1}
	 * @throws CorpusException
	 *             if the runs are over different corpora or tasks, or a corpus is no longer what it was
	 * @throws IllegalArgumentException
	 *             if there is no such metric, or the baseline is no engine of these runs
	 */
	public static List<PairedComparison> compare(List<RunFolder> runs, String metric, Optional<String> baseline) throws IOException {
		return compare(runs, metric, baseline, Cancellation.NONE);
	}

	/**
	 * Likewise; {@code cancellation} is asked at every document.
	 *
	 * @throws java.util.concurrent.CancellationException
	 *             if cancelled
	 */
	public static List<PairedComparison> compare(List<RunFolder> runs, String metric, Optional<String> baseline,
			Cancellation cancellation) throws IOException {
		Experiment first = runs.getFirst().experiment();
		List<EngineScorer> scorers = scorers(parts(runs), first, cancellation);
		cancellation.check();
		baseline.ifPresent(name -> requireKnown(name, scorers));
		return new Comparer(first.comparison().withBaseline(baseline), first.threads()).compare(scorers, metric);
	}

	/**
	 * Takes the runs as repetitions that differ by chance only: engines of one name are one engine.
	 *
	 * @throws CorpusException
	 *             as {@link #compare} does, and if the runs have not the same engines
	 * @throws IllegalArgumentException
	 *             as {@link #compare} does, and if there is one run only
	 */
	public static Repetition repetition(List<RunFolder> runs, String metric, Optional<String> baseline, Cancellation cancellation)
			throws IOException {
		Experiment first = runs.getFirst().experiment();
		requireSameEngines(runs);
		List<Part> parts = parts(runs);
		List<EngineScorer> scorers = scorers(parts, first, cancellation);
		cancellation.check();
		LinkedHashMap<String, List<EngineScorer>> engines = new LinkedHashMap<>();
		for (int i = 0; i < parts.size(); i++) {
			engines.computeIfAbsent(parts.get(i).nameInRun, name -> new ArrayList<>()).add(scorers.get(i));
		}
		if (baseline.isPresent() && !engines.containsKey(baseline.get())) {
			throw unknown(baseline.get(), engines.keySet());
		}
		return new RepetitionComparer(first.comparison().withBaseline(baseline), first.threads()).compare(engines, metric);
	}

	private static void requireSameEngines(List<RunFolder> runs) throws IOException {
		List<String> names = runs.getFirst().experiment().engines().stream().map(EngineSpec::name).toList();
		for (RunFolder run : runs) {
			List<String> others = run.experiment().engines().stream().map(EngineSpec::name).toList();
			if (others.size() != names.size() || !others.containsAll(names)) {
				throw new CorpusException(Location.of(run.path().toString()), "has the engines " + String.join(", ", others)
						+ "; repetitions need those of the first run: " + String.join(", ", names));
			}
		}
	}

	/** The metric by which engines are ranked where nobody asks for another, such as {@code strict.f1}. */
	public static String mainMetric(Experiment experiment) {
		return switch (experiment.task()) {
			case QA -> "all.f1";
			case VQA -> "all.accuracy";
			case NER, RELATIONS -> "strict.f1";
		};
	}

	private static List<EngineScorer> scorers(List<Part> parts, Experiment first, Cancellation cancellation) throws IOException {
		List<EngineScorer> scorers = new ArrayList<>();
		Optional<VisualContext> visual = first.task() == Task.VQA ? Optional.of(VisualContext.of(first)) : Optional.empty();
		for (Part part : parts) {
			EngineScorer scorer = new EngineScorer(first.withCorpusPath(part.corpus), part.engine, 0);
			if (visual.isPresent()) {
				visual.get().prepare(scorer, part.run, part.nameInRun);
			}
			part.forEach(scorer::add, cancellation);
			scorers.add(scorer);
		}
		return scorers;
	}

	/**
	 * How far the engines agree with the gold and with each other on entities or answers.
	 *
	 * @throws CorpusException
	 *             as {@link #compare} does
	 * @throws IllegalArgumentException
	 *             if the runs are about neither
	 */
	public static Agreement agreement(List<RunFolder> runs) throws IOException {
		return agreement(runs, Cancellation.NONE);
	}

	/**
	 * Likewise; {@code cancellation} is asked at every document.
	 *
	 * @throws java.util.concurrent.CancellationException
	 *             if cancelled
	 */
	public static Agreement agreement(List<RunFolder> runs, Cancellation cancellation) throws IOException {
		Experiment first = runs.getFirst().experiment();
		if (first.task() == Task.QA || first.task() == Task.VQA) {
			List<EngineScorer> scorers = scorers(parts(runs), first, cancellation);
			cancellation.check();
			double level = first.comparison().level();
			return first.task() == Task.QA ? AnswerAgreement.of(scorers, GOLD, level) : VisualAgreement.of(scorers, GOLD, level);
		}
		if (first.task() != Task.NER) {
			throw new IllegalArgumentException("agreement is measured on entities and answers; these runs are about " + first.task().id());
		}
		List<Part> parts = parts(runs);
		AgreementCounter counter = new AgreementCounter(first);
		counter.start(GOLD);
		GoldCorpus.open(first.corpus()).forEach(document -> {
			cancellation.check();
			counter.addGold(document, parts.getFirst().engine);
			return true;
		});
		for (Part part : parts) {
			counter.start(part.engine.name());
			part.forEach((document, predictions, failed) -> counter.add((Document) document, part.engine, predictions), cancellation);
		}
		cancellation.check();
		return counter.result(first.comparison().level());
	}

	/** Hears of each document with what an engine predicted, and whether it failed there. */
	@FunctionalInterface
	private interface Visitor {
		void visit(Instance instance, List<Prediction<? extends Value>> predictions, boolean failed);
	}

	/** One engine of one run, under the name it has among all of them. */
	private record Part(RunFolder run, Path corpus, EngineSpec engine, String nameInRun) {

		void forEach(Visitor visitor, Cancellation cancellation) throws IOException {
			SortedMap<String, String> failures = new FailureLog(run.failuresFile()).of(nameInRun);
			RunPredictions.stream(run, run.experiment(), nameInRun,
					(instance, predictions) -> visitor.visit(instance, predictions, failures.containsKey(instance.id())), cancellation);
		}
	}

	private static List<Part> parts(List<RunFolder> runs) throws IOException {
		List<Part> parts = new ArrayList<>();
		Manifest reference = runs.getFirst().manifest();
		Experiment first = runs.getFirst().experiment();
		List<List<String>> names = names(runs);
		for (int i = 0; i < runs.size(); i++) {
			RunFolder run = runs.get(i);
			Experiment experiment = run.experiment();
			requireSame(reference, first, run, experiment);
			for (int engine = 0; engine < experiment.engines().size(); engine++) {
				EngineSpec spec = experiment.engines().get(engine);
				EngineSpec named = new EngineSpec(names.get(i).get(engine), spec.id(), spec.settings(), spec.labels(), spec.relations());
				parts.add(new Part(run, experiment.corpus().path(), named, spec.name()));
			}
		}
		return parts;
	}

	private static List<List<String>> names(List<RunFolder> runs) throws IOException {
		List<List<String>> engines = new ArrayList<>();
		for (RunFolder run : runs) {
			engines.add(run.experiment().engines().stream().map(EngineSpec::name).toList());
		}
		return RunNames.of(runs.stream().map(RunFolder::path).toList(), engines);
	}

	private static void requireSame(Manifest reference, Experiment first, RunFolder run, Experiment experiment) throws IOException {
		Location location = Location.of(run.path().toString());
		Manifest manifest = run.manifest();
		if (!manifest.corpusHash().equals(reference.corpusHash()) || experiment.task() != first.task()) {
			throw new CorpusException(location, "is a run over another corpus or task; paired comparison needs the same");
		}
		FinishedRun.requireUnchanged(experiment.corpus().path(), manifest, run);
	}

	private static void requireKnown(String baseline, List<EngineScorer> scorers) {
		List<String> names = scorers.stream().map(EngineScorer::name).toList();
		if (!names.contains(baseline) && scorers.getFirst().blind(baseline).isEmpty()) {
			throw unknown(baseline, names);
		}
	}

	private static IllegalArgumentException unknown(String baseline, Collection<String> names) {
		return new IllegalArgumentException("baseline: expected one of " + String.join(", ", names) + ", got '" + baseline + "'");
	}
}
