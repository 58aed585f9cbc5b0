package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.run.SideBySide;

/**
 * The runs that views show now, put side by side: {@code result} holds the engines of all of them.
 *
 * @param folders of the runs, in the order of their engines
 * @param corpora where the gold of each engine's run lies, by the engine's name
 * @param complete whether all of them have finished
 */
public record ShownRuns(EvaluationResult result, List<Path> folders, Map<String, Path> corpora, boolean complete) {

	static ShownRuns of(List<OpenRun> runs) {
		List<SideBySide.Run> sides = runs.stream().map(run -> new SideBySide.Run(run.folder(), run.result().orElseThrow())).toList();
		Map<String, Path> corpora = new HashMap<>();
		List<List<String>> names = SideBySide.names(sides);
		for (int i = 0; i < sides.size(); i++) {
			Path corpus = Path.of(sides.get(i).result().manifest().corpusPath());
			names.get(i).forEach(name -> corpora.put(name, corpus));
		}
		return new ShownRuns(SideBySide.of(sides), sides.stream().map(SideBySide.Run::folder).toList(), corpora,
				runs.stream().allMatch(run -> run.state() == OpenRun.State.READY));
	}

	/** Where the gold of an engine's cases lies. */
	public Optional<Path> corpus(String engine) {
		return Optional.ofNullable(corpora.get(engine));
	}

	public boolean isOneRun() {
		return folders.size() == 1;
	}

	List<String> engineNames() {
		return result.engines().stream().map(EngineResult::name).toList();
	}
}
