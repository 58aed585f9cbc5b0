package org.lorgnette.io.conll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.conll.ConllRows.Block;
import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.model.DocumentBuilder;
import org.lorgnette.model.Instance;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

/** Reads a table of tokens as documents. */
final class ConllReader implements CorpusReader {

	/** What of a table's reading its format decides. */
	@FunctionalInterface
	interface Dialect {

		/** The format's id. */
		String format();

		/** Tells which columns there are before the first row is read. */
		default void start(Table table) {
		}

		/** What stands between a row's token and the next one of its sentence. */
		default String gapAfter(Row row) {
			return " ";
		}

		/** Whether comments above a document's first row speak of the document. */
		default boolean describesDocuments() {
			return false;
		}

		/** Whether the sentence ends with this row by what the row says. */
		default boolean endsSentence(Row row) {
			return false;
		}
	}

	private final ConllRows rows;
	private final Table table;
	private final RowReader reader;
	private final Dialect dialect;
	private final DocumentSplit split;
	private final Optional<TagScheme> scheme;
	private final Optional<String> language;
	private final ProblemListener problems;
	private final DocumentIds ids;
	private final List<Row> run = new ArrayList<>();
	private Optional<Block> pending = Optional.empty();
	private boolean started;
	private boolean cutReported;
	private String named = "";

	ConllReader(ConllRows rows, Table table, Dialect dialect, DocumentSplit split, Optional<TagScheme> scheme,
			Optional<String> language, String baseName, ProblemListener problems) {
		this.rows = rows;
		this.table = table;
		this.reader = new RowReader(rows, table, problems);
		this.dialect = dialect;
		this.split = split;
		this.scheme = scheme;
		this.language = language;
		this.problems = problems;
		this.ids = new DocumentIds(baseName);
	}

	@Override
	public Optional<Instance> next() throws IOException {
		if (!started) {
			started = true;
			pending = rows.next();
		}
		if (pending.isEmpty()) {
			return Optional.empty();
		}
		DocumentAssembler document = new DocumentAssembler();
		Map<String, String> described = new LinkedHashMap<>();
		Optional<String> id = split.startedBy(pending.get());
		named = id.orElse(split.startsAnyway() ? named : "");
		do {
			if (document.isEmpty() && dialect.describesDocuments()) {
				described.putAll(pairs(pending.get().rows().getFirst().above()));
			}
			add(pending.get(), document);
			pending = rows.next();
		} while (pending.isPresent() && !split.startsBefore(pending.get(), document.sentenceCount()));
		checkRun(document);
		DocumentBuilder built = document.build(ids.next(named, pending.isEmpty()));
		described.putAll(layout());
		Optional<String> saidLanguage = described.entrySet().stream()
				.filter(pair -> pair.getKey().equals("language") || pair.getKey().endsWith(":language")).map(Map.Entry::getValue)
				.findFirst();
		return Optional.of(built.language(language.or(() -> saidLanguage)).metadata(described).build());
	}

	private Map<String, String> layout() {
		Map<String, String> layout = new LinkedHashMap<>();
		layout.put(Layout.FORMAT, dialect.format());
		layout.put(Layout.SEPARATOR, rows.separator().id());
		layout.put(Layout.TAG, table.tag().map(tag -> String.valueOf(tag.index())).orElse(""));
		table.header().ifPresent(header -> layout.put(Layout.HEADER, header));
		return layout;
	}

	private void add(Block block, DocumentAssembler document) {
		if (!block.joined()) {
			checkRun(document);
		}
		reportCut(block);
		document.beginSentence(block.joined());
		Map<String, String> metadata = new LinkedHashMap<>(pairs(block.rows().getFirst().above()));
		for (int i = 0; i < block.rows().size(); i++) {
			Row row = block.rows().get(i);
			if (i > 0) {
				document.gap(dialect.gapAfter(block.rows().get(i - 1)));
			}
			if (!row.above().isEmpty()) {
				metadata.put(i == 0 ? Layout.ABOVE : Layout.ABOVE_ROW + i, Layout.lines(row.above()));
			}
			String token = reader.token(row);
			String tag = reader.tag(row);
			document.token(token, reader.columns(row, tag), tag);
			run.add(row);
		}
		if (!(block.after().size() == 1 && block.after().getFirst().isEmpty())) {
			metadata.put(Layout.AFTER, Layout.lines(block.after()));
		}
		if (block.joined()) {
			metadata.put(Layout.JOINED, "true");
		}
		document.endSentence(metadata);
	}

	private void reportCut(Block block) {
		if (block.joined() && !cutReported && run.size() >= LengthCut.SOFT && !dialect.endsSentence(run.getLast())) {
			cutReported = true;
			problems.report(new Problem(rows.at(block.rows().getFirst()), "no sentence ended within " + run.size()
					+ " rows; long sentences are taken in parts of " + LengthCut.SOFT + " to " + LengthCut.HARD + " tokens"));
		}
	}

	/** Reports where the tags of the rows since the last blank line break the scheme that was asked for. */
	private void checkRun(DocumentAssembler document) {
		scheme.ifPresent(asked -> {
			for (Violation violation : asked.validate(document.run())) {
				Row row = run.get(Math.min(violation.position(), run.size() - 1));
				problems.report(new Problem(rows.at(row), "breaks " + asked.id() + ": "
						+ violation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " at '"
						+ table.tag().map(tag -> tag.in(row.columns())).orElse("") + "'"));
			}
		});
		run.clear();
	}

	private static Map<String, String> pairs(List<String> lines) {
		Map<String, String> pairs = new LinkedHashMap<>();
		lines.forEach(line -> CommentRule.pair(line).ifPresent(pair -> pairs.put(pair[0], pair[1])));
		return pairs;
	}

	@Override
	public void close() throws IOException {
		rows.close();
	}
}
