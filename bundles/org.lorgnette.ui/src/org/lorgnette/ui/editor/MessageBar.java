package org.lorgnette.ui.editor;

import java.util.Optional;

import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** A line above the text that says what is wrong, with an icon and perhaps a link that mends it. Takes no room while there is nothing to say. */
final class MessageBar {

	/** How serious it is. */
	enum Kind {
		INFO(FieldDecorationRegistry.DEC_INFORMATION), WARNING(FieldDecorationRegistry.DEC_WARNING), ERROR(FieldDecorationRegistry.DEC_ERROR);

		private final String decoration;

		Kind(String decoration) {
			this.decoration = decoration;
		}
	}

	private final Composite composite;
	private final Label icon;
	private final Link text;
	private Optional<Runnable> action = Optional.empty();
	private String dismissed = "";

	/** @param parent with a grid layout of one column */
	MessageBar(Composite parent) {
		composite = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(3, false);
		layout.marginHeight = 2;
		composite.setLayout(layout);
		composite.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		icon = new Label(composite, SWT.NONE);
		icon.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
		text = new Link(composite, SWT.WRAP);
		GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 100;
		text.setLayoutData(wide);
		text.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.ifPresent(Runnable::run)));
		Button close = new Button(composite, SWT.PUSH | SWT.FLAT);
		close.setText("\u00d7");
		close.setToolTipText(Messages.closeMessage);
		close.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			dismissed = text.getText();
			hide();
		}));
		setVisible(false);
	}

	void show(Kind kind, String message) {
		show(kind, message, "", Optional.empty());
	}

	/** @param link the text of a link after the message, or empty */
	void show(Kind kind, String message, String link, Optional<Runnable> linked) {
		String shown = message.replace("&", "&&") + (link.isEmpty() ? "" : "  <a>" + link + "</a>");
		if (shown.equals(dismissed) || composite.getVisible() && shown.equals(text.getText())) {
			return;
		}
		action = linked;
		icon.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(kind.decoration).getImage());
		text.setText(shown);
		setVisible(true);
	}

	void hide() {
		if (composite.getVisible()) {
			setVisible(false);
		}
	}

	private void setVisible(boolean visible) {
		composite.setVisible(visible);
		((GridData) composite.getLayoutData()).exclude = !visible;
		composite.getParent().layout(true, true);
	}
}
