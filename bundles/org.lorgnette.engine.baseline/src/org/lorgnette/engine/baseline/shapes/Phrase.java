package org.lorgnette.engine.baseline.shapes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A description of things: "the red circle", "two squares", "the biggest shape".
 *
 * @param bigger of a superlative: whether the biggest is meant, or the smallest
 * @param sides where in the picture
 * @param definite whether it takes for granted that there is such a thing
 * @param terms its words
 */
record Phrase(Optional<Colour> colour, Optional<Form> form, boolean generic, Optional<Boolean> bigger, List<Side> sides,
		OptionalInt number, boolean definite, List<Term> terms) {

	/** Whether it says anything about what a thing is. */
	boolean describes() {
		return colour.isPresent() || form.isPresent() || generic || bigger.isPresent() || !sides.isEmpty();
	}

	boolean hasNoun() {
		return form.isPresent() || generic;
	}

	private boolean fits(Thing thing, Scene scene) {
		return colour.map(wanted -> thing.colour() == wanted).orElse(true) && form.map(thing.form()::isA).orElse(true)
				&& sides.stream().allMatch(side -> side.holds(thing, scene));
	}

	/** The things it describes, out of those given. */
	List<Thing> of(List<Thing> things, Scene scene) {
		List<Thing> fitting = things.stream().filter(thing -> fits(thing, scene)).toList();
		if (bigger.isEmpty() || fitting.isEmpty()) {
			return fitting;
		}
		return List.of(bigger.get() ? fitting.getFirst() : fitting.getLast());
	}
}
