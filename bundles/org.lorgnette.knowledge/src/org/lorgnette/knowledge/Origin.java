package org.lorgnette.knowledge;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Where statements come from, and what they are called in the graph.
 *
 * @param run what tells this run from others
 * @param engine what the run calls the engine
 * @param started instant in ISO 8601; likewise {@code finished}
 * @param entityType common name of an engine's type; likewise {@code relationType}
 * @param symmetric whether the direction of relations with this common name does not count
 */
record Origin(String run, String experiment, String engine, String engineId, String version, String corpusHash, String started,
		Optional<String> finished, UnaryOperator<String> entityType, UnaryOperator<String> relationType,
				Predicate<String> symmetric) {
}
