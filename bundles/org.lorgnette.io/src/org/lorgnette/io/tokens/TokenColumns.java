package org.lorgnette.io.tokens;

import java.util.ArrayList;
import java.util.List;

/** Rows of a table as text. */
public final class TokenColumns {

	private static final String NOTHING = "_";

	private TokenColumns() {
	}

	/**
	 * Token, gold if there is any, and each engine's tag, apart by one space, as {@code conlleval} takes them; a blank line between
	 * sentences. White space in a token becomes an underscore, and so does a tag that is not there.
	 */
	public static String conll(TokenTable table, int[] rows) {
		return lines(table, rows, " ");
	}

	/** Likewise, apart by tabs. */
	public static String tabbed(TokenTable table, int[] rows) {
		return lines(table, rows, "\t");
	}

	private static String lines(TokenTable table, int[] rows, String separator) {
		StringBuilder text = new StringBuilder();
		TokenRow before = null;
		for (int number : rows) {
			TokenRow row = table.row(number);
			if (before != null && (before.document() != row.document() || before.sentence() != row.sentence())) {
				text.append('\n');
			}
			before = row;
			List<String> cells = new ArrayList<>();
			cells.add(cell(row.text()));
			for (int tag = table.hasGold() ? 0 : 1; tag < row.tags().size(); tag++) {
				cells.add(cell(row.tags().get(tag)));
			}
			text.append(String.join(separator, cells)).append('\n');
		}
		return text.toString();
	}

	private static String cell(String text) {
		String plain = text.replaceAll("[\\s\u0085\u2028\u2029]", NOTHING);
		return plain.isEmpty() ? NOTHING : plain;
	}
}
