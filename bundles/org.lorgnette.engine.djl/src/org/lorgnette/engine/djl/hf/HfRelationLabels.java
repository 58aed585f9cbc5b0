package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the labels of a classifier of relations mean: {@code Cause-Effect(e1,e2)} and {@code Cause-Effect(e2,e1)} say which of two
 * entities in the order of the text is the head; of any other, the entity marked first is.
 */
final class HfRelationLabels {

	static final String NONE_SETTING = "none";

	private static final String FORWARD = "(e1,e2)";
	private static final String BACKWARD = "(e2,e1)";

	/** A relation from the entity marked first to the other, or the other way round. */
	record Outcome(String type, boolean backward) {
	}

	private final List<Optional<Outcome>> outcomes = new ArrayList<>();
	private final boolean directed;

	/**
	 * @param none
	 *            the labels, separated by commas, that say that there is no relation; blank if each label is one
	 * @throws IllegalArgumentException
	 *             if no label is one of them
	 */
	HfRelationLabels(List<String> labels, String none) {
		List<String> nothing = Arrays.stream(none.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
		if (!nothing.isEmpty() && labels.stream().noneMatch(nothing::contains)) {
			throw new IllegalArgumentException("none of the labels " + labels + " says that there is no relation; name it by the setting '"
					+ NONE_SETTING + "', or leave that empty if each label is a relation");
		}
		for (String label : labels) {
			boolean backward = label.endsWith(BACKWARD);
			boolean arrow = backward || label.endsWith(FORWARD);
			outcomes.add(nothing.contains(label) ? Optional.empty()
					: Optional.of(new Outcome(arrow ? label.substring(0, label.length() - FORWARD.length()) : label, backward)));
		}
		directed = labels.stream().anyMatch(label -> label.endsWith(FORWARD) || label.endsWith(BACKWARD));
	}

	/** Whether a pair is shown once, in the order of the text, rather than once for each order. */
	boolean isDirected() {
		return directed;
	}

	/** Empty for no relation. */
	Optional<Outcome> outcome(int label) {
		return outcomes.get(label);
	}
}
