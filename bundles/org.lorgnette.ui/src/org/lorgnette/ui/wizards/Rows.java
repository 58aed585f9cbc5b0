package org.lorgnette.ui.wizards;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The rows of a wizard's page, which has three columns: label, field, button. */
final class Rows {

	private static final int FIELD_WIDTH = 380;

	private final Composite page;

	Rows(Composite page) {
		this.page = page;
	}

	Text text(String label, String value, int columns, Consumer<String> changed) {
		new Label(page, SWT.NONE).setText(label);
		Text field = new Text(page, SWT.BORDER);
		field.setText(value);
		field.addModifyListener(event -> changed.accept(field.getText()));
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).span(columns, 1).hint(FIELD_WIDTH, SWT.DEFAULT)
				.applyTo(field);
		return field;
	}

	Combo choice(String label, int columns, Runnable changed) {
		new Label(page, SWT.NONE).setText(label);
		Combo combo = new Combo(page, SWT.READ_ONLY);
		combo.addListener(SWT.Selection, event -> changed.run());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).span(columns, 1).applyTo(combo);
		return combo;
	}

	Button button(String label, Runnable action) {
		Button button = new Button(page, SWT.PUSH);
		button.setText(label);
		button.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.fillDefaults().applyTo(button);
		return button;
	}
}
