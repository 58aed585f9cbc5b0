package org.lorgnette.engine.explain;

import java.util.List;

/**
 * What a decision is a function of: the vectors of words, one after the other, as the network's first layer gets them. Closing
 * gives its memory back.
 */
public interface DifferentiableDecision extends DifferentiableFunction, AutoCloseable {

	/** The network's own units in its order, without padding. */
	List<Word> units();

	/** The units' vectors, (units, dimensions), row by row. */
	double[] input();

	/**
	 * Vectors that say nothing, of the same shape, such as those of a word of which nothing is known. Zeros upset networks that normalise
	 * their input.
	 */
	double[] baseline();

	/** What the value is, such as {@code log-probability of B-PER at word 3}; one English phrase. */
	String valueName();

	@Override
	void close();
}
