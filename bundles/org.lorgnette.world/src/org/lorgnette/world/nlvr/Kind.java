package org.lorgnette.world.nlvr;

import java.util.Locale;
import java.util.function.Predicate;

/** Kinds of statements, by what has to be seen. */
enum Kind {
	ITEMS, TOUCHING, BOXES, COLOURS, ENDS, STACKED;

	static Kind of(Statement statement) {
		return switch (statement) {
			case Statement.Items items -> items.filter().place() == Place.ANYWHERE ? ITEMS : TOUCHING;
			case Statement.OfBoxes boxes when any(boxes,
					said -> said instanceof Said.Over || said instanceof Said.Stacked) -> STACKED;
			case Statement.OfBoxes boxes when any(boxes, Said.End.class::isInstance) -> ENDS;
			case Statement.OfBoxes boxes when any(boxes, said -> said instanceof Said.Only || said instanceof Said.Colours) -> COLOURS;
			case Statement.OfBoxes boxes when any(boxes,
					said -> said instanceof Said.Holds holds && holds.filter().place() != Place.ANYWHERE) -> TOUCHING;
			case Statement.OfBoxes boxes -> BOXES;
		};
	}

	private static boolean any(Statement.OfBoxes boxes, Predicate<Said> test) {
		return boxes.said().stream().anyMatch(test);
	}

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}
}
