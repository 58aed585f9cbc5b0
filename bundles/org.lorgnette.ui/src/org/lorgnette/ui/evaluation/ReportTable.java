package org.lorgnette.ui.evaluation;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.FocusCellOwnerDrawHighlighter;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TableViewerFocusCellManager;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.report.Table;
import org.lorgnette.ui.Accessibles;

/**
 * Shows a table of a report: sorted by a click on a heading, walked through cell by cell with the arrow keys, copied with tabs between cells.
 * A click or Enter on a cell opens the cases behind it.
 */
final class ReportTable {

	/** What cells lead to. */
	@FunctionalInterface
	interface Links {
		Optional<CaseQuery> of(Table table, int row, int column);

		Links NONE = (table, row, column) -> Optional.empty();
	}

	private final TableViewer viewer;
	private final TableViewerFocusCellManager focus;
	private final Consumer<CaseQuery> open;
	private final List<TableViewerColumn> columns = new ArrayList<>();
	private Optional<Table> table = Optional.empty();
	private Links links = Links.NONE;
	/** What the cells were written on; none before they are seen. */
	private RGB ground;

	ReportTable(Composite parent, String name, Consumer<CaseQuery> open) {
		this.open = open;
		viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.getTable().setHeaderVisible(true);
		Accessibles.name(viewer.getTable(), name);
		focus = new TableViewerFocusCellManager(viewer, new FocusCellOwnerDrawHighlighter(viewer));
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.getTable().addListener(SWT.DefaultSelection, event -> cell(focus.getFocusCell()).ifPresent(open));
		viewer.getTable().addMouseListener(MouseListener.mouseUpAdapter(this::click));
		viewer.getTable().addMouseMoveListener(event -> {
			boolean leads = cell(viewer.getCell(new Point(event.x, event.y))).isPresent();
			viewer.getTable().setCursor(leads ? viewer.getTable().getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
		});
		MenuManager menu = new MenuManager();
		menu.add(action(Messages.ReportTable_copyRows, this::copy));
		menu.add(action(Messages.ReportTable_copyAll, this::copyAll));
		viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
		viewer.getTable().addDisposeListener(event -> menu.dispose());
		viewer.getTable().addListener(SWT.Paint, event -> followTheme());
	}

	/** Cells keep the colours that they were written with. */
	private void followTheme() {
		org.eclipse.swt.widgets.Table control = viewer.getTable();
		RGB now = control.getBackground().getRGB();
		if (!now.equals(ground)) {
			boolean changed = ground != null;
			ground = now;
			if (changed) {
				control.getDisplay().asyncExec(() -> {
					if (!control.isDisposed()) {
						viewer.refresh();
					}
				});
			}
		}
	}

	private static Action action(String text, Runnable work) {
		return new Action(text) {
			@Override
			public void run() {
				work.run();
			}
		};
	}

	org.eclipse.swt.widgets.Table control() {
		return viewer.getTable();
	}

	/** Shows another table; the columns stay as they are if it has the same. */
	void show(Table newTable, Links newLinks) {
		links = newLinks;
		if (table.equals(Optional.of(newTable))) {
			return;
		}
		boolean same = table.filter(known -> known.columns().equals(newTable.columns())).isPresent();
		table = Optional.of(newTable);
		viewer.getTable().setRedraw(false);
		try {
			if (!same) {
				viewer.setInput(List.of());
				viewer.setComparator(null);
				columns.forEach(column -> column.getColumn().dispose());
				columns.clear();
				for (int i = 0; i < newTable.columns().size(); i++) {
					columns.add(column(i, newTable.columns().get(i)));
				}
				columns.add(filler());
			}
			viewer.setInput(ReportRow.of(newTable));
			columns.subList(0, newTable.columns().size()).forEach(column -> widen(column.getColumn()));
		} finally {
			viewer.getTable().setRedraw(true);
		}
	}

	/** Takes the room that is left over, which would else part the last number from its row. */
	private TableViewerColumn filler() {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return "";
			}
		});
		column.getColumn().setWidth(1);
		return column;
	}

	/** The sign of sorting needs room beside the heading. */
	private static void widen(TableColumn column) {
		column.pack();
		column.setWidth(Math.min(column.getWidth() + 18, 520));
	}

	private TableViewerColumn column(int index, Table.Column model) {
		TableViewerColumn column = new TableViewerColumn(viewer, model.numeric() ? SWT.RIGHT : SWT.LEFT);
		column.getColumn().setText(model.title());
		column.getColumn().setMoveable(true);
		column.setLabelProvider(new ReportCellLabels(index));
		column.getColumn().addListener(SWT.Selection, event -> sort(index, column.getColumn(), model.numeric()));
		return column;
	}

	/** First the best numbers, or the first words; then the other way round; then as it was. */
	private void sort(int index, TableColumn column, boolean numeric) {
		org.eclipse.swt.widgets.Table control = viewer.getTable();
		int first = numeric ? SWT.DOWN : SWT.UP;
		boolean again = control.getSortColumn() == column;
		int direction = !again ? first : control.getSortDirection() == first ? (first == SWT.UP ? SWT.DOWN : SWT.UP) : SWT.NONE;
		control.setSortColumn(direction == SWT.NONE ? null : column);
		control.setSortDirection(direction);
		List<ReportRow> rows = new ArrayList<>(ReportRow.of(table.orElseThrow()));
		if (direction != SWT.NONE) {
			rows.sort(comparator(index, direction == SWT.DOWN));
		}
		viewer.setInput(rows);
	}

	private static Comparator<ReportRow> comparator(int index, boolean down) {
		Collator words = Collator.getInstance();
		Comparator<Table.Cell> values = Comparator.comparingDouble(cell -> cell.value().orElse(0));
		Comparator<Table.Cell> texts = Comparator.comparing(Table.Cell::text, words::compare);
		// What is undefined comes last whichever way.
		Comparator<Table.Cell> order = (a, b) -> a.value().isPresent() && b.value().isPresent()
				? (down ? values.reversed() : values).compare(a, b)
				: a.value().isPresent() != b.value().isPresent() ? Boolean.compare(b.value().isPresent(), a.value().isPresent())
						: (down ? texts.reversed() : texts).compare(a, b);
		return Comparator.comparing(row -> row.cells().get(index), order);
	}

	private void click(MouseEvent event) {
		if (event.button == 1 && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
			cell(viewer.getCell(new Point(event.x, event.y))).ifPresent(open);
		}
	}

	private Optional<CaseQuery> cell(ViewerCell cell) {
		return cell != null && cell.getElement() instanceof ReportRow row && table.isPresent()
				&& cell.getColumnIndex() < table.get().columns().size()
				? links.of(table.get(), row.number(), cell.getColumnIndex())
				: Optional.empty();
	}

	/** Puts the selected rows on the clipboard, or all if none is selected. */
	void copy() {
		List<ReportRow> rows = new ArrayList<>();
		for (Object row : viewer.getStructuredSelection()) {
			rows.add((ReportRow) row);
		}
		if (rows.isEmpty()) {
			copyAll();
		} else {
			copy(rows);
		}
	}

	private void copyAll() {
		List<ReportRow> rows = new ArrayList<>();
		for (int i = 0; i < viewer.getTable().getItemCount(); i++) {
			rows.add((ReportRow) viewer.getElementAt(i));
		}
		copy(rows);
	}

	private void copy(List<ReportRow> rows) {
		if (table.isEmpty()) {
			return;
		}
		StringBuilder text = new StringBuilder();
		line(text, table.get().columns().stream().map(Table.Column::title).toList());
		for (ReportRow row : rows) {
			line(text, row.cells().stream().map(cell -> cell.detail().isEmpty() ? cell.text() : cell.text() + " " + cell.detail()).toList());
		}
		Clipboard clipboard = new Clipboard(viewer.getTable().getDisplay());
		try {
			clipboard.setContents(new Object[] { text.toString() }, new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}

	private static void line(StringBuilder text, List<String> cells) {
		text.append(cells.stream().map(cell -> cell.replaceAll("\\s", " ")).collect(Collectors.joining("\t"))).append('\n');
	}
}
