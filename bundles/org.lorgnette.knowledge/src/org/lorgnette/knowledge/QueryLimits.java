package org.lorgnette.knowledge;

import java.time.Duration;

/**
 * What a query may take.
 *
 * @param time until it is stopped
 * @param rows how many rows are kept; the rest is not computed
 */
public record QueryLimits(Duration time, int rows) {

	public static final QueryLimits DEFAULT = new QueryLimits(Duration.ofSeconds(30), 10_000);

	/** @throws IllegalArgumentException unless both are positive */
	public QueryLimits {
		if (time.isNegative() || time.isZero()) {
			throw new IllegalArgumentException("time limit: expected more than 0, got " + time);
		}
		if (rows < 1) {
			throw new IllegalArgumentException("row limit: expected 1 or more, got " + rows);
		}
	}
}
