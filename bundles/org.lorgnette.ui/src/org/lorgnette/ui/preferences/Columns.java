package org.lorgnette.ui.preferences;

import java.util.function.Function;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;

/** Text columns of a page's table, which share its width by their weights. */
final class Columns<T> {

	private static final int NARROWEST = 60;

	private final TableViewer viewer;
	private final TableColumnLayout layout;
	private final Class<T> rows;

	Columns(TableViewer viewer, TableColumnLayout layout, Class<T> rows) {
		this.viewer = viewer;
		this.layout = layout;
		this.rows = rows;
	}

	TableViewerColumn add(String title, int weight, Function<T, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setResizable(true);
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(Object element) {
				return text.apply(rows.cast(element));
			}

			@Override
			public String getToolTipText(Object element) {
				return getText(element);
			}
		});
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, NARROWEST, true));
		return column;
	}
}
