package org.lorgnette.engine;

import java.util.List;

/**
 * Measures an engine against the bare method it wraps, in one run on this machine. Alternatives take turns, so that what else the
 * machine does strikes all of them.
 */
public interface Benchmark {

	String id();

	/** One English sentence: what is measured against what. */
	String description();

	/**
	 * @param rounds
	 *            measured turns of each alternative, after one that warms up
	 * @return one measurement for each alternative, the reference first
	 * @throws EngineUnavailableException
	 *             if a model is absent
	 * @throws EngineException
	 *             if the alternatives do not give the same output
	 */
	List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException;

	/**
	 * How long each measured round of one alternative took.
	 *
	 * @param units how many units each round worked through
	 * @param unit what is counted, such as {@code tokens}
	 * @param seconds one entry for each round
	 */
	record Measurement(String name, long units, String unit, List<Double> seconds) {

		public Measurement {
			seconds = List.copyOf(seconds);
		}
	}
}
