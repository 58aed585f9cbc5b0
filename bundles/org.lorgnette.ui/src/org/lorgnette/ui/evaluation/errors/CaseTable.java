package org.lorgnette.ui.evaluation.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lorgnette.evaluation.Case;
import org.lorgnette.ui.VirtualTables;
import org.lorgnette.ui.Accessibles;

/** The list of cases: only rows that are seen are made, so that it may be of any length. */
final class CaseTable {

	private final CaseTexts texts;
	private final Table table;
	private final List<CaseColumn> columns;
	private Optional<ThumbnailPainter> painter = Optional.empty();
	private List<Case> rows = List.of();
	private Optional<CaseColumn> sorted = Optional.empty();
	private boolean down;

	/** @param sort hears that another order is wanted, which {@link #sorted()} tells */
	CaseTable(Composite parent, CaseTexts texts, CaseTexts.Kind kind, Optional<Thumbnails> thumbnails, Consumer<Case> selected,
			Consumer<Case> opened, Runnable sort) {
		this.texts = texts;
		this.columns = CaseColumn.of(kind);
		table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		Accessibles.name(table, Messages.CaseTable_name);
		for (CaseColumn column : columns) {
			TableColumn control = new TableColumn(table, column == CaseColumn.SCORE ? SWT.RIGHT : SWT.LEFT);
			control.setText(column.title());
			control.setWidth(column.width());
			control.setMoveable(true);
			control.addListener(SWT.Selection, event -> sort(column, control, sort));
		}
		if (kind == CaseTexts.Kind.MENTIONS) {
			new ContextPainter(table, columns.indexOf(CaseColumn.CONTEXT));
		}
		thumbnails.ifPresent(pictures -> painter = Optional.of(new ThumbnailPainter(table, columns.indexOf(CaseColumn.PICTURE), pictures)));
		VirtualTables.disposeOrphans(table);
		table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
		table.addListener(SWT.Selection, event -> first().ifPresent(selected));
		table.addListener(SWT.DefaultSelection, event -> first().ifPresent(opened));
	}

	Table control() {
		return table;
	}

	private void fill(TableItem item, int index) {
		// An item that has just been removed may still be asked for.
		if (index >= 0 && index < rows.size()) {
			Case one = rows.get(index);
			item.setData(one);
			painter.ifPresent(pictures -> pictures.prepare(item));
			item.setText(columns.stream().map(column -> column.text(texts, one)).toArray(String[]::new));
		}
	}

	private void sort(CaseColumn column, TableColumn control, Runnable listener) {
		boolean again = sorted.equals(Optional.of(column));
		down = again ? !down : column == CaseColumn.SCORE;
		sorted = Optional.of(column);
		table.setSortColumn(control);
		table.setSortDirection(down ? SWT.DOWN : SWT.UP);
		listener.run();
	}

	Optional<CaseColumn> sorted() {
		return sorted;
	}

	boolean isDown() {
		return down;
	}

	/** Shows other rows, from the first one; the selected case stays so if it is among them. */
	void show(List<Case> newRows) {
		Optional<Case> before = first();
		rows = newRows;
		table.setRedraw(false);
		table.deselectAll();
		VirtualTables.setRows(table, rows.size());
		table.setRedraw(true);
		int kept = before.map(rows::indexOf).orElse(-1);
		if (!rows.isEmpty()) {
			select(Math.max(0, kept));
		}
	}

	List<Case> rows() {
		return rows;
	}

	/** The first selected case. */
	Optional<Case> first() {
		int index = table.getSelectionIndex();
		return index < 0 || index >= rows.size() ? Optional.empty() : Optional.of(rows.get(index));
	}

	List<Case> selected() {
		List<Case> cases = new ArrayList<>();
		for (int index : table.getSelectionIndices()) {
			cases.add(rows.get(index));
		}
		return cases;
	}

	/** Goes some rows on; stays at the ends. */
	Optional<Case> step(int by) {
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		select(Math.clamp(table.getSelectionIndex() + by, 0, rows.size() - 1));
		return first();
	}

	private void select(int index) {
		VirtualTables.require(table, index);
		table.setSelection(index);
		table.showSelection();
		if (painter.isPresent()) {
			VirtualTables.keepInSight(table, index);
		}
	}
}
