package org.lorgnette.ui.picture;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.ui.ask.Percent;

/** The words of the question: pointing at one, or going there by the arrow keys, shows its patches in the picture. */
final class TokenStrip extends Canvas {

	private static final int PAD = 4;
	private static final int GAP = 4;
	private static final int BAR = 4;
	/** No window has room for more, and every move of the pointer measures them all. */
	private static final int MOST = 200;

	private final PictureState state;

	TokenStrip(Composite parent, PictureState state) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.state = state;
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.MouseMove, event -> state.pointAtToken(at(event)));
		addListener(SWT.MouseExit, event -> state.pointAtToken(OptionalInt.empty()));
		addListener(SWT.MouseDown, event -> {
			setFocus();
			state.chooseToken(at(event).equals(state.chosenToken()) ? OptionalInt.empty() : at(event));
		});
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		state.addListener(() -> {
			if (!isDisposed()) {
				redraw();
			}
		});
		describe();
	}

	/** Those on show: of a very long question the first ones. */
	private int tokens() {
		return Math.min(MOST, all());
	}

	private int all() {
		return state.analysis().map(analysis -> analysis.tokens().size()).orElse(0);
	}

	/** The boxes of the words in lines of a width. */
	private List<Rectangle> boxes(GC gc, int width) {
		List<Rectangle> boxes = new ArrayList<>();
		int height = 2 * gc.getFontMetrics().getHeight() + BAR + PAD;
		int x = 0;
		int y = 0;
		for (int token = 0; token < tokens(); token++) {
			int wide = Math.max(gc.textExtent(state.word(token)).x, gc.textExtent(Percent.of(1)).x) + 2 * PAD;
			if (x > 0 && x + wide > width) {
				x = 0;
				y += height + GAP;
			}
			boxes.add(new Rectangle(x, y, wide, height));
			x += wide + GAP;
		}
		return boxes;
	}

	private OptionalInt at(Event event) {
		GC gc = new GC(this);
		List<Rectangle> boxes = boxes(gc, getClientArea().width);
		gc.dispose();
		for (int token = 0; token < boxes.size(); token++) {
			if (boxes.get(token).contains(event.x, event.y)) {
				return OptionalInt.of(token);
			}
		}
		return OptionalInt.empty();
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		GC gc = new GC(this);
		int width = widthHint == SWT.DEFAULT ? 300 : widthHint;
		int height = boxes(gc, width).stream().mapToInt(box -> box.y + box.height).max()
				.orElse(2 * gc.getFontMetrics().getHeight() + BAR + PAD) + (all() > tokens() ? gc.getFontMetrics().getHeight() + GAP : 0);
		gc.dispose();
		return new Point(width, heightHint == SWT.DEFAULT ? height + 1 : heightHint);
	}

	/** How the word goes with the patch pointed at, or else how strongly it goes with any. */
	private OptionalDouble weight(int token) {
		if (state.map().isEmpty()) {
			return OptionalDouble.empty();
		}
		if (state.patch().isPresent()) {
			return OptionalDouble.of(state.map().get().weight(token, state.patch().getAsInt()));
		}
		double strongest = 0;
		for (float each : state.map().get().ofToken(token)) {
			strongest = Math.max(strongest, each);
		}
		return OptionalDouble.of(strongest);
	}

	private boolean isEvidence(int token) {
		Token word = state.analysis().orElseThrow().tokens().get(token);
		return state.analysis().orElseThrow().best().evidence().stream().anyMatch(evidence -> {
			Span span = evidence.span();
			return span.overlaps(word.span());
		});
	}

	private String more() {
		return NLS.bind(Messages.strip_more, NumberFormat.getIntegerInstance().format(all() - tokens()));
	}

	private void paint(GC gc) {
		List<Rectangle> boxes = boxes(gc, getClientArea().width);
		for (int token = 0; token < boxes.size(); token++) {
			word(gc, token, boxes.get(token));
		}
		if (all() > tokens()) {
			Rectangle last = boxes.getLast();
			gc.setForeground(getForeground());
			gc.drawText(more(), 0, last.y + last.height + GAP, true);
		}
	}

	private void word(GC gc, int token, Rectangle box) {
		OptionalDouble weight = weight(token);
		boolean pointed = state.token().equals(OptionalInt.of(token));
		int line = gc.getFontMetrics().getHeight();
		gc.setForeground(getForeground());
		gc.setBackground(JFaceResources.getColorRegistry().get(Marks.HEAT));
		int bar = box.y + line + PAD / 2;
		gc.setAlpha(60);
		gc.drawRectangle(box.x + PAD, bar, box.width - 2 * PAD - 1, BAR - 1);
		gc.setAlpha(255);
		if (weight.isPresent()) {
			gc.fillRectangle(box.x + PAD, bar, (int) Math.round((box.width - 2 * PAD) * weight.getAsDouble()), BAR);
			String percent = Percent.of(weight.getAsDouble());
			gc.setAlpha(weight.getAsDouble() > 0 ? 255 : 120);
			gc.drawText(percent, box.x + (box.width - gc.textExtent(percent).x) / 2, bar + BAR, true);
			gc.setAlpha(255);
		}
		gc.setFont(isEvidence(token) ? JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT) : getFont());
		String word = state.word(token);
		gc.drawText(word, box.x + (box.width - gc.textExtent(word).x) / 2, box.y, true);
		gc.setFont(getFont());
		if (pointed) {
			gc.setLineWidth(state.chosenToken().equals(OptionalInt.of(token)) ? 2 : 1);
			gc.setLineStyle(isFocusControl() || state.chosenToken().isEmpty() ? SWT.LINE_SOLID : SWT.LINE_DOT);
			gc.drawRoundRectangle(box.x, box.y, box.width - 1, box.height - 1, 4, 4);
			gc.setLineWidth(1);
			gc.setLineStyle(SWT.LINE_SOLID);
		}
	}

	private void key(Event event) {
		if (tokens() == 0) {
			return;
		}
		int now = state.chosenToken().orElse(-1);
		switch (event.keyCode) {
		case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> choose(Math.min(tokens() - 1, now + 1));
		case SWT.ARROW_LEFT, SWT.ARROW_UP -> choose(Math.max(0, now - 1));
		case SWT.HOME -> choose(0);
		case SWT.END -> choose(tokens() - 1);
		case SWT.ESC -> state.chooseToken(OptionalInt.empty());
		default -> {
			// Not ours.
		}
		}
	}

	private void choose(int token) {
		state.pointAtToken(OptionalInt.empty());
		state.chooseToken(OptionalInt.of(token));
		getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
	}

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				String pointed = Pointing.describe(state).replace("\n", ". ");
				event.result = pointed.isEmpty() ? Messages.strip_name : pointed;
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = ACC.ROLE_LIST;
			}
		});
	}
}
