package org.lorgnette.world.nlvr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.world.draw.Box;

/** What is said of a picture. */
sealed interface Statement {

	boolean holds(Boxes boxes);

	/** Where to look: the things or boxes that are spoken of. */
	List<Box> targets(Boxes boxes);

	/** "There are exactly two black squares", in all boxes together. */
	record Items(Quantity quantity, Filter filter) implements Statement {
		@Override
		public boolean holds(Boxes boxes) {
			int all = boxes.boxes().stream().mapToInt(List::size).sum();
			return quantity.holds(boxes.boxes().stream().mapToInt(filter::count).sum(), all);
		}

		@Override
		public List<Box> targets(Boxes boxes) {
			List<Box> targets = new ArrayList<>();
			for (int i = 0; i < Boxes.COUNT; i++) {
				int box = i;
				boxes.boxes().get(i).stream().filter(filter::matches).forEach(item -> targets.add(BoxesPainter.area(box, item)));
			}
			return targets;
		}
	}

	/** "There is a box with a yellow circle and three blue items"; all that is said must be so of the same box. */
	record OfBoxes(Quantity quantity, List<Said> said) implements Statement {

		public OfBoxes {
			said = List.copyOf(said);
		}

		@Override
		public boolean holds(Boxes boxes) {
			return quantity.holds(such(boxes).size(), Boxes.COUNT);
		}

		private List<Integer> such(Boxes boxes) {
			return IntStream.range(0, Boxes.COUNT).filter(i -> said.stream().allMatch(each -> each.holds(boxes.boxes().get(i)))).boxed()
					.toList();
		}

		@Override
		public List<Box> targets(Boxes boxes) {
			return such(boxes).stream().map(BoxesPainter::area).toList();
		}
	}
}
