package org.lorgnette.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.io.Loss;
import org.lorgnette.io.LossListener;

/** Counts what a written format could not hold, by kind, with one example each. */
final class LossLog implements LossListener {

	/** Losses of one kind. */
	record Kind(String name, long count, Loss example) {
	}

	private final Map<String, Kind> kinds = new LinkedHashMap<>();

	@Override
	public void report(Loss loss) {
		Kind before = kinds.getOrDefault(loss.kind(), new Kind(loss.kind(), 0, loss));
		kinds.put(loss.kind(), new Kind(loss.kind(), before.count() + 1, before.example()));
	}

	boolean isEmpty() {
		return kinds.isEmpty();
	}

	/** In the order of their first occurrence. */
	List<Kind> kinds() {
		return List.copyOf(kinds.values());
	}

	void show(Console console) {
		for (Kind kind : kinds.values()) {
			console.say("loss", kind.name(), String.valueOf(kind.count()), kind.example().instance(), kind.example().detail());
		}
	}
}
