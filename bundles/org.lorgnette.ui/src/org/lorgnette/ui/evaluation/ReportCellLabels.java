package org.lorgnette.ui.evaluation;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Control;
import org.lorgnette.report.Table;

/** Draws a cell: the best number bold, what stands beside it, such as an interval, paler. */
final class ReportCellLabels extends StyledCellLabelProvider {

	private static final Styler BOLD = new Styler() {
		@Override
		public void applyStyles(TextStyle style) {
			style.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
		}
	};

	private static final double INK = .72;

	private final int index;

	ReportCellLabels(int index) {
		super(COLORS_ON_SELECTION);
		this.index = index;
	}

	/** Between text and ground, so that it can be read on any. */
	private static Styler pale(Control control) {
		RGB ink = control.getForeground().getRGB();
		RGB ground = control.getBackground().getRGB();
		Color mixed = new Color(mix(ink.red, ground.red), mix(ink.green, ground.green), mix(ink.blue, ground.blue));
		return new Styler() {
			@Override
			public void applyStyles(TextStyle style) {
				style.foreground = mixed;
			}
		};
	}

	private static int mix(int ink, int ground) {
		return (int) Math.round(INK * ink + (1 - INK) * ground);
	}

	@Override
	public void update(ViewerCell cell) {
		if (cell.getElement() instanceof ReportRow row) {
			Table.Cell shown = row.cells().get(index);
			StyledString text = new StyledString(shown.text().replaceAll("\\s", " "), shown.best() ? BOLD : null);
			if (!shown.detail().isEmpty()) {
				text.append("  " + shown.detail(), pale(cell.getControl()));
			}
			cell.setText(text.getString());
			cell.setStyleRanges(text.getStyleRanges());
			super.update(cell);
		}
	}

	@Override
	public String getToolTipText(Object element) {
		if (element instanceof ReportRow row) {
			Table.Cell cell = row.cells().get(index);
			return cell.hint().isEmpty() ? null : cell.hint();
		}
		return null;
	}
}
