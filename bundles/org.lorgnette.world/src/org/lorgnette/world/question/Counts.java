package org.lorgnette.world.question;

import org.lorgnette.world.scene.Attribute;

/** The numbers that a question for how many may have as answers, all of them equally often. Others are too rare to balance. */
record Counts(int fewest, int most) {

	static Counts of(Things things) {
		return switch (things) {
			case Things.Matching(Filter filter) -> filter.equals(Filter.ANY) ? new Counts(3, 8) : new Counts(0, most(filter, 5, 4, 3));
			case Things.Except(Filter subject, var excluded) -> subject.equals(Filter.ANY)
					? excluded.attribute() == Attribute.SIZE ? new Counts(0, 5) : new Counts(2, 6)
					: new Counts(0, most(subject, 4, 3, 2));
			case Things.Placed(Filter subject, var relation, var reference) -> subject.equals(Filter.ANY) ? new Counts(0, 5)
					: new Counts(0, most(subject, 3, 3, 2));
			case Things.OneOrOther(Filter subject, var one, var other) -> subject.equals(Filter.ANY) ? new Counts(0, 5)
					: new Counts(0, most(subject, 4, 3, 2));
			case Things.Union(Filter one, var other) -> new Counts(0, most(one, 5, 4, 3));
			case Things.Alike(var attribute, var reference) -> new Counts(0, attribute == Attribute.SIZE ? 5 : 3);
		};
	}

	boolean holds(int number) {
		return fewest <= number && number <= most;
	}

	/** By whether the filter names a size only, one other attribute, or more. */
	private static int most(Filter filter, int ofSize, int ofOne, int ofMore) {
		return filter.attributes().size() > 1 ? ofMore : filter.size().isPresent() ? ofSize : ofOne;
	}
}
