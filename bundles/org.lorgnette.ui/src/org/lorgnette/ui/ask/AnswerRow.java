package org.lorgnette.ui.ask;

import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lorgnette.engine.ask.Citation;
import org.lorgnette.model.Span;

/** One answer: its score, its text, where it stands and the sentence around it. Click, Enter or Space lead to it. */
final class AnswerRow extends Canvas {

	private static final int PAD = 4;
	private static final int BAR = 44;
	private static final int GAP = 6;

	private final AnswerItem item;
	private final boolean best;
	private final String verdict;
	private boolean hovered;

	/** @param verdict how it compares to the gold; empty if that is not known */
	AnswerRow(Composite parent, AnswerItem item, boolean best, String verdict) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_REDRAW_RESIZE);
		this.item = item;
		this.best = best;
		this.verdict = verdict;
		addPaintListener(this::paint);
		addListener(SWT.Resize, event -> redraw());
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addListener(SWT.MouseEnter, event -> hover(true));
		addListener(SWT.MouseExit, event -> hover(false));
		addListener(SWT.MouseDown, event -> setFocus());
		addListener(SWT.MouseUp, event -> {
			if (event.button == 1 && getClientArea().contains(event.x, event.y)) {
				choose();
			}
		});
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN);
		if (leads()) {
			setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
			setToolTipText(Messages.row_tip);
		}
		describe();
	}

	AnswerItem item() {
		return item;
	}

	private boolean leads() {
		return !item.isNone();
	}

	private void hover(boolean over) {
		hovered = over && leads();
		redraw();
	}

	private void choose() {
		if (leads()) {
			notifyListeners(SWT.DefaultSelection, new Event());
		}
	}

	private void key(Event event) {
		switch (event.keyCode) {
		case SWT.CR, SWT.KEYPAD_CR, ' ' -> choose();
		case SWT.ARROW_DOWN -> traverse(SWT.TRAVERSE_TAB_NEXT);
		case SWT.ARROW_UP -> traverse(SWT.TRAVERSE_TAB_PREVIOUS);
		default -> {
			// Not ours.
		}
		}
	}

	/** What the row says, as a screen reader reads it. */
	String spoken() {
		String text = item.isNone() ? Messages.no_answer : item.text();
		StringBuilder spoken = new StringBuilder(text).append(", ").append(Messages.score).append(' ').append(Counts.score(item.score()));
		if (!verdict.isEmpty()) {
			spoken.append(", ").append(verdict);
		}
		if (!item.isNone()) {
			spoken.append(", ").append(place()).append(": ").append(item.passage());
		}
		return spoken.toString();
	}

	private String place() {
		return item.source() + item.place().map(Citation::line).map(line -> ":" + line).orElse("");
	}

	private TextLayout head(int width) {
		TextLayout layout = new TextLayout(getDisplay());
		layout.setFont(getFont());
		String text = item.isNone() ? Messages.no_answer : item.text().replaceAll("\\s+", " ");
		layout.setText(verdict.isEmpty() ? text : text + "  " + verdict);
		Font font = item.isNone() ? JFaceResources.getFontRegistry().getItalic(JFaceResources.DIALOG_FONT)
				: best ? JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT) : getFont();
		layout.setStyle(new TextStyle(font, null, null), 0, Math.max(0, text.length() - 1));
		layout.setWidth(Math.max(20, width));
		return layout;
	}

	private Optional<TextLayout> passage(int width, Color muted) {
		if (item.isNone()) {
			return Optional.empty();
		}
		TextLayout layout = new TextLayout(getDisplay());
		layout.setFont(getFont());
		String source = place() + "  ";
		layout.setText(source + item.passage());
		layout.setStyle(new TextStyle(getFont(), muted, null), 0, Math.max(0, layout.getText().length() - 1));
		TextStyle link = new TextStyle(getFont(), muted, null);
		link.underline = true;
		layout.setStyle(link, 0, source.length() - 3);
		if (item.emphasis().isPresent() && !item.emphasis().get().isEmpty()) {
			Span span = item.emphasis().get().shift(source.length());
			TextStyle strong = new TextStyle(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT), getForeground(), null);
			layout.setStyle(strong, span.begin(), span.end() - 1);
		}
		layout.setWidth(Math.max(20, width));
		return Optional.of(layout);
	}

	private int textLeft(GC gc) {
		return PAD + BAR + GAP + gc.textExtent("0.00").x + GAP;
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		int width = widthHint == SWT.DEFAULT ? 260 : widthHint;
		GC gc = new GC(this);
		int left = textLeft(gc);
		gc.dispose();
		TextLayout head = head(width - left - PAD);
		int height = PAD + head.getBounds().height + PAD;
		head.dispose();
		Optional<TextLayout> passage = passage(width - 2 * PAD, getForeground());
		if (passage.isPresent()) {
			height += passage.get().getBounds().height;
			passage.get().dispose();
		}
		return new Point(width, heightHint == SWT.DEFAULT ? height : heightHint);
	}

	private void paint(PaintEvent event) {
		GC gc = event.gc;
		Rectangle area = getClientArea();
		gc.setForeground(getForeground());
		if (hovered) {
			gc.setBackground(ScoreBar.blend(getForeground(), getBackground(), 0.08));
			gc.fillRectangle(area);
		}
		int line = gc.getFontMetrics().getHeight();
		ScoreBar.paint(gc, new Rectangle(PAD, PAD + (line - 8) / 2, BAR, 8), item.score());
		gc.drawText(Counts.score(item.score()), PAD + BAR + GAP, PAD, true);
		int left = textLeft(gc);
		TextLayout head = head(area.width - left - PAD);
		head.draw(gc, left, PAD);
		int below = PAD + head.getBounds().height;
		head.dispose();
		passage(area.width - 2 * PAD, ScoreBar.blend(getForeground(), getBackground(), 0.72)).ifPresent(layout -> {
			layout.draw(gc, PAD, below);
			layout.dispose();
		});
		if (isFocusControl()) {
			gc.setForeground(getForeground());
			gc.setLineStyle(SWT.LINE_DOT);
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = spoken();
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = leads() ? ACC.ROLE_LINK : ACC.ROLE_LABEL;
			}

			@Override
			public void getState(AccessibleControlEvent event) {
				event.detail = ACC.STATE_FOCUSABLE | (isFocusControl() ? ACC.STATE_FOCUSED : 0);
			}
		});
	}
}
