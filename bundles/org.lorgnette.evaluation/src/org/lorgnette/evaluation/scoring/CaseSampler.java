package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.lorgnette.evaluation.Case;
import org.lorgnette.metrics.chunk.Outcome;

/**
 * Keeps the cases that a report shows: all errors and correct ones while they are few, else a uniform sample of each kind (reservoir
 * sampling, Vitter 1985, algorithm R), always the same for the same cases.
 */
final class CaseSampler {

	private record Numbered(long number, Case value) {
	}

	private final int limitPerKind;
	private final SplittableRandom random;
	private final Map<Outcome.Kind, List<Numbered>> kept = new EnumMap<>(Outcome.Kind.class);
	private final SortedMap<Outcome.Kind, Long> counts = new TreeMap<>();
	private long seen;

	CaseSampler(int limitPerKind, long seed) {
		this.limitPerKind = limitPerKind;
		this.random = new SplittableRandom(seed);
	}

	/** @param value asked only if the case is kept */
	void add(Outcome.Kind kind, Supplier<Case> value) {
		long ofKind = counts.merge(kind, 1L, Long::sum);
		List<Numbered> reservoir = kept.computeIfAbsent(kind, unseen -> new ArrayList<>());
		seen++;
		if (reservoir.size() < limitPerKind) {
			reservoir.add(new Numbered(seen, value.get()));
			return;
		}
		long slot = random.nextLong(ofKind);
		if (slot < limitPerKind) {
			reservoir.set((int) slot, new Numbered(seen, value.get()));
		}
	}

	/** What was kept, in the order of adding. */
	List<Case> cases() {
		return kept.values().stream().flatMap(List::stream).sorted(Comparator.comparingLong(Numbered::number))
				.map(Numbered::value).toList();
	}

	/** How many cases of each kind there were in all; kinds that did not occur count 0. */
	SortedMap<Outcome.Kind, Long> counts() {
		for (Outcome.Kind kind : Outcome.Kind.values()) {
			counts.putIfAbsent(kind, 0L);
		}
		return counts;
	}
}
