package org.lorgnette.io.conll;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.tagging.Tag;

/**
 * Says which columns of a table hold its tokens and its tags, by its first rows.
 *
 * @param sentences
 *            the cells of the first rows, sentence by sentence
 * @param columns
 *            how many columns most rows have
 */
record ColumnGuess(List<List<String[]>> sentences, int columns) {

	/** The option value that asks for a guess. */
	static final String AUTO = "auto";

	static final Column LAST = new Column(-1);

	private static final int TAG_ROWS = 200;
	private static final int COUNTED_SENTENCES = 10;
	private static final Column FIRST = new Column(0);
	private static final Column SECOND = new Column(1);

	/**
	 * The first column, unless that counts the tokens of each sentence from 1: then the second.
	 *
	 * @param tag
	 *            the column of the tag if that is known; the last one if it is to be guessed
	 */
	Column token(Optional<Column> tag) {
		boolean free = columns > 1 && tag.filter(taken -> taken.position(columns) == SECOND.index()).isEmpty();
		return free && !holdsTags(SECOND) && firstColumnCounts() ? SECOND : FIRST;
	}

	/** The last column, other than the token's, that looks like tags; the last one if none does. */
	Column tag(Column token) {
		for (int i = columns - 1; i >= 0; i--) {
			// From the end where possible, so that rows with a column too many are read by it.
			Column column = i == columns - 1 ? LAST : new Column(i);
			if (i != token.position(columns) && holdsTags(column)) {
				return column;
			}
		}
		return LAST;
	}

	/** Whether at least half of the column's cells that say something are {@code O} or a prefix with a type. */
	boolean holdsTags(Column column) {
		List<String> cells = sentences.stream().flatMap(List::stream).limit(TAG_ROWS).map(column::in)
				.filter(cell -> !cell.isEmpty() && !cell.equals("_")).toList();
		long tags = cells.stream().filter(ColumnGuess::isTag).count();
		return tags > 0 && 2 * tags >= cells.size();
	}

	/** Tokens that are numbers may count by chance, so all of the first sentences must, and the second column must vary. */
	private boolean firstColumnCounts() {
		List<List<String[]>> judged = sentences.subList(0, Math.min(COUNTED_SENTENCES, sentences.size()));
		return judged.stream().allMatch(ColumnGuess::counts)
				&& judged.stream().flatMap(List::stream).map(SECOND::in).distinct().count() > 1;
	}

	private static boolean counts(List<String[]> sentence) {
		for (int i = 0; i < sentence.size(); i++) {
			if (!FIRST.in(sentence.get(i)).equals(String.valueOf(i + 1))) {
				return false;
			}
		}
		return true;
	}

	static boolean isTag(String cell) {
		return cell.equals("O") || (cell.length() > 2 && cell.charAt(1) == '-' && Tag.isWellFormed(cell));
	}
}
