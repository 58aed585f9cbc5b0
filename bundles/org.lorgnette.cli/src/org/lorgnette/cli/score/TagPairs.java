package org.lorgnette.cli.score;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;

/** Streams the tags of all tokens, from two columns of one file or from one column each of two files. */
abstract sealed class TagPairs implements Closeable {

	/** @throws CorpusException if a file is absent, or its first rows have too few columns */
	static TagPairs open(ScoreOptions options) throws IOException {
		Optional<CorpusSource> columns = options.columns();
		return columns.isPresent() ? new OneFile(columns.get(), options)
				: TwoFiles.open(options.gold(), options.predicted(), options);
	}

	/** @throws CorpusException if the row cannot be read, or does not belong to the row of the other file */
	abstract Optional<TagPair> next() throws IOException;

	abstract String goldFile();

	abstract String predictedFile();

	private static String cell(TagRowReader reader, TagRow row, int column, String what) throws CorpusException {
		int count = row.columns().length;
		int position = column < 0 ? count + column : column;
		if (position < 0 || position >= count) {
			throw new CorpusException(new Location(reader.file(), row.line()),
					"has no column " + column + " for the " + what + " tag; the rows have " + count + " columns (0 to " + (count - 1)
							+ ", or -1 for the last)");
		}
		String tag = row.columns()[position].strip();
		if (tag.isEmpty()) {
			throw new CorpusException(new Location(reader.file(), row.line()), "the " + what + " tag is empty; expected a tag, "
					+ "such as O or B-PER");
		}
		return tag;
	}

	private static final class OneFile extends TagPairs {

		private final TagRowReader reader;
		private final int goldColumn;
		private final int predictedColumn;

		OneFile(CorpusSource source, ScoreOptions options) throws IOException {
			reader = new TagRowReader(source, options.encoding(), options.separator(), 2,
					"the gold tag and the predicted tag in the last two columns");
			goldColumn = options.goldColumn(-2);
			predictedColumn = options.predictedColumn(-1);
		}

		@Override
		Optional<TagPair> next() throws IOException {
			Optional<TagRow> next = reader.next();
			if (next.isEmpty()) {
				return Optional.empty();
			}
			TagRow row = next.get();
			return Optional.of(new TagPair(cell(reader, row, goldColumn, "gold"), cell(reader, row, predictedColumn, "predicted"),
					row.line(), row.line(), row.startsSentence()));
		}

		@Override
		String goldFile() {
			return reader.file();
		}

		@Override
		String predictedFile() {
			return reader.file();
		}

		@Override
		public void close() throws IOException {
			reader.close();
		}
	}

	private static final class TwoFiles extends TagPairs {

		private static final String EXPECTED = "a token in the first and its tag in the last column";

		private final TagRowReader gold;
		private final TagRowReader predicted;
		private final int goldColumn;
		private final int predictedColumn;

		static TwoFiles open(CorpusSource gold, CorpusSource predicted, ScoreOptions options) throws IOException {
			TagRowReader goldReader = new TagRowReader(gold, options.encoding(), options.separator(), 2, EXPECTED);
			try {
				return new TwoFiles(goldReader,
						new TagRowReader(predicted, options.encoding(), options.separator(), 2, EXPECTED), options);
			} catch (IOException e) {
				goldReader.close();
				throw e;
			}
		}

		private TwoFiles(TagRowReader gold, TagRowReader predicted, ScoreOptions options) {
			this.gold = gold;
			this.predicted = predicted;
			goldColumn = options.goldColumn(-1);
			predictedColumn = options.predictedColumn(-1);
		}

		@Override
		Optional<TagPair> next() throws IOException {
			Optional<TagRow> goldNext = gold.next();
			Optional<TagRow> predictedNext = predicted.next();
			if (goldNext.isEmpty() && predictedNext.isEmpty()) {
				return Optional.empty();
			}
			if (goldNext.isEmpty() || predictedNext.isEmpty()) {
				throw shorter(goldNext.isEmpty() ? gold : predicted, goldNext.isEmpty() ? predicted : gold);
			}
			TagRow goldRow = goldNext.get();
			TagRow predictedRow = predictedNext.get();
			check(goldRow, predictedRow);
			return Optional.of(new TagPair(cell(gold, goldRow, goldColumn, "gold"),
					cell(predicted, predictedRow, predictedColumn, "predicted"), goldRow.line(), predictedRow.line(),
					goldRow.startsSentence()));
		}

		private static CorpusException shorter(TagRowReader ended, TagRowReader going) {
			return new CorpusException(new Location(ended.file(), ended.line()),
					"no further token, but " + new Location(going.file(), going.line())
							+ " has one; expected the same tokens in both files");
		}

		private void check(TagRow goldRow, TagRow predictedRow) throws CorpusException {
			if (!goldRow.token().equals(predictedRow.token())) {
				throw new CorpusException(new Location(predicted.file(), predictedRow.line()),
						"the token is '" + predictedRow.token() + "', but '" + goldRow.token() + "' at "
								+ new Location(gold.file(), goldRow.line()) + "; expected the same tokens in both files");
			}
			if (goldRow.startsSentence() != predictedRow.startsSentence()) {
				throw new CorpusException(new Location(predicted.file(), predictedRow.line()),
						"the token '" + predictedRow.token() + "' " + begins(predictedRow) + ", but at "
								+ new Location(gold.file(), goldRow.line()) + " it " + begins(goldRow)
								+ "; expected blank lines at the same places in both files");
			}
		}

		private static String begins(TagRow row) {
			return row.startsSentence() ? "begins a sentence" : "goes on with a sentence";
		}

		@Override
		String goldFile() {
			return gold.file();
		}

		@Override
		String predictedFile() {
			return predicted.file();
		}

		@Override
		public void close() throws IOException {
			try (gold) {
				predicted.close();
			}
		}
	}
}
