package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.Region;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Where text lies on the screen, and which text of the document lies there; folded text lies nowhere. */
final class TextGeometry {

	private final ITextViewer viewer;
	private final StyledText widget;

	TextGeometry(ITextViewer viewer) {
		this.viewer = viewer;
		widget = viewer.getTextWidget();
	}

	StyledText widget() {
		return widget;
	}

	/** The pieces that a line of the widget is wrapped into. */
	List<VisualLine> pieces(int line) {
		int begin = widget.getOffsetAtLine(line);
		int end = begin + widget.getLine(line).length();
		List<VisualLine> pieces = new ArrayList<>();
		int from = begin;
		do {
			Rectangle bounds = bounds(from, Math.min(from + 1, end));
			int to = end;
			if (end > from && bounds(end - 1, end).y > bounds.y) {
				to = breakAfter(from, end, bounds.y);
			}
			pieces.add(new VisualLine(from, to, bounds.y, bounds.height, from == begin));
			from = to;
		} while (from < end);
		return pieces;
	}

	/** The first offset that lies lower than {@code y}. */
	private int breakAfter(int from, int end, int y) {
		int low = from + 1;
		int high = end - 1;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (bounds(middle, middle + 1).y > y) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
	}

	/** The smallest rectangle around a range of the widget's text; of no width if the range is empty. */
	Rectangle bounds(int begin, int end) {
		if (end > begin) {
			return widget.getTextBounds(begin, end - 1);
		}
		Point point = widget.getLocationAtOffset(begin);
		return new Rectangle(point.x, point.y, 0, widget.getLineHeight(begin));
	}

	/** The range of the document that a range of the widget shows. */
	IRegion model(int begin, int end) {
		if (viewer instanceof ITextViewerExtension5 folding) {
			IRegion region = folding.widgetRange2ModelRange(new Region(begin, end - begin));
			return region != null ? region : new Region(0, 0);
		}
		return new Region(begin, end - begin);
	}

	/** The place in the widget, or -1 if it is folded away. */
	int widgetOffset(int offset) {
		return viewer instanceof ITextViewerExtension5 folding ? folding.modelOffset2WidgetOffset(offset) : offset;
	}
}
