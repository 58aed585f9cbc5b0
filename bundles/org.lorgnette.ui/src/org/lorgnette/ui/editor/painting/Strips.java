package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.List;

/**
 * How the room under each line is shared: a strip for each lane, with rows of mentions and below them rows of arcs. The same for all lines:
 * a text widget lays out lines of one spacing many times faster than lines that differ.
 */
final class Strips {

	private static final int GAP = 2;

	/** The strip of a lane; {@code top} is the distance from the bottom of the letters, in points. */
	record Strip(LaneIndex lane, int number, int top, int rows, int levels) {
	}

	private final List<Strip> strips = new ArrayList<>();
	private final int rowHeight;
	private final int levelHeight;
	private final int height;

	/** @param arcs whether relations are drawn; @param shown whether a lane is shown, by its number */
	Strips(PaintModel model, int rowHeight, int levelHeight, boolean arcs, java.util.function.IntPredicate shown) {
		this.rowHeight = rowHeight;
		this.levelHeight = levelHeight;
		int top = GAP;
		for (int i = 0; i < model.lanes().size(); i++) {
			LaneIndex lane = model.lanes().get(i);
			boolean idleGold = i == 0 && lane.mentions().isEmpty();
			if (shown.test(i) && !idleGold) {
				int levels = arcs ? lane.levels() : 0;
				int rows = Math.max(1, lane.rows());
				strips.add(new Strip(lane, i, top, rows, levels));
				top += rows * rowHeight + levels * levelHeight + GAP;
			}
		}
		height = strips.isEmpty() ? 0 : top + 2 * GAP;
	}

	List<Strip> strips() {
		return strips;
	}

	/** The room that all take, in points. */
	int height() {
		return height;
	}

	int rowHeight() {
		return rowHeight;
	}

	int levelHeight() {
		return levelHeight;
	}

	/** Distance of a mention's top from the bottom of the letters; mentions beyond the last row share it. */
	int top(Strip strip, int row) {
		return strip.top() + Math.min(row, strip.rows() - 1) * rowHeight;
	}

	/** Distance of an arc from the bottom of the letters. */
	int arc(Strip strip, int level) {
		return strip.top() + strip.rows() * rowHeight + Math.min(level, strip.levels() - 1) * levelHeight + levelHeight / 2;
	}

	int bottom(Strip strip) {
		return strip.top() + strip.rows() * rowHeight + strip.levels() * levelHeight;
	}
}
