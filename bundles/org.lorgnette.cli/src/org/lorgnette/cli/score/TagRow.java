package org.lorgnette.cli.score;

/**
 * A row of a column file. {@code startsSentence} says that a sentence ends before it.
 *
 * @param line
 *            its number in the file, from 1
 */
record TagRow(long line, String[] columns, boolean startsSentence) {

	String token() {
		return columns[0];
	}
}
