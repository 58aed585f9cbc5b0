package org.lorgnette.ui.tokens;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/** What is shown in place of an empty table: why it is empty, and a link that changes that. */
final class Hint {

	private final Composite area;
	private final Link link;

	Hint(Composite parent, Consumer<String> follow) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 16).applyTo(area);
		link = new Link(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(280, SWT.DEFAULT).applyTo(link);
		link.addListener(SWT.Selection, event -> follow.accept(event.text));
	}

	Composite control() {
		return area;
	}

	Link link() {
		return link;
	}

	void say(String text) {
		link.setText(text);
		area.layout(true, true);
	}
}
