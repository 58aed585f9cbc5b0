package org.lorgnette.report.chart;

import java.util.List;

import org.lorgnette.engine.visual.Picture;

/**
 * Pictures side by side, each with marks laid over it and a caption below, to be written to a file or put on the clipboard.
 *
 * @param title said by programs that show the file; not drawn
 */
public record PictureFigure(String title, List<Panel> panels) {

	/** @throws IllegalArgumentException without a picture */
	public PictureFigure {
		panels = List.copyOf(panels);
		if (panels.isEmpty()) {
			throw new IllegalArgumentException("a figure without a picture");
		}
	}

	/**
	 * One picture.
	 *
	 * @param marks in the order in which they are drawn
	 * @param caption paragraphs
	 */
	public record Panel(Picture picture, List<PictureMark> marks, List<String> caption) {

		public Panel {
			marks = List.copyOf(marks);
			caption = List.copyOf(caption);
		}
	}
}
