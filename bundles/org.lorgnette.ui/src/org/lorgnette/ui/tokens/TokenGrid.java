package org.lorgnette.ui.tokens;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.io.tokens.TokenRow;
import org.lorgnette.io.tokens.TokenTable;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.ui.VirtualTables;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.session.Lane;

/** The virtual table of tokens. Row numbers in its methods are those of the {@link TokenTable}. */
final class TokenGrid {

	static final String DIFFERS = "org.lorgnette.ui.tokens.differs";
	static final String ILLEGAL = "org.lorgnette.ui.tokens.illegal";
	static final String STALE = "org.lorgnette.ui.tokens.stale";
	static final String BORDER = "org.lorgnette.ui.tokens.border";

	private static final int NUMBER = 0;
	private static final int SENTENCE = 1;
	private static final int TOKEN = 2;
	private static final int OFFSETS = 3;
	private static final int FIXED = 4;

	private final Composite area;
	private final Table table;
	private Optional<TokenWork.Result> shown = Optional.empty();
	private int[] rows = {};

	TokenGrid(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		area.setLayout(new TableColumnLayout());
		table = new Table(area, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		VirtualTables.disposeOrphans(table);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.PaintItem, this::paintBorder);
		Accessibles.name(table, Messages.table_name);
		new GridTip(this);
	}

	Composite control() {
		return area;
	}

	Table table() {
		return table;
	}

	Optional<TokenWork.Result> shown() {
		return shown;
	}

	/** Shows other rows; columns change only where the engines did. */
	void show(TokenWork.Result result) {
		boolean columns = shown.filter(before -> headers(before).equals(headers(result))).isEmpty();
		shown = Optional.of(result);
		rows = result.rows();
		table.setRedraw(false);
		try {
			if (columns) {
				createColumns(result);
			}
			table.deselectAll();
			VirtualTables.setRows(table, rows.length);
		} finally {
			table.setRedraw(true);
		}
	}

	private static List<String> headers(TokenWork.Result result) {
		List<String> headers = new ArrayList<>(List.of(String.valueOf(result.table().hasGiven()), String.valueOf(result.table().hasGold())));
		result.request().lanes().forEach(lane -> headers.add(lane.name() + '\n' + LaneState.of(lane)));
		return headers;
	}

	private void createColumns(TokenWork.Result result) {
		Arrays.stream(table.getColumns()).forEach(TableColumn::dispose);
		TableColumnLayout layout = new TableColumnLayout();
		area.setLayout(layout);
		column(layout, Messages.column_number, SWT.RIGHT, 4, 46);
		column(layout, Messages.column_sentence, SWT.RIGHT, 5, 84);
		column(layout, Messages.column_token, SWT.LEFT, 20, 110);
		column(layout, Messages.column_offsets, SWT.RIGHT, 8, 92);
		if (result.table().hasGiven()) {
			column(layout, Messages.column_file, SWT.LEFT, 11, 96);
		}
		if (result.table().hasGold()) {
			column(layout, Messages.column_gold, SWT.LEFT, 11, 90);
		}
		for (Lane lane : result.request().lanes()) {
			LaneState state = LaneState.of(lane);
			TableColumn column = column(layout, state.sign().isEmpty() ? lane.name() : state.sign() + " " + lane.name(), SWT.LEFT, 11, 90);
			column.setToolTipText(state.text());
		}
		area.layout(true, true);
	}

	private TableColumn column(TableColumnLayout layout, String title, int alignment, int weight, int least) {
		TableColumn column = new TableColumn(table, alignment);
		column.setText(title);
		layout.setColumnData(column, new ColumnWeightData(weight, least, true));
		return column;
	}

	/** The number of the tag in the column, -1 for the tag of the file, or empty. */
	Optional<Integer> tag(int column) {
		if (shown.isEmpty() || column < FIXED) {
			return Optional.empty();
		}
		TokenTable tokens = shown.get().table();
		int index = column - FIXED;
		if (tokens.hasGiven()) {
			if (index == 0) {
				return Optional.of(-1);
			}
			index--;
		}
		return Optional.of(tokens.hasGold() ? index : index + 1);
	}

	private void fill(Event event) {
		TableItem item = (TableItem) event.item;
		if (shown.isEmpty() || event.index < 0 || event.index >= rows.length) {
			return;
		}
		TokenTable tokens = shown.get().table();
		int row = rows[event.index];
		TokenRow token = tokens.row(row);
		NumberFormat numbers = NumberFormat.getIntegerInstance();
		item.setText(NUMBER, String.valueOf(token.number()));
		boolean several = shown.get().request().corpus().parts().size() > 1;
		item.setText(SENTENCE, several ? (token.document() + 1) + ":" + token.sentence() : String.valueOf(token.sentence()));
		item.setText(TOKEN, token.text().replaceAll("\\s", " "));
		item.setText(OFFSETS, numbers.format(token.span().begin()) + "\u2013" + numbers.format(token.span().end()));
		for (int column = FIXED; column < table.getColumnCount(); column++) {
			int tag = tag(column).orElseThrow();
			if (tag < 0) {
				boolean illegal = !tokens.violations(row).isEmpty();
				item.setText(column, (illegal ? "\u26A0 " : "") + token.given().orElse(""));
				item.setBackground(column, illegal ? color(ILLEGAL) : null);
			} else {
				item.setText(column, text(tokens, token, row, tag));
				item.setBackground(column, token.differs(tag) ? color(DIFFERS) : token.isStale(tag) ? color(STALE) : null);
			}
		}
	}

	private String text(TokenTable tokens, TokenRow token, int row, int tag) {
		String text = token.tags().get(tag);
		if (text.isEmpty()) {
			return "";
		}
		long others = tokens.losses(row, tag).stream().filter(loss -> loss.reason() == Projection.Reason.OVERLAPPED
				|| loss.reason() == Projection.Reason.CROSSES_SENTENCE).count();
		String sign = token.isStale(tag) ? "\u21BB " : token.differs(tag) ? "\u2260 " : "";
		return sign + text + (others > 0 ? " +" + others : "");
	}

	private static Color color(String id) {
		Color themed = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().get(id);
		return Objects.requireNonNullElseGet(themed, () -> JFaceResources.getColorRegistry().get(id));
	}

	private void paintBorder(Event event) {
		TableItem item = (TableItem) event.item;
		int index = table.indexOf(item);
		if (shown.isEmpty() || index <= 0 || index >= rows.length) {
			return;
		}
		TokenRow token = shown.get().table().row(rows[index]);
		TokenRow before = shown.get().table().row(rows[index - 1]);
		if (token.sentence() != before.sentence() || token.document() != before.document()) {
			Rectangle cell = item.getBounds(event.index);
			GC gc = event.gc;
			Color foreground = gc.getForeground();
			gc.setForeground(color(BORDER));
			gc.setLineWidth(token.document() != before.document() ? 2 : 1);
			gc.drawLine(cell.x - 2, event.y, cell.x + cell.width + 2, event.y);
			gc.setForeground(foreground);
			gc.setLineWidth(1);
		}
	}

	/** What to say about the cell under a point. */
	String tip(Point point) {
		TableItem item = table.getItem(point);
		int index = item == null ? -1 : table.indexOf(item);
		if (shown.isEmpty() || index < 0 || index >= rows.length) {
			return "";
		}
		for (int column = FIXED; column < table.getColumnCount(); column++) {
			if (item.getBounds(column).contains(point)) {
				int tag = tag(column).orElseThrow();
				TokenTable tokens = shown.get().table();
				return tag < 0 ? TokenTips.ofGiven(tokens, rows[index])
						: TokenTips.ofTag(tokens, shown.get().request().corpus(), rows[index], tag);
			}
		}
		return "";
	}

	/** Rows selected, or all that are shown if none is. */
	int[] selectedOrAll() {
		int[] selected = selected();
		return selected.length > 0 ? selected : rows;
	}

	int[] all() {
		return rows;
	}

	int[] selected() {
		return IntStream.of(table.getSelectionIndices()).filter(index -> index < rows.length).map(index -> rows[index]).sorted().toArray();
	}

	/** Selects the rows between two of the table, as far as they are shown, and scrolls there; nothing if none is shown. */
	void select(int first, int last) {
		int from = position(first);
		int to = position(last + 1) - 1;
		if (from > to) {
			return;
		}
		VirtualTables.require(table, to);
		table.setSelection(from, to);
		table.showItem(table.getItem(from));
	}

	private int position(int row) {
		int found = Arrays.binarySearch(rows, row);
		return found >= 0 ? found : -found - 1;
	}
}
