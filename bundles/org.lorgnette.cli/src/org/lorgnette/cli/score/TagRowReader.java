package org.lorgnette.cli.score;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.io.conll.ConllRows;
import org.lorgnette.io.conll.ConllRows.Block;
import org.lorgnette.io.conll.ConllRows.Row;

/**
 * The rows of a column file as conlleval.pl takes them: only blank lines and rows that start with {@code -X-} end sentences, a
 * {@code -DOCSTART-} row is a token like others (unless it has other columns), and all rows have the same number of columns.
 * Comments are passed over.
 */
final class TagRowReader implements Closeable {

	private static final String BOUNDARY = "-X-";
	private static final String DOCUMENT = "-DOCSTART-";
	/** Only bounds what is held in memory; parts of a sentence are put together again. */
	private static final int PART = 256;

	private final String file;
	private final String expected;
	private final ConllRows rows;
	private final Queue<TagRow> ready = new ArrayDeque<>();
	private boolean startsSentence = true;
	private boolean behindDocument;
	private boolean any;
	private long last;

	/**
	 * @param least
	 *            how many columns there must be
	 * @param expected
	 *            what the columns are, for messages
	 */
	TagRowReader(CorpusSource source, Charset charset, String separator, int least, String expected) throws IOException {
		this.file = source.name();
		this.expected = expected;
		this.rows = new ConllRows(source, charset, separator, "auto", (part, next) -> part.size() >= PART);
		if (rows.columns() > 0 && rows.columns() < least) {
			try (rows) {
				throw new CorpusException(new Location(file, firstUsual()), "has " + count(rows.columns()) + "; expected " + expected);
			}
		}
	}

	/** The line of the first row that has as many columns as most have. */
	private long firstUsual() throws IOException {
		for (Optional<Block> block = rows.next(); block.isPresent(); block = rows.next()) {
			for (Row row : block.get().rows()) {
				if (row.columns().length == rows.columns()) {
					return row.line();
				}
			}
		}
		return 1;
	}

	String file() {
		return file;
	}

	/** Most rows of the file have as many. */
	int columns() {
		return rows.columns();
	}

	/** The line of the row last read. */
	long line() {
		return last;
	}

	/**
	 * The next row, or empty at the end of the file.
	 *
	 * @throws CorpusException
	 *             if it has other than the usual number of columns, or if the file ends without any row
	 */
	Optional<TagRow> next() throws IOException {
		while (ready.isEmpty()) {
			Optional<Block> block = rows.next();
			if (block.isEmpty()) {
				if (!any) {
					throw new CorpusException(Location.of(file), "is empty; expected " + expected);
				}
				return Optional.empty();
			}
			fill(block.get());
		}
		any = true;
		last = ready.element().line();
		return Optional.of(ready.remove());
	}

	private void fill(Block block) throws CorpusException {
		for (Row row : block.rows()) {
			pass(row.above(), row.line() - row.above().size());
			if (row == block.rows().getFirst() && !block.joined() && !behindDocument) {
				startsSentence = true;
			}
			behindDocument = false;
			if (row.columns()[0].equals(BOUNDARY)) {
				startsSentence = true;
			} else if (row.columns().length != rows.columns()) {
				throw new CorpusException(rows.at(row), "has " + count(row.columns().length) + ", but most rows have "
						+ rows.columns() + "; expected " + expected);
			} else {
				add(row.line(), row.columns());
			}
		}
		pass(block.after(), block.rows().getLast().line() + 1);
	}

	/** Lines between rows. */
	private void pass(List<String> lines, long firstLine) {
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.isBlank()) {
				startsSentence = true;
			} else if (line.startsWith(DOCUMENT)) {
				String[] columns = rows.separator().split(line);
				if (columns.length == rows.columns()) {
					add(firstLine + i, columns);
					behindDocument = true;
				} else {
					startsSentence = true;
				}
			}
		}
	}

	private void add(long line, String[] columns) {
		ready.add(new TagRow(line, columns, startsSentence));
		startsSentence = false;
	}

	private static String count(int columns) {
		return columns == 1 ? "one column" : columns + " columns";
	}

	@Override
	public void close() throws IOException {
		rows.close();
	}
}
