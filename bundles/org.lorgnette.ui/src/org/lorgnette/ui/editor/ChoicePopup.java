package org.lorgnette.ui.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/**
 * A small list beside the caret to choose from by typing: the list shrinks to what was typed, arrows move in it, Enter takes, Escape leaves.
 * A name that is not in the list can be taken as well where that makes sense.
 */
final class ChoicePopup extends PopupDialog {

	/** A name with a remark beside it. */
	record Choice(String name, String remark) {
	}

	private final StyledText beside;
	private final List<Choice> choices;
	private final boolean open;
	private final Optional<String> preset;
	private final Consumer<String> taken;
	private Text input;
	private Table table;

	/** @param open whether a new name can be typed; @param preset selected at first; @param taken hears the choice, after the list is closed */
	ChoicePopup(StyledText beside, String title, List<Choice> choices, boolean open, Optional<String> preset, Consumer<String> taken) {
		super(beside.getShell(), SWT.RESIZE, true, false, false, false, false, title, null);
		this.beside = beside;
		this.choices = List.copyOf(choices);
		this.open = open;
		this.preset = preset;
		this.taken = taken;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		area.setLayout(new GridLayout());
		area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		input = new Text(area, SWT.SINGLE | SWT.SEARCH);
		input.setMessage(Messages.filter);
		input.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		table = new Table(area, SWT.SINGLE | SWT.V_SCROLL | SWT.FULL_SELECTION | SWT.NO_FOCUS);
		GridData size = new GridData(SWT.FILL, SWT.FILL, true, true);
		size.heightHint = table.getItemHeight() * Math.clamp(choices.size() + (open ? 1 : 0), 3, 14);
		size.widthHint = 300;
		table.setLayoutData(size);
		input.addModifyListener(event -> fill());
		input.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			switch (event.keyCode) {
				case SWT.ARROW_DOWN -> move(1);
				case SWT.ARROW_UP -> move(-1);
				case SWT.PAGE_DOWN -> move(10);
				case SWT.PAGE_UP -> move(-10);
				case SWT.CR, SWT.KEYPAD_CR -> take();
				default -> {
					return;
				}
			}
			event.doit = false;
		}));
		table.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> take()));
		table.addListener(SWT.MouseUp, event -> {
			if (table.getItem(new Point(event.x, event.y)) != null) {
				take();
			}
		});
		fill();
		preset.ifPresent(name -> {
			for (int i = 0; i < table.getItemCount(); i++) {
				if (name.equals(table.getItem(i).getData())) {
					table.setSelection(i);
				}
			}
		});
		return area;
	}

	@Override
	protected Control getFocusControl() {
		return input;
	}

	@Override
	protected Point getInitialLocation(Point size) {
		Point place = beside.toDisplay(beside.getLocationAtOffset(beside.getCaretOffset()));
		return new Point(place.x, place.y + beside.getLineHeight() + 4);
	}

	private void fill() {
		String typed = input.getText().strip();
		String wanted = typed.toLowerCase(Locale.ROOT);
		table.setRedraw(false);
		table.removeAll();
		boolean exact = false;
		for (int pass = 0; pass < 2; pass++) {
			for (Choice choice : choices) {
				String name = choice.name().toLowerCase(Locale.ROOT);
				boolean starts = name.startsWith(wanted);
				if (pass == 0 ? starts : !starts && (name + " " + choice.remark().toLowerCase(Locale.ROOT)).contains(wanted)) {
					add(choice.name(), choice.remark().isEmpty() ? choice.name() : choice.name() + "   " + choice.remark());
					exact |= choice.name().equals(typed);
				}
			}
		}
		if (open && !typed.isEmpty() && !exact) {
			add(typed, NLS.bind(Messages.newName, typed));
		}
		if (table.getItemCount() > 0) {
			table.setSelection(0);
		}
		table.setRedraw(true);
	}

	private void add(String name, String text) {
		TableItem item = new TableItem(table, SWT.NONE);
		item.setText(text);
		item.setData(name);
	}

	private void move(int by) {
		if (table.getItemCount() > 0) {
			table.setSelection(Math.clamp(table.getSelectionIndex() + by, 0, table.getItemCount() - 1));
			table.showSelection();
		}
	}

	private void take() {
		if (table.getSelectionCount() > 0) {
			String chosen = (String) table.getSelection()[0].getData();
			close();
			beside.setFocus();
			taken.accept(chosen);
		}
	}
}
