package org.lorgnette.evaluation.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.GateResult;
import org.lorgnette.evaluation.experiment.Gate;

/**
 * Puts runs of one task side by side, as if their engines had been in one experiment, under the names that {@link RunComparison} gives them.
 * Paired comparisons across runs are not among them: they need the predictions and the same corpus.
 */
public final class SideBySide {

	private SideBySide() {
	}

	/** A run that was read. */
	public record Run(Path folder, EvaluationResult result) {
	}

	/**
	 * What the first run was made from stands for all. One run alone is given back as it is.
	 *
	 * @throws IllegalArgumentException
	 *             if there is none, or they are about different tasks
	 */
	public static EvaluationResult of(List<Run> runs) {
		if (runs.stream().map(run -> run.result().experiment().task()).distinct().count() != 1) {
			throw new IllegalArgumentException("expected runs of one task, got " + runs.stream().map(Run::folder).toList());
		}
		EvaluationResult first = runs.getFirst().result();
		if (runs.size() == 1) {
			return first;
		}
		List<List<String>> names = names(runs);
		List<EngineResult> engines = new ArrayList<>();
		List<GateResult> gates = new ArrayList<>();
		List<Case> cases = new ArrayList<>();
		long casesInAll = 0;
		for (int i = 0; i < runs.size(); i++) {
			EvaluationResult result = runs.get(i).result();
			Map<String, String> named = new HashMap<>();
			for (int engine = 0; engine < result.engines().size(); engine++) {
				named.put(result.engines().get(engine).name(), names.get(i).get(engine));
			}
			result.engines().forEach(engine -> engines.add(engine.named(named.get(engine.name()))));
			result.gates().forEach(gate -> gates.add(renamed(gate, named)));
			result.cases().forEach(one -> cases.add(one.ofEngine(named.get(one.engine()))));
			casesInAll += result.casesInAll();
		}
		return new EvaluationResult(first.experiment(), first.manifest(), first.units(), engines, List.of(), gates, cases, casesInAll);
	}

	/** The names that the engines of each run have among all of them. */
	public static List<List<String>> names(List<Run> runs) {
		return RunNames.of(runs.stream().map(Run::folder).toList(),
				runs.stream().map(run -> run.result().engines().stream().map(EngineResult::name).toList()).toList());
	}

	private static GateResult renamed(GateResult result, Map<String, String> names) {
		Gate gate = result.gate();
		return new GateResult(new Gate(names.getOrDefault(gate.engine(), gate.engine()), gate.metric(), gate.atLeast()), result.value());
	}
}
