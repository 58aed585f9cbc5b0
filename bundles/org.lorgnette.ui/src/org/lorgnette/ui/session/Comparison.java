package org.lorgnette.ui.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import org.lorgnette.engine.Analysis;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.metrics.chunk.ErrorAnalysis;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;

/**
 * Compares predictions with the gold, labels brought to those of the gold. Labels that no gold label is like stay as they are, unless the
 * engine's own map leaves them out. A file without any gold entity has nothing to compare with.
 */
final class Comparison {

	private static final ExecutorService THREAD = Executors
			.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lane-comparison").factory());

	private final EngineSpec engine;
	private final Set<String> types;
	private final Map<String, String> derived = new HashMap<>();

	/** A comparison that has become necessary because the gold of a part has changed. */
	record Task(EngineSpec engine, int part, LaneSet.Found found, Document document, CorpusState corpus) {
	}

	/** @param types the labels of all gold of the file */
	Comparison(EngineSpec engine, Set<String> types) {
		this.engine = engine;
		this.types = types;
	}

	static Set<String> types(CorpusState corpus) {
		return corpus.parts().stream().map(part -> part.document().entities()).flatMap(Collection::stream).map(Entity::type)
				.collect(Collectors.toSet());
	}

	/** Runs work that is too long for the UI thread, one after the other. */
	static void away(Runnable work) {
		THREAD.execute(() -> org.eclipse.core.runtime.SafeRunner.run(work::run));
	}

	static void later(Task task, LaneSet lanes) {
		away(() -> {
			LaneAnalysis old = task.found().analysis();
			List<Outcome> outcomes = new Comparison(task.engine(), types(task.corpus())).of(task.document(), old.analysis());
			lanes.compared(task, new LaneSet.Found(new LaneAnalysis(old.analysis(), outcomes, old.stale()), task.found().version(),
					task.document()));
		});
	}

	List<Outcome> of(Document gold, Analysis analysis) {
		if (types.isEmpty()) {
			return List.of();
		}
		List<Entity> predicted = analysis.entities().stream().filter(this::isKept).map(entity -> entity.withType(label(entity.type())))
				.toList();
		return ErrorAnalysis.of(gold.entities(), predicted);
	}

	private boolean isKept(Entity entity) {
		return engine.labels().map(map -> map.apply(entity.type()).isPresent()).orElse(true);
	}

	private String label(String type) {
		return derived.computeIfAbsent(type, label -> {
			if (engine.labels().isPresent()) {
				return engine.labels().get().apply(label).orElse(label);
			}
			Map<String, String> same = types.stream().collect(Collectors.toMap(each -> each, each -> each));
			return new LabelMap(same).derive(Set.of(label)).apply(label).orElse(label);
		});
	}
}
