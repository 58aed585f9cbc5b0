package org.lorgnette.evaluation.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;

/** What a training's events tell so far, as curves over steps. What was done after a checkpoint and then done again counts once. */
public final class TrainingHistory implements TrainingListener {

	/** A value after a step. */
	public record Point(long step, double value) {
	}

	/** A curve's name in two parts: a phase or data, and what was measured. */
	private record Key(String of, String metric) {
	}

	private final Map<String, List<Point>> losses = new LinkedHashMap<>();
	private final Map<String, List<Point>> rates = new LinkedHashMap<>();
	private final Map<Key, List<Point>> metrics = new LinkedHashMap<>();
	private final List<TrainingEvent.Note> notes = new ArrayList<>();
	private String phase = "";
	private Optional<TrainingEvent.Step> last = Optional.empty();
	private Optional<TrainingEvent.Evaluation> best = Optional.empty();

	public static TrainingHistory of(Collection<TrainingEvent> events) {
		TrainingHistory history = new TrainingHistory();
		events.forEach(history::hear);
		return history;
	}

	@Override
	public synchronized void hear(TrainingEvent event) {
		switch (event) {
			case TrainingEvent.Phase next -> {
				phase = next.name();
				last = Optional.empty();
			}
			case TrainingEvent.Step step -> {
				last = Optional.of(step);
				step.loss().ifPresent(loss -> add(losses, phase, step.step(), loss));
				step.rate().ifPresent(rate -> add(rates, phase, step.step(), rate));
			}
			case TrainingEvent.Evaluation evaluation -> {
				evaluation.metrics().forEach(
						(metric, value) -> add(metrics, new Key(evaluation.data(), metric), evaluation.step(), value));
				best = evaluation.best() ? Optional.of(evaluation) : best;
			}
			case TrainingEvent.Resumed resumed -> forget(resumed.step());
			case TrainingEvent.Note note -> notes.add(note);
			case TrainingEvent.Checkpoint checkpoint -> {
				// A checkpoint leaves no trace in curves.
			}
		}
	}

	private static <K> void add(Map<K, List<Point>> curves, K key, long step, double value) {
		if (Double.isFinite(value)) {
			curves.computeIfAbsent(key, unseen -> new ArrayList<>()).add(new Point(step, value));
		}
	}

	private void forget(long after) {
		for (List<Point> curve : List.of(losses.getOrDefault(phase, List.of()), rates.getOrDefault(phase, List.of()))) {
			if (!curve.isEmpty()) {
				curve.removeIf(point -> point.step() > after);
			}
		}
		metrics.values().forEach(curve -> curve.removeIf(point -> point.step() > after));
		notes.removeIf(note -> note.step() > after);
		best = best.filter(evaluation -> evaluation.step() <= after);
	}

	/** By phase. */
	public synchronized Map<String, List<Point>> losses() {
		return copy(losses);
	}

	/** Learning rates by phase. */
	public synchronized Map<String, List<Point>> rates() {
		return copy(rates);
	}

	/** By metric, and for each by data. */
	public synchronized Map<String, Map<String, List<Point>>> metrics() {
		Map<String, Map<String, List<Point>>> byMetric = new LinkedHashMap<>();
		metrics.forEach((key, curve) -> {
			if (!curve.isEmpty()) {
				byMetric.computeIfAbsent(key.metric(), unseen -> new LinkedHashMap<>()).put(key.of(), List.copyOf(curve));
			}
		});
		return byMetric;
	}

	private static Map<String, List<Point>> copy(Map<String, List<Point>> curves) {
		Map<String, List<Point>> copy = new LinkedHashMap<>();
		curves.forEach((name, curve) -> {
			if (!curve.isEmpty()) {
				copy.put(name, List.copyOf(curve));
			}
		});
		return copy;
	}

	public synchronized List<TrainingEvent.Note> notes() {
		return List.copyOf(notes);
	}

	/** What is being done now; empty before anything is. */
	public synchronized String phase() {
		return phase;
	}

	/** The last step of this phase. */
	public synchronized Optional<TrainingEvent.Step> last() {
		return last;
	}

	/** The best evaluation, where the method says which that is. */
	public synchronized Optional<TrainingEvent.Evaluation> best() {
		return best;
	}
}
