package org.lorgnette.engine.djl.relations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the labels of a network mean. Directed ones, as {@code Cause-Effect(e1,e2)}, say which of two entities, in the order of
 * the text, is the head; plain ones say that the first entity given to the network is. {@code Other} is no relation.
 */
final class RelationLabels {

	private static final String OTHER = "Other";
	private static final String FORWARD = "(e1,e2)";
	private static final String BACKWARD = "(e2,e1)";

	/** A relation from the network's first entity to its second, or the other way round. */
	record Outcome(String type, boolean backward) {
	}

	private final List<Optional<Outcome>> outcomes = new ArrayList<>();
	private final boolean directed;

	/** @throws IllegalArgumentException if labels are mixed, or none is {@code Other} */
	RelationLabels(List<String> labels) {
		if (!labels.contains(OTHER)) {
			throw new IllegalArgumentException("the label '" + OTHER + "', for no relation, is missing");
		}
		Set<Boolean> kinds = new LinkedHashSet<>();
		for (String label : labels) {
			boolean backward = label.endsWith(BACKWARD);
			boolean arrow = backward || label.endsWith(FORWARD);
			if (label.equals(OTHER)) {
				outcomes.add(Optional.empty());
			} else {
				kinds.add(arrow);
				outcomes.add(Optional.of(new Outcome(arrow ? label.substring(0, label.length() - FORWARD.length()) : label, backward)));
			}
		}
		if (kinds.size() > 1) {
			throw new IllegalArgumentException("some labels end in " + FORWARD + " or " + BACKWARD + " and some do not: " + labels);
		}
		directed = kinds.contains(true);
	}

	/** Whether a pair is shown to the network once, in the order of the text, rather than once for each order. */
	boolean isDirected() {
		return directed;
	}

	int size() {
		return outcomes.size();
	}

	/** Empty for no relation. */
	Optional<Outcome> outcome(int label) {
		return outcomes.get(label);
	}

	/** The label for an outcome; empty if there is none. */
	OptionalInt label(Outcome outcome) {
		return IntStream.range(0, outcomes.size()).filter(label -> outcomes.get(label).equals(Optional.of(outcome))).findFirst();
	}

	Set<String> types() {
		Set<String> types = new LinkedHashSet<>();
		outcomes.forEach(outcome -> outcome.ifPresent(known -> types.add(known.type())));
		return types;
	}
}
