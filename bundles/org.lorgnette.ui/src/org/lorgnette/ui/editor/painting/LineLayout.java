package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.text.IRegion;
import org.eclipse.swt.graphics.Rectangle;

/** Where the mentions of one visual line are drawn: what painting and the mouse share. */
final class LineLayout {

	private final VisualLine line;
	private final IRegion model;
	private final List<Box> boxes = new ArrayList<>();

	LineLayout(TextGeometry geometry, Strips strips, VisualLine line) {
		this.line = line;
		model = geometry.model(line.begin(), line.end());
		Map<Long, Rectangle> known = new HashMap<>();
		int begin = model.getOffset();
		int end = begin + model.getLength();
		for (Strips.Strip strip : strips.strips()) {
			LaneIndex lane = strip.lane();
			lane.fragments(begin, Math.max(begin, end), i -> {
				int from = Math.max(lane.begin(i), begin);
				int to = Math.min(lane.end(i), end);
				boolean elsewhere = lane.begin(i) == lane.end(i) ? lane.begin(i) == end && line.end() > line.begin() && !atTextEnd(geometry)
						: to <= from;
				int left = geometry.widgetOffset(from);
				int right = geometry.widgetOffset(to);
				if (!elsewhere && left >= line.begin() && right >= left && right <= line.end()) {
					Rectangle words = known.computeIfAbsent((long) left << 32 | right, unseen -> geometry.bounds(left, right));
					Rectangle area = new Rectangle(words.x, line.bottom() + strips.top(strip, lane.owner(i).row()), Math.max(3, words.width),
							strips.rowHeight() - 1);
					boxes.add(new Box(strip, lane.owner(i), lane.begin(i), lane.end(i), area, words, from == lane.begin(i),
							to == lane.end(i)));
				}
			});
		}
	}

	private boolean atTextEnd(TextGeometry geometry) {
		return line.end() == geometry.widget().getCharCount();
	}

	VisualLine line() {
		return line;
	}

	/** The range of the document. */
	IRegion model() {
		return model;
	}

	List<Box> boxes() {
		return boxes;
	}

	Optional<Box> box(Mention mention, Strips.Strip strip) {
		return boxes.stream().filter(box -> box.mention() == mention && box.strip() == strip).findFirst();
	}

	Optional<Box> at(int x, int y) {
		return boxes.stream().filter(box -> box.area().contains(x, y)).findFirst();
	}
}
