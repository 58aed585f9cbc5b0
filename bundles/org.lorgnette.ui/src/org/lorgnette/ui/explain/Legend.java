package org.lorgnette.ui.explain;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.lorgnette.ui.Accessibles;

/** Says what the colours, lines and frames of words stand for. */
final class Legend extends Composite {

	private static final String GAP = "   ";

	private final StyledText text;

	Legend(Composite parent) {
		super(parent, SWT.NONE);
		setLayout(new FillLayout());
		text = new StyledText(this, SWT.READ_ONLY | SWT.SINGLE | SWT.NO_FOCUS);
		text.setFont(JFaceResources.getDialogFont());
		text.setMargins(6, 2, 6, 2);
		text.setCaret(null);
		text.setEnabled(false);
		text.setText(Messages.legend_for + GAP + Messages.legend_against + GAP + Messages.legend_own);
		Accessibles.name(text, text.getText());
		text.addListener(SWT.Paint, new Listener() {
			private RGB paper;

			@Override
			public void handleEvent(Event event) {
				if (!text.getBackground().getRGB().equals(paper)) {
					paper = text.getBackground().getRGB();
					text.getDisplay().asyncExec(Legend.this::style);
				}
			}
		});
	}

	private void style() {
		if (isDisposed()) {
			return;
		}
		StyleRange speaksFor = range(0, Messages.legend_for.length(), 1);
		StyleRange against = range(Messages.legend_for.length() + GAP.length(), Messages.legend_against.length(), -1);
		against.underline = true;
		against.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
		against.underlineColor = against.foreground;
		StyleRange own = new StyleRange(against.start + against.length + GAP.length(), Messages.legend_own.length(), getForeground(),
				null);
		own.borderStyle = SWT.BORDER_SOLID;
		own.borderColor = getForeground();
		text.setStyleRanges(new StyleRange[] { speaksFor, against, own });
	}

	private StyleRange range(int start, int length, double value) {
		var behind = Tones.behind(value, 1.6, text.getBackground());
		return new StyleRange(start, length, Tones.ink(behind), behind);
	}
}
