package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.ui.Accessibles;

/** Chooses which of an engine's maps is laid over the picture, and how strongly. */
final class MapPane extends Composite {

	private final PictureState state;
	private final Combo name;
	private final Combo layer;
	private final Combo head;
	private final Scale strength;
	private MapChoice choice = new MapChoice(List.of(), 0);
	private Optional<VisualAnalysis> shown = Optional.empty();
	private int picture = -1;

	MapPane(Composite parent, PictureState state) {
		super(parent, SWT.NONE);
		this.state = state;
		RowLayout layout = new RowLayout();
		layout.center = true;
		layout.marginLeft = 0;
		layout.marginTop = 0;
		layout.marginBottom = 0;
		setLayout(layout);
		name = combo(Messages.map_name, this::named);
		layer = combo(Messages.map_layer, this::layered);
		head = combo(Messages.map_head, this::use);
		Label label = new Label(this, SWT.NONE);
		label.setText(Messages.strength);
		strength = new Scale(this, SWT.HORIZONTAL);
		strength.setMaximum(100);
		strength.setPageIncrement(10);
		strength.setLayoutData(new RowData(110, SWT.DEFAULT));
		strength.setSelection(state.strength());
		strength.setToolTipText(Messages.strength_tip);
		Accessibles.name(strength, Messages.strength_tip);
		strength.addListener(SWT.Selection, event -> state.setStrength(strength.getSelection()));
		state.addListener(this::refresh);
		refresh();
	}

	private Combo combo(String what, Runnable selected) {
		Combo combo = new Combo(this, SWT.READ_ONLY);
		combo.setToolTipText(what);
		Accessibles.name(combo, what);
		combo.setLayoutData(new RowData());
		combo.addListener(SWT.Selection, event -> selected.run());
		return combo;
	}

	private void refresh() {
		if (isDisposed() || (state.analysis().equals(shown) && state.pictureIndex() == picture)) {
			return;
		}
		shown = state.analysis();
		picture = state.pictureIndex();
		choice = new MapChoice(shown.map(VisualAnalysis::maps).orElse(List.of()), picture);
		String before = name.getText();
		name.setItems(choice.names().toArray(String[]::new));
		name.select(Math.max(0, name.indexOf(before)));
		setVisible(name.getItemCount() > 0);
		named();
	}

	private void named() {
		fill(layer, Messages.map_layer_number, name.getItemCount() == 0 ? List.of() : choice.layers(name.getText()));
		layered();
	}

	private void layered() {
		fill(head, Messages.map_head_number, name.getItemCount() == 0 ? List.of() : choice.heads(name.getText(), number(layer)));
		use();
	}

	/** Keeps what was chosen where it still exists. */
	private static void fill(Combo combo, String pattern, List<Integer> numbers) {
		int before = combo.getSelectionIndex();
		combo.setItems(numbers.stream().map(number -> NLS.bind(pattern, number + 1)).toArray(String[]::new));
		combo.setData(numbers);
		combo.select(Math.clamp(before, 0, Math.max(0, numbers.size() - 1)));
		boolean visible = !numbers.isEmpty();
		combo.setVisible(visible);
		((RowData) combo.getLayoutData()).exclude = !visible;
		combo.getParent().layout();
	}

	@SuppressWarnings("unchecked")
	private static OptionalInt number(Combo combo) {
		List<Integer> numbers = (List<Integer>) combo.getData();
		return numbers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(numbers.get(Math.max(0, combo.getSelectionIndex())));
	}

	private void use() {
		state.use(name.getItemCount() == 0 ? Optional.empty() : choice.map(name.getText(), number(layer), number(head)));
	}
}
