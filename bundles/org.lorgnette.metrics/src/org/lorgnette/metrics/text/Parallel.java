package org.lorgnette.metrics.text;

import java.util.List;

/** Checks that references and hypotheses are aligned. */
final class Parallel {

	private Parallel() {
	}

	static void check(int references, int hypotheses) {
		if (references != hypotheses) {
			throw new IllegalArgumentException("references and hypotheses must be aligned one to one, but there are " + references
					+ " references and " + hypotheses + " hypotheses: check for missing or extra lines");
		}
	}

	static void checkReferences(List<String> references) {
		if (references.isEmpty()) {
			throw new IllegalArgumentException("a segment needs at least one reference, but has none");
		}
	}
}
