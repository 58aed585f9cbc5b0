package org.lorgnette.io.conll;

/** A column by its number from 0, or from the end if negative: -1 is the last. */
public record Column(int index) {

	/** The position in a row of that many columns; outside of it if there is no such column. */
	int position(int columns) {
		return index < 0 ? columns + index : index;
	}

	boolean isIn(String[] columns) {
		int position = position(columns.length);
		return position >= 0 && position < columns.length;
	}

	/** The cell without spaces around it; empty if the row has no such column. */
	public String in(String[] columns) {
		int position = position(columns.length);
		return position >= 0 && position < columns.length ? trim(columns[position]) : "";
	}

	private static String trim(String cell) {
		int begin = 0;
		int end = cell.length();
		while (begin < end && Separator.isSpace(cell.charAt(begin))) {
			begin++;
		}
		while (end > begin && Separator.isSpace(cell.charAt(end - 1))) {
			end--;
		}
		return cell.substring(begin, end);
	}
}
