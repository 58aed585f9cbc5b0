package org.lorgnette.ui.evaluation.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A choice of values by name. */
final class Filter<T> {

	private final Label label;
	private final Combo combo;
	private final List<T> values = new ArrayList<>();
	private int extra = -1;

	Filter(Composite parent, String name, int width, Runnable changed) {
		Composite pair = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(3, 0).applyTo(pair);
		label = new Label(pair, SWT.NONE);
		label.setText(name);
		combo = new Combo(pair, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setVisibleItemCount(16);
		GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(combo);
		combo.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = label.getText().replace("&", "");
			}
		});
		combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed.run()));
	}

	void rename(String name) {
		if (!label.getText().equals(name)) {
			label.setText(name);
			label.requestLayout();
		}
	}

	void clear() {
		combo.removeAll();
		values.clear();
		extra = -1;
	}

	void add(String name, T value) {
		combo.add(name);
		values.add(value);
	}

	T value() {
		return values.get(Math.max(0, combo.getSelectionIndex()));
	}

	/** Chooses a value; one that is not offered is added until another is chosen. */
	void choose(T value, Supplier<String> name) {
		if (extra >= 0 && !values.get(extra).equals(value)) {
			combo.remove(extra);
			values.remove(extra);
			extra = -1;
		}
		int index = values.indexOf(value);
		if (index < 0) {
			add(name.get(), value);
			extra = values.size() - 1;
			index = extra;
		}
		combo.select(index);
	}
}
