package org.lorgnette.evaluation.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.lorgnette.model.Task;

/**
 * One experiment. {@code labels} maps the corpus's entity labels and {@code relations} its relation labels to common ones;
 * {@code symmetric} names the common relation labels whose direction does not count; {@code probes} is what else
 * is asked of the engines; {@code source} is the text it was read from.
 */
public record Experiment(String name, Task task, CorpusSpec corpus, LabelMap labels, LabelMap relations, Set<String> symmetric,
		List<EngineSpec> engines, ComparisonSpec comparison, List<Gate> gates, ProbeSpec probes, int threads, String source) {

	public Experiment {
		symmetric = Set.copyOf(symmetric);
		engines = List.copyOf(engines);
		gates = List.copyOf(gates);
	}

	/** An experiment that asks nothing besides. */
	public Experiment(String name, Task task, CorpusSpec corpus, LabelMap labels, LabelMap relations, Set<String> symmetric,
			List<EngineSpec> engines, ComparisonSpec comparison, List<Gate> gates, int threads, String source) {
		this(name, task, corpus, labels, relations, symmetric, engines, comparison, gates, ProbeSpec.NONE, threads, source);
	}

	/** The same experiment with some of its engines only; gates and a baseline of others are dropped. */
	public Experiment withOnly(List<EngineSpec> present) {
		List<EngineSpec> gone = engines.stream().filter(engine -> !present.contains(engine)).toList();
		Predicate<String> stays = name -> gone.stream().noneMatch(engine -> engine.name().equals(name));
		return new Experiment(name, task, corpus, labels, relations, symmetric, present,
				comparison.withBaseline(comparison.baseline().filter(stays)), gates.stream().filter(gate -> stays.test(gate.engine())).toList(),
				probes, threads, source);
	}

	/** The same experiment on a corpus that lies elsewhere. */
	public Experiment withCorpusPath(Path path) {
		CorpusSpec moved = new CorpusSpec(path, corpus.format(), corpus.options(), corpus.language(), corpus.portion());
		return new Experiment(name, task, moved, labels, relations, symmetric, engines, comparison, gates, probes, threads, source);
	}
}
