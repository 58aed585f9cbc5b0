package org.lorgnette.ui.editor.painting;

/**
 * One line as it is seen: a line of the text, or a piece of one that is wrapped. {@code begin} and {@code end} are offsets in the widget,
 * {@code y} and {@code height} those of the letters, in points; what is drawn for it lies below. {@code first} is set on the first piece.
 */
record VisualLine(int begin, int end, int y, int height, boolean first) {

	int bottom() {
		return y + height;
	}
}
