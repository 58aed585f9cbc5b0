package org.lorgnette.ui.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.io.tokens.TokenFilter;
import org.lorgnette.ui.Accessibles;

/** Above the table: which rows to show. */
final class FilterBar {

	private final Composite bar;
	private final Text search;
	private final Combo type;
	private final Button differing;
	private final Button sentence;
	private List<String> types = List.of();

	FilterBar(Composite parent, Runnable changed) {
		bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).margins(4, 3).spacing(8, 0).applyTo(bar);
		search = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.filter_search_hint);
		search.addModifyListener(event -> changed.run());
		Accessibles.name(search, Messages.filter_search);
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).hint(170, SWT.DEFAULT).applyTo(search);
		type = new Combo(bar, SWT.READ_ONLY);
		type.setItems(Messages.filter_all_types);
		type.select(0);
		type.addListener(SWT.Selection, event -> changed.run());
		Accessibles.name(type, Messages.filter_type);
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).hint(130, SWT.DEFAULT).applyTo(type);
		differing = check(Messages.filter_differing, Messages.filter_differing_tip, changed);
		sentence = check(Messages.filter_sentence, Messages.filter_sentence_tip, changed);
	}

	private Button check(String text, String tip, Runnable changed) {
		Button button = new Button(bar, SWT.CHECK);
		button.setText(text);
		button.setToolTipText(tip);
		button.addListener(SWT.Selection, event -> changed.run());
		return button;
	}

	Composite control() {
		return bar;
	}

	boolean isSentenceOnly() {
		return sentence.getSelection();
	}

	/** The filter; of one sentence only if it is known where the selection is. */
	TokenFilter filter(Optional<TokenFilter.Place> selected) {
		int chosen = type.getSelectionIndex();
		Optional<String> chosenType = chosen > 0 ? Optional.of(types.get(chosen - 1)) : Optional.empty();
		return new TokenFilter(search.getText().strip(), chosenType, differing.getSelection(), selected.filter(place -> isSentenceOnly()));
	}

	/** Offers these types; one that was chosen stays chosen even if it is gone, so that the rows do not jump. */
	void offer(Iterable<String> offered) {
		int chosen = type.getSelectionIndex();
		Optional<String> before = chosen > 0 ? Optional.of(types.get(chosen - 1)) : Optional.empty();
		List<String> now = new ArrayList<>();
		offered.forEach(now::add);
		before.filter(kept -> !now.contains(kept)).ifPresent(now::add);
		if (!now.equals(types)) {
			types = now;
			List<String> items = new ArrayList<>(now);
			items.addFirst(Messages.filter_all_types);
			type.setItems(items.toArray(String[]::new));
			type.select(before.map(kept -> now.indexOf(kept) + 1).orElse(0));
		}
	}
}
