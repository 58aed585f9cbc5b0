package org.lorgnette.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A table as every format shows it. All rows have as many cells as there are columns; the first column names the row.
 *
 * @param id unique in a report, of letters, digits and hyphens
 */
public record Table(String id, String caption, List<Column> columns, List<List<Cell>> rows) {

	/** @throws IllegalArgumentException if a row is too short or too long */
	public Table {
		columns = List.copyOf(columns);
		rows = rows.stream().map(List::copyOf).toList();
		int width = columns.size();
		rows.stream().filter(row -> row.size() != width).findFirst().ifPresent(row -> {
			throw new IllegalArgumentException(caption + ": expected " + width + " cells, got " + row);
		});
	}

	public boolean isEmpty() {
		return rows.isEmpty();
	}

	/** This table without the columns whose importance number is higher. */
	public Table upTo(int importance) {
		List<Integer> kept = IntStream.range(0, columns.size()).filter(at -> columns.get(at).importance() <= importance).boxed()
				.toList();
		return new Table(id, caption, kept.stream().map(columns::get).toList(),
				rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
	}

	/** @param importance where room is short, columns of the highest number go first; those of 0 stay */
	public record Column(String title, boolean numeric, int importance) {
	}

	/**
	 * @param detail what stands smaller beside the text, such as an interval; may be empty
	 * @param value the exact number behind the text, by which rows are sorted
	 * @param hint why a number is undefined, or what else is to be known; may be empty
	 * @param best whether no other row has a better number here
	 */
	public record Cell(String text, String detail, OptionalDouble value, String hint, boolean best) {

		public static Cell of(String text) {
			return new Cell(text, "", OptionalDouble.empty(), "", false);
		}

		static Cell of(String text, double value) {
			return new Cell(text, "", OptionalDouble.of(value), "", false);
		}

		Cell asBest() {
			return new Cell(text, detail, value, hint, true);
		}
	}
}
