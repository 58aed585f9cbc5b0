package org.lorgnette.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Finds room for labels beside their boxes, so that none covers another and all can be seen. */
final class LabelPlaces {

	private static final int GAP = 3;
	private static final int RINGS = 4;

	private final Rectangle room;
	private final List<Rectangle> taken = new ArrayList<>();

	LabelPlaces(int width, int height) {
		room = new Rectangle(0, 0, width, height);
	}

	/**
	 * Above the box, else inside of it at the top, below, right or left of it, or further away; where nothing is free, above, over others. Empty if the box
	 * is out of sight.
	 */
	Optional<Rectangle> place(Rectangle box, Point size) {
		if (!box.intersects(room)) {
			return Optional.empty();
		}
		// A box that reaches out of sight is labelled at the part of it that is seen.
		Rectangle seen = box.intersection(room);
		List<Rectangle> candidates = new ArrayList<>();
		for (int ring = 0; ring < RINGS; ring++) {
			around(seen, size, ring, candidates);
		}
		Rectangle chosen = candidates.stream().filter(this::isFree).findFirst().orElseGet(() -> within(candidates.getFirst()));
		taken.add(chosen);
		return Optional.of(chosen);
	}

	/** @param ring how many labels further away than beside the box */
	private static void around(Rectangle box, Point size, int ring, List<Rectangle> candidates) {
		int down = ring * (size.y + GAP);
		int across = ring * (size.x + 2 * GAP);
		int left = box.x + GAP;
		int right = box.x + box.width - size.x - GAP;
		int below = box.y + box.height + 2 + down;
		int above = box.y - size.y - 2 - down;
		candidates.add(at(left, above, size));
		if (ring == 0) {
			candidates.add(at(left, box.y + 2, size));
		}
		candidates.add(at(left, below, size));
		candidates.add(at(box.x + box.width + GAP + 2 + across, box.y, size));
		candidates.add(at(box.x - size.x - GAP - 2 - across, box.y, size));
		candidates.add(at(right, above, size));
		candidates.add(at(right, below, size));
	}

	private static Rectangle at(int x, int y, Point size) {
		return new Rectangle(x, y, size.x, size.y);
	}

	private boolean isFree(Rectangle label) {
		return label.equals(within(label)) && taken.stream().noneMatch(other -> other.intersects(label));
	}

	private Rectangle within(Rectangle label) {
		return new Rectangle(Math.max(2, Math.min(label.x, room.width - label.width - 2)),
				Math.max(0, Math.min(label.y, room.height - label.height)), label.width, label.height);
	}
}
