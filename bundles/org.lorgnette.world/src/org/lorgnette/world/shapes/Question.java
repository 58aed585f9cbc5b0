package org.lorgnette.world.shapes;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * "is a red shape left of above a circle": whether a red thing is left of a cell that is above a circle. Without sides the thing
 * itself is meant: "is a circle red".
 *
 * @param sides
 *            in the order of the words, 0 to 2
 */
record Question(Quality subject, List<Side> sides, Quality reference) {

	Question {
		sides = List.copyOf(sides);
	}

	String text() {
		return "is " + subject.phrase() + " " + sides.stream().map(side -> side.words() + " ").collect(Collectors.joining())
				+ (sides.isEmpty() && !reference.isShape() ? reference.word() : reference.phrase());
	}

	boolean holds(Grid grid) {
		return !targets(grid).isEmpty();
	}

	/** Cells of the subjects of which it is true. */
	List<Integer> targets(Grid grid) {
		return grid.all(reference).stream().map(this::from).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt)
				.filter(cell -> grid.is(cell, subject)).distinct().sorted().toList();
	}

	/** The cell that lies so from the reference, if all on the way to it are in the picture. */
	private OptionalInt from(int cell) {
		OptionalInt at = OptionalInt.of(cell);
		for (Side side : sides.reversed()) {
			at = at.isPresent() ? side.of(at.getAsInt()) : at;
		}
		return at;
	}

	/** False of every picture: "is a square a circle", "is a square above below a circle". */
	boolean isContradiction() {
		boolean back = sides.size() == 2 && sides.getFirst().isOpposite(sides.getLast());
		return (sides.isEmpty() || back) && subject.isAlike(reference) && subject != reference;
	}

	/**
	 * Equal for questions that are true of a grid by the same chance, since colours, shapes and directions are all alike to
	 * {@link GridSampler}.
	 */
	String form() {
		String way = sides.size() < 2 ? Integer.toString(sides.size())
				: sides.getFirst() == sides.getLast() ? "on" : sides.getFirst().isOpposite(sides.getLast()) ? "back" : "corner";
		return way + " " + subject.isShape() + " " + reference.isShape() + " " + (subject == reference);
	}
}
