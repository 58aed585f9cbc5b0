package org.lorgnette.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

final class Attributes {

	private Attributes() {
	}

	/** An unmodifiable copy that keeps the order of its source, which writers rely on for stable output. */
	static Map<String, String> copy(Map<String, String> source) {
		if (source.isEmpty()) {
			return Map.of();
		}
		if (source.size() == 1) {
			return Map.copyOf(source);
		}
		Map<String, String> copy = new LinkedHashMap<>(source);
		copy.forEach((key, value) -> {
			Objects.requireNonNull(key, "key");
			Objects.requireNonNull(value, key);
		});
		return Collections.unmodifiableMap(copy);
	}
}
