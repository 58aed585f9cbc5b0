package org.lorgnette.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Benchmark.Measurement;
import org.lorgnette.engine.Cancellation;

/** Lets alternatives take turns and measures each. */
final class Turns {

	private static final int WARMING = 2;

	/** One round of work. */
	@FunctionalInterface
	interface Work {

		/** @return anything that depends on the work, so that it cannot be left out */
		long run() throws IOException;
	}

	private final Map<String, Work> alternatives = new LinkedHashMap<>();
	private final long units;
	private final String unit;
	private long results;

	/** @param units what each round works through */
	Turns(long units, String unit) {
		this.units = units;
		this.unit = unit;
	}

	Turns add(String name, Work work) {
		alternatives.put(name, work);
		return this;
	}

	List<Measurement> run(int rounds, Cancellation cancellation) throws IOException {
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		for (int round = -WARMING; round < rounds; round++) {
			for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
				cancellation.check();
				long start = System.nanoTime();
				results += alternative.getValue().run();
				if (round >= 0) {
					seconds.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
				}
			}
		}
		return seconds.entrySet().stream().map(each -> new Measurement(each.getKey(), units, unit, each.getValue())).toList();
	}

	/** The sum of what all rounds gave. */
	long results() {
		return results;
	}
}
