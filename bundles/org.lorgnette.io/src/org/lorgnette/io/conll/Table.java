package org.lorgnette.io.conll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Problem;
import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.model.tagging.Tag;
import org.lorgnette.model.text.Nearest;

/** Which columns a table has and which of them are read. {@code header} holds the row of names with the lines above it. */
record Table(List<String> names, Column token, Optional<Column> tag, int columns, Optional<String> header) {

	static final String TOKEN = "token";
	static final String TAG = "tag";

	private static final int ENOUGH_TAGS = 20;

	private static final List<String> NUMBERS = IntStream.range(0, 64).mapToObj(String::valueOf).toList();

	/**
	 * Reads the header if there is one and finds the columns that the options name.
	 *
	 * @throws CorpusException
	 *             if the table has no such column, or the tag column holds words
	 */
	static Table of(ConllRows rows, FormatOptions options) throws IOException {
		List<Row> sample = rows.sample();
		List<String> names = List.of();
		Optional<String> headerText = Optional.empty();
		Optional<Row> header = options.bool("header") ? rows.takeHeader() : Optional.empty();
		if (header.isPresent()) {
			Row row = header.get();
			names = unique(row.columns());
			headerText = Optional.of(Layout.lines(row.above()) + row.text() + "\n");
			sample = sample.subList(Math.min(1, sample.size()), sample.size());
		}
		ColumnGuess guess = guess(rows, header.isPresent());
		boolean guessedTag = options.text(TAG).equals(ColumnGuess.AUTO);
		Optional<Column> givenTag = guessedTag ? Optional.of(ColumnGuess.LAST) : column(rows, options, TAG, names, header);
		Column token = options.text(TOKEN).equals(ColumnGuess.AUTO) ? guess.token(givenTag)
				: column(rows, options, TOKEN, names, header).orElse(new Column(0));
		Optional<Column> tag = guessedTag ? Optional.of(guess.tag(token)) : givenTag;
		Table table = new Table(names, token, tag, rows.columns(), headerText);
		if (!sample.isEmpty()) {
			table.requireColumns(rows, sample);
		}
		return table;
	}

	private static ColumnGuess guess(ConllRows rows, boolean header) {
		List<List<String[]>> sentences = new ArrayList<>();
		for (List<Row> sentence : rows.firstSentences()) {
			List<String[]> cells = sentence.stream().skip(header && sentences.isEmpty() ? 1 : 0).map(Row::columns).toList();
			sentences.add(cells);
		}
		return new ColumnGuess(sentences, rows.columns());
	}

	private static List<String> unique(String[] cells) {
		List<String> names = new ArrayList<>();
		for (String cell : cells) {
			String name = cell.isEmpty() || names.contains(cell) ? String.valueOf(names.size()) : cell;
			names.add(names.contains(name) ? name + "'" : name);
		}
		return Collections.unmodifiableList(names);
	}

	private static Optional<Column> column(ConllRows rows, FormatOptions options, String option, List<String> names,
			Optional<Row> header) throws CorpusException {
		String value = options.text(option);
		if (value.isEmpty()) {
			return Optional.empty();
		}
		if (names.contains(value)) {
			return Optional.of(new Column(names.indexOf(value)));
		}
		if (value.matches("[+-]?\\d{1,9}")) {
			return Optional.of(new Column(Integer.parseInt(value)));
		}
		if (header.isEmpty()) {
			if (rows.columns() == 0) {
				return Optional.empty();
			}
			throw options.misfit(option, "a column's number (a name needs a header row)");
		}
		throw new CorpusException(rows.at(header.get()), "no column is named '" + value + "'" + Nearest.to(value, names)
				.map(near -> "; did you mean '" + near + "'?").orElse("; the header names " + String.join(", ", names)));
	}

	private void requireColumns(ConllRows rows, List<Row> sample) throws CorpusException {
		requireColumn(rows, sample, token, TOKEN);
		if (tag.isEmpty()) {
			return;
		}
		requireColumn(rows, sample, tag.get(), TAG);
		Row first = sample.getFirst();
		if (columns > 0 && token.position(columns) == tag.get().position(columns)) {
			throw new CorpusException(rows.at(first), "tokens and tags would both be column " + token.index() + " of " + columns
					+ "; expected two columns (set tag to nothing if the file has no tags)");
		}
		List<String> tags = sample.stream().map(row -> tag.get().in(row.columns())).toList();
		boolean words = tags.stream().noneMatch(Tag::isWellFormed) && 2 * tags.stream().distinct().count() > tags.size();
		if (tags.size() >= ENOUGH_TAGS && words) {
			throw new CorpusException(rows.at(first), "column " + tag.get().index() + " does not hold tags: '" + tags.get(0)
					+ "', '" + tags.get(1) + "'; expected O, B-..., I-... or the like");
		}
	}

	private static void requireColumn(ConllRows rows, List<Row> sample, Column column, String what) throws CorpusException {
		if (sample.stream().noneMatch(row -> column.isIn(row.columns()))) {
			int found = sample.stream().mapToInt(row -> row.columns().length).max().orElse(0);
			throw new CorpusException(rows.at(sample.getFirst()), "has " + found + (found == 1 ? " column" : " columns") + ", but the "
					+ what + " column is " + column.index() + "; expected one of 0 to " + (found - 1) + " or -" + found + " to -1");
		}
	}

	/** That the tag column holds no tag in the first rows, if so: its entities would be missed without a word. */
	Optional<Problem> lackOfTags(ConllRows rows) {
		List<Row> sample = rows.sample().stream().skip(header.isPresent() ? 1 : 0).toList();
		if (tag.isEmpty() || sample.isEmpty() || sample.stream().map(row -> tag.get().in(row.columns())).anyMatch(Tag::isWellFormed)) {
			return Optional.empty();
		}
		return Optional.of(new Problem(rows.at(sample.getFirst()), "column " + tag.get().position(columns)
				+ " holds no tags such as O or B-PER; name the tag column with tag="));
	}

	/** The name under which a token keeps the column of that number. */
	String name(int column) {
		return column < names.size() ? names.get(column) : column < NUMBERS.size() ? NUMBERS.get(column) : String.valueOf(column);
	}
}
