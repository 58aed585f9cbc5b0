package org.lorgnette.knowledge;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.eclipse.rdf4j.rio.RDFHandler;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.evaluation.run.Manifest;
import org.lorgnette.evaluation.run.RunComparison;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunPredictions;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * The graph of what engines of a finished run found. Types are called what the experiment calls them, and what the engine does
 * where the experiment has no name for them.
 */
public final class RunGraph {

	private final RunFolder run;
	private final Experiment experiment;
	private final Manifest manifest;
	private final List<String> engines;
	private final GraphOptions options;

	private RunGraph(RunFolder run, List<String> engines, GraphOptions options) throws IOException {
		this.run = run;
		this.experiment = run.experiment();
		this.manifest = run.manifest();
		this.engines = List.copyOf(engines);
		this.options = options;
	}

	/**
	 * @param engines names of engines in the run, or {@code gold} for what its corpus says; none for all engines
	 * @throws IllegalArgumentException if the run has no engine of such a name
	 * @throws CorpusException if the run is about pictures or questions
	 */
	public static RunGraph of(RunFolder run, List<String> engines, GraphOptions options) throws IOException {
		Experiment experiment = run.experiment();
		if (experiment.task() != Task.RELATIONS && experiment.task() != Task.NER) {
			throw new CorpusException(Location.of(run.path().toString()),
					"is a run of the task " + experiment.task().id() + "; a graph is made of relations (or entities)");
		}
		List<String> known = new ArrayList<>(experiment.engines().stream().map(EngineSpec::name).toList());
		List<String> chosen = engines.isEmpty() ? known : engines;
		for (String engine : chosen) {
			if (!known.contains(engine) && !engine.equals(RunComparison.GOLD)) {
				throw new IllegalArgumentException("engine: expected one of " + String.join(", ", known) + " or "
						+ RunComparison.GOLD + ", got '"
						+ engine + "'");
			}
		}
		return new RunGraph(run, chosen, options);
	}

	/** Writes it as Turtle. Does not close the writer. */
	public GraphCounts writeTurtle(Writer out, Cancellation cancellation) throws IOException {
		return build(new TurtleWriter(out), cancellation);
	}

	GraphCounts build(RDFHandler out, Cancellation cancellation) throws IOException {
		GraphBuilder builder = new GraphBuilder(out, options);
		builder.begin();
		GraphCounts counts = GraphCounts.NONE;
		for (String engine : engines) {
			Optional<EngineSpec> spec = experiment.engines().stream().filter(each -> each.name().equals(engine)).findFirst();
			Origin origin = origin(spec);
			builder.origin(origin);
			Tally tally = new Tally(builder, origin);
			// Gold stands in the corpus, which is read along with the predictions of any engine.
			String log = spec.map(EngineSpec::name).orElse(experiment.engines().getFirst().name());
			RunPredictions.forEach(run, log, (instance, predictions) -> tally.add(instance, spec.isPresent() ? predictions
					: gold(instance)),
					cancellation);
			counts = counts.plus(tally.counts);
		}
		builder.end();
		return counts;
	}

	private static final class Tally {

		private final GraphBuilder builder;
		private final Origin origin;
		private GraphCounts counts = GraphCounts.NONE;

		Tally(GraphBuilder builder, Origin origin) {
			this.builder = builder;
			this.origin = origin;
		}

		void add(Instance instance, List<Prediction<? extends Value>> predictions) {
			if (instance instanceof Document document) {
				counts = counts.plus(builder.document(document, predictions, origin));
			}
		}
	}

	private static List<Prediction<? extends Value>> gold(Instance instance) {
		List<Prediction<? extends Value>> gold = new ArrayList<>();
		if (instance instanceof Document document) {
			document.entities().forEach(entity -> gold.add(new Prediction<>(entity, OptionalDouble.empty(), RunComparison.GOLD,
					List.of())));
			document.relations().forEach(relation -> gold.add(new Prediction<>(relation, OptionalDouble.empty(),
					RunComparison.GOLD, List.of())));
		}
		return gold;
	}

	private Origin origin(Optional<EngineSpec> spec) {
		return new Origin(manifest.experimentHash().substring(0, 12) + "-" + manifest.started(), experiment.name(),
				spec.map(EngineSpec::name).orElse(RunComparison.GOLD), spec.map(EngineSpec::id).orElse(RunComparison.GOLD),
						manifest.lorgnette(),
				manifest.corpusHash(), manifest.started(), manifest.finished(),
				type -> common(type, spec.isPresent() ? spec.flatMap(EngineSpec::labels) : Optional.of(experiment.labels()),
						experiment.labels()),
				type -> common(type, spec.isPresent() ? spec.flatMap(EngineSpec::relations) : Optional.of(experiment.relations()),
						experiment.relations()),
				experiment.symmetric()::contains);
	}

	private static String common(String type, Optional<LabelMap> own, LabelMap common) {
		return own.orElseGet(() -> common.derive(Set.of(type))).apply(type).orElse(type);
	}
}
