package org.lorgnette.io.conll;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;

/**
 * Streams the rows of a column file sentence by sentence. Separator, column count and comments are judged by the first
 * {@value #SAMPLE} lines. Blank lines, document starts and {@link SentenceRule rules} end a sentence.
 */
public final class ConllRows implements Closeable {

	static final int SAMPLE = 1_000;

	/**
	 * A row. {@code text} is the line as it stands in the file; {@code above} holds the lines between the row before (or, for a
	 * sentence's first row, the blank lines after it) and this one.
	 */
	public record Row(long line, String text, String[] columns, List<String> above) {
	}

	/**
	 * A sentence: at least one row, and the blank lines that follow (at the end of the file also other lines). {@code joined}
	 * says that nothing separates its first row from the sentence before.
	 */
	public record Block(List<Row> rows, List<String> after, boolean joined) {
	}

	private final String name;
	private final LineReader lines;
	private final Deque<String> ahead = new ArrayDeque<>();
	private final SentenceRule rule;
	private final Separator separator;
	private final CommentRule comments;
	private final List<List<Row>> sentences;
	private final List<Row> sample;
	private final int columns;
	private long number;
	private List<String> gap = List.of();
	private boolean border;
	private Optional<Row> first = Optional.empty();
	private boolean joined;
	private boolean started;

	/**
	 * Rows of a table with tags in the last two columns, gold and predicted, or in others: sentences of any length arrive in
	 * parts that no chunk of these columns crosses.
	 *
	 * @param separator
	 *            as {@link Separator#of} takes it
	 * @param comments
	 *            {@code auto}, {@code none} or a prefix
	 * @param tags
	 *            numbers of the tag columns; negative ones count from the end
	 */
	public static ConllRows ofTags(CorpusSource source, Charset charset, String separator, String comments, int... tags)
			throws IOException {
		List<Column> columns = Arrays.stream(tags).mapToObj(Column::new).toList();
		return new ConllRows(source, charset, separator, comments, new LengthCut(new Column(0), columns));
	}

	/** Takes over the source and closes it. */
	public ConllRows(CorpusSource source, Charset charset, String separator, String comments, SentenceRule rule)
			throws IOException {
		this.name = source.name();
		this.lines = new LineReader(source, charset);
		this.rule = rule;
		try {
			while (ahead.size() < SAMPLE) {
				Optional<String> line = lines.next();
				if (line.isEmpty()) {
					break;
				}
				ahead.add(line.get());
			}
		} catch (IOException e) {
			lines.close();
			throw e;
		}
		this.separator = Separator.of(separator, List.copyOf(ahead));
		this.columns = usualColumns();
		this.comments = new CommentRule(comments, this.separator, columns);
		this.sentences = sampleSentences();
		this.sample = sentences.stream().flatMap(List::stream).toList();
	}

	private int usualColumns() {
		List<String> plain = ahead.stream().filter(line -> !isBlank(line) && line.charAt(0) != '#').toList();
		List<String> judged = plain.isEmpty() ? ahead.stream().filter(line -> !isBlank(line)).toList() : plain;
		Map<Integer, Integer> counts = new LinkedHashMap<>();
		judged.forEach(line -> counts.merge(separator.split(line).length, 1, Integer::sum));
		// Of counts that are equally frequent, that of the first rows is the usual one.
		int usual = counts.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a).map(Map.Entry::getKey).orElse(0);
		while (usual > 1 && hasEmptyLastColumn(judged, usual)) {
			usual--;
		}
		return usual;
	}

	private boolean hasEmptyLastColumn(List<String> rows, int count) {
		return rows.stream().map(separator::split).filter(cells -> cells.length >= count)
				.allMatch(cells -> cells[count - 1].isEmpty());
	}

	private List<List<Row>> sampleSentences() {
		List<List<Row>> found = new ArrayList<>();
		long line = 0;
		boolean ended = true;
		for (String text : ahead) {
			line++;
			if (isRow(text)) {
				if (ended) {
					found.add(new ArrayList<>());
				}
				found.getLast().add(new Row(line, text, cells(text), List.of()));
				ended = false;
			} else {
				ended |= isBorder(text);
			}
		}
		return List.copyOf(found);
	}

	/** Whether a line that is no row ends a sentence. */
	private static boolean isBorder(String line) {
		return isBlank(line) || CommentRule.startedDocument(line).isPresent();
	}

	/** The row's cells; empty ones at its end that most rows do not have are none. */
	private String[] cells(String text) {
		String[] cells = separator.split(text);
		int count = cells.length;
		while (count > columns && cells[count - 1].isEmpty()) {
			count--;
		}
		return count == cells.length ? cells : Arrays.copyOf(cells, count);
	}

	private boolean isRow(String line) {
		return !isBlank(line) && !comments.isComment(line) && !CommentRule.isDocumentStart(line);
	}

	/** Whether the line holds nothing but spaces and tabs. */
	static boolean isBlank(String line) {
		for (int i = 0; i < line.length(); i++) {
			if (!Separator.isSpace(line.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	public Separator separator() {
		return separator;
	}

	/** How many columns most rows have; 0 if there is no row. */
	public int columns() {
		return columns;
	}

	/** The rows among the first lines, without moving on. */
	List<Row> sample() {
		return sample;
	}

	/** Likewise sentence by sentence, as far as blank lines and document starts tell; the last may be cut off. */
	List<List<Row>> firstSentences() {
		return sentences;
	}

	/** Takes the first row out of the table, with what stands above it: the names of the columns. */
	Optional<Row> takeHeader() throws IOException {
		start();
		Optional<Row> header = first;
		first = header.isPresent() ? read() : first;
		return header;
	}

	/** The next sentence, or empty at the end of the file. */
	public Optional<Block> next() throws IOException {
		start();
		if (first.isEmpty()) {
			return Optional.empty();
		}
		List<Row> rows = new ArrayList<>();
		rows.add(first.get());
		boolean thisJoined = joined;
		while (true) {
			Optional<Row> next = read();
			if (next.isEmpty() || border) {
				List<String> after = next.isEmpty() ? gap : leadingBlanks(next.get());
				first = next.map(row -> new Row(row.line(), row.text(), row.columns(),
						row.above().subList(after.size(), row.above().size())));
				joined = false;
				return Optional.of(new Block(rows, after, thisJoined));
			}
			if (rule.endsBefore(rows, next.get())) {
				first = next;
				joined = true;
				return Optional.of(new Block(rows, List.of(), thisJoined));
			}
			rows.add(next.get());
		}
	}

	private void start() throws IOException {
		if (!started) {
			started = true;
			first = read();
		}
	}

	private static List<String> leadingBlanks(Row row) {
		int count = 0;
		while (count < row.above().size() && isBlank(row.above().get(count))) {
			count++;
		}
		return row.above().subList(0, count);
	}

	/** The next row; what stood before it is in {@link #gap}, and {@link #border} says whether that ends a sentence. */
	private Optional<Row> read() throws IOException {
		gap = List.of();
		border = false;
		while (true) {
			Optional<String> line = ahead.isEmpty() ? lines.next() : Optional.of(ahead.poll());
			if (line.isEmpty()) {
				return Optional.empty();
			}
			number++;
			String text = line.get();
			if (isRow(text)) {
				return Optional.of(new Row(number, text, cells(text), gap));
			}
			border |= isBorder(text);
			gap = gap.isEmpty() ? new ArrayList<>() : gap;
			gap.add(text);
		}
	}

	/** The place of a row. */
	public Location at(Row row) {
		return new Location(name, row.line());
	}

	@Override
	public void close() throws IOException {
		lines.close();
	}
}
