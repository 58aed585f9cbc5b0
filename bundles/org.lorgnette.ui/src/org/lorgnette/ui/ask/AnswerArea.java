package org.lorgnette.ui.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;

/** Where the engines' cards stand: as many beside each other as there is room for, or a hint if there are none. */
final class AnswerArea extends ScrolledComposite {

	private static final int CARD = 230;

	private final Composite content;
	private final List<EngineCard> cards = new ArrayList<>();

	AnswerArea(Composite parent) {
		super(parent, SWT.V_SCROLL);
		content = new Composite(this, SWT.NONE);
		content.setBackgroundMode(SWT.INHERIT_DEFAULT);
		content.setLayout(GridLayoutFactory.fillDefaults().margins(4, 4).spacing(6, 6).create());
		setContent(content);
		setExpandHorizontal(true);
		setExpandVertical(true);
		setShowFocusedControl(true);
		getVerticalBar().setIncrement(20);
		addListener(SWT.Resize, event -> arrange());
	}

	List<EngineCard> cards() {
		return List.copyOf(cards);
	}

	/** Puts a card for an engine; the hint must have been cleared. */
	EngineCard add(Function<Composite, EngineCard> maker) {
		EngineCard card = maker.apply(content);
		GridDataFactory.fillDefaults().grab(true, false).hint(CARD - 30, SWT.DEFAULT).applyTo(card);
		cards.add(card);
		return card;
	}

	void clear() {
		for (Control child : content.getChildren()) {
			child.dispose();
		}
		cards.clear();
	}

	/** Shows a hint with links instead of cards. */
	Link hint(String text, Consumer<Event> followed) {
		clear();
		Link link = new Link(content, SWT.WRAP);
		link.setText(text);
		link.addListener(SWT.Selection, followed::accept);
		GridDataFactory.fillDefaults().grab(true, false).hint(CARD - 30, SWT.DEFAULT).indent(4, 4).applyTo(link);
		arrange();
		return link;
	}

	/** Whether this hint is shown. */
	boolean shows(String hint) {
		return isHint() && content.getChildren().length == 1 && content.getChildren()[0] instanceof Link link && link.getText().equals(hint);
	}

	/** Whether a hint is shown. */
	boolean isHint() {
		return cards.isEmpty();
	}

	/** The room or what stands in it has changed. */
	void arrange() {
		int width = getClientArea().width;
		if (width <= 0) {
			return;
		}
		GridLayout layout = (GridLayout) content.getLayout();
		layout.numColumns = Math.clamp(cards.size(), 1, Math.max(1, width / CARD));
		layout.makeColumnsEqualWidth = true;
		content.layout(true, true);
		Point size = content.computeSize(width, SWT.DEFAULT, true);
		setMinSize(0, size.y);
		content.layout(true, true);
	}
}
