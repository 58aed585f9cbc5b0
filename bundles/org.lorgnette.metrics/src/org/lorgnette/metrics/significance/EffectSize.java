package org.lorgnette.metrics.significance;

import java.util.Optional;

/** How large a difference is, on a scale of its own. {@code name} says which scale: see {@link EffectSizes}. */
public record EffectSize(String name, double value, Optional<Interval> interval) {

	public EffectSize(String name, double value) {
		this(name, value, Optional.empty());
	}
}
