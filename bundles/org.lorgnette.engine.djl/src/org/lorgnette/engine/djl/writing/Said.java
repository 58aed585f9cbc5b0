package org.lorgnette.engine.djl.writing;

import java.util.List;

/**
 * What was written of one source.
 *
 * @param ways to write of it, the likeliest first, one at least
 * @param actions the logarithm of the probability of each action before anything was written
 */
public record Said(List<Written> ways, double[] actions) {

	Written best() {
		return ways.getFirst();
	}
}
