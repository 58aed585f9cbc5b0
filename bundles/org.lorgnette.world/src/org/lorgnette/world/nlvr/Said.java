package org.lorgnette.world.nlvr;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is said of one box, or of the tower in it. */
sealed interface Said {

	boolean holds(List<Item> box);

	/** "exactly two black circles" */
	record Holds(Quantity quantity, Filter filter) implements Said {
		@Override
		public boolean holds(List<Item> box) {
			return quantity.holds(filter.count(box), box.size());
		}
	}

	/** "only black and yellow items": some of each, and no others */
	record Only(Set<Tint> tints) implements Said {
		public Only {
			tints = Set.copyOf(tints);
		}

		@Override
		public boolean holds(List<Item> box) {
			return colours(box).equals(tints);
		}

		/** In a fixed order. */
		@Override
		public String toString() {
			return "Only" + EnumSet.copyOf(tints);
		}
	}

	/** "items of two different colors"; one for "all items of the same color" */
	record Colours(int number) implements Said {
		@Override
		public boolean holds(List<Item> box) {
			return colours(box).size() == number;
		}
	}

	/** "a black block at the top", or at the base */
	record End(boolean top, Tint tint) implements Said {
		@Override
		public boolean holds(List<Item> box) {
			return (top ? box.getLast() : box.getFirst()).tint() == tint;
		}
	}

	/** "a yellow block on a blue block": right on it */
	record Over(Tint above, Tint below) implements Said {
		@Override
		public boolean holds(List<Item> box) {
			for (int i = 1; i < box.size(); i++) {
				if (box.get(i).tint() == above && box.get(i - 1).tint() == below) {
					return true;
				}
			}
			return false;
		}
	}

	/** "two black blocks stacked together": in a row, and no more of them */
	record Stacked(Tint tint, int number) implements Said {
		@Override
		public boolean holds(List<Item> box) {
			int row = 0;
			for (int i = 0; i <= box.size(); i++) {
				if (i < box.size() && box.get(i).tint() == tint) {
					row++;
				} else {
					if (row == number) {
						return true;
					}
					row = 0;
				}
			}
			return false;
		}
	}

	private static Set<Tint> colours(List<Item> box) {
		Set<Tint> tints = EnumSet.noneOf(Tint.class);
		box.forEach(item -> tints.add(item.tint()));
		return tints;
	}
}
