package org.lorgnette.ui.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.ui.VirtualTables;
import org.lorgnette.ui.ask.CopyFocused;

/** The words from the largest part on: bars to the right speak for the decision, bars to the left against it. */
final class WordTable {

	private static final int BAR_COLUMN = 1;
	private static final int PAD = 4;

	private final ExplainModel model;
	private final Table table;
	private Optional<Explanation> shown = Optional.empty();
	private List<WordAttribution> ranked = List.of();

	WordTable(Composite parent, ExplainModel model, Runnable reveal) {
		this.model = model;
		table = Tables.create(parent, SWT.VIRTUAL, Messages.table_name);
		Tables.column(table, SWT.TRAIL, Messages.column_attribution, 96);
		Tables.column(table, SWT.CENTER, Messages.column_bar, 130);
		Tables.column(table, SWT.LEAD, Messages.column_word, 160);
		Tables.column(table, SWT.LEAD, Messages.column_where, 130);
		VirtualTables.disposeOrphans(table);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.PaintItem, this::paint);
		table.addListener(SWT.Selection, event -> select());
		table.addListener(SWT.DefaultSelection, event -> reveal.run());
		CopyFocused.offer(table, this::copy);
	}

	Table control() {
		return table;
	}

	void show(Optional<Explanation> explanation) {
		if (!explanation.equals(shown)) {
			shown = explanation;
			ranked = explanation.map(Explanation::ranked).orElse(List.of());
			VirtualTables.setRows(table, ranked.size());
		}
		follow();
	}

	private void fill(Event event) {
		if (event.index < 0 || event.index >= ranked.size()) {
			return;
		}
		((TableItem) event.item).setText(texts(ranked.get(event.index)));
	}

	private static String[] texts(WordAttribution word) {
		String place = "[" + word.word().span().begin() + ", " + word.word().span().end() + ")";
		return new String[] { Figures.signed(word.value()), "",
				DecisionLabel.oneLine(word.word().text()) + (word.own() ? " *" : ""),
				word.word().in() == Word.In.QUESTION ? Messages.in_question + " " + place : place };
	}

	private void paint(Event event) {
		if (event.index != BAR_COLUMN || event.item == null) {
			return;
		}
		int row = table.indexOf((TableItem) event.item);
		double largest = shown.map(Explanation::largest).orElse(0.0);
		if (row < 0 || row >= ranked.size() || largest <= 0) {
			return;
		}
		double value = ranked.get(row).value();
		int width = table.getColumn(BAR_COLUMN).getWidth() - 2 * PAD;
		int middle = event.x + PAD + width / 2;
		int length = value == 0 ? 0 : Math.max(1, (int) Math.round(width / 2.0 * Math.abs(value) / largest));
		GC gc = event.gc;
		boolean selected = (event.detail & SWT.SELECTED) != 0;
		Color before = gc.getBackground();
		Color pen = gc.getForeground();
		Color ink = selected ? gc.getForeground() : Tones.line(value, table.getBackground());
		Rectangle bar = new Rectangle(value < 0 ? middle - length : middle, event.y + 3, length, Math.max(4, event.height - 7));
		gc.setBackground(ink);
		gc.setForeground(ink);
		if (value < 0) {
			hatch(gc, bar);
		} else {
			gc.fillRectangle(bar);
		}
		gc.setForeground(table.getForeground());
		gc.drawLine(middle, event.y, middle, event.y + event.height);
		gc.setBackground(before);
		gc.setForeground(pen);
	}

	/** Against: a frame with lines in it, told from a full bar without its colour. */
	private static void hatch(GC gc, Rectangle bar) {
		gc.drawRectangle(bar.x, bar.y, Math.max(1, bar.width - 1), bar.height - 1);
		for (int x = bar.x + 3; x < bar.x + bar.width; x += 4) {
			gc.drawLine(x, bar.y, x, bar.y + bar.height - 1);
		}
	}

	private void select() {
		int row = table.getSelectionIndex();
		if (row >= 0 && row < ranked.size() && shown.isPresent()) {
			model.selectWord(OptionalInt.of(shown.get().words().indexOf(ranked.get(row))));
		}
	}

	private void follow() {
		if (shown.isEmpty() || model.word().isEmpty()) {
			return;
		}
		int row = ranked.indexOf(shown.get().words().get(model.word().getAsInt()));
		if (row >= 0 && row != table.getSelectionIndex()) {
			VirtualTables.require(table, row);
			table.setSelection(row);
		}
	}

	/** All rows, for a spreadsheet. */
	private String copy() {
		return ranked.stream().map(word -> NLS.bind("{0}\t{1}", String.join("\t", String.valueOf(word.value()),
				DecisionLabel.oneLine(word.word().text())), texts(word)[3])).collect(Collectors.joining("\n"));
	}
}
