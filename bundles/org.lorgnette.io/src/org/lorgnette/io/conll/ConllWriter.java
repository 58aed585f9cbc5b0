package org.lorgnette.io.conll;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Writes documents as rows. A document that was read from rows keeps them; one from elsewhere gets a {@code -DOCSTART-} row and
 * the two columns token and tag.
 */
final class ConllWriter implements CorpusWriter {

	private static final String NEW_COLUMN = "PREDICTED";

	private final String format;
	private final PendingOutput output;
	private final Writer out;
	private final Optional<TagScheme> scheme;
	private final boolean append;
	private final Separator separator;
	private final LossListener losses;
	private final TagColumn tagColumn;
	private boolean headerWritten;
	private boolean rowOpen;

	/** @param format the id of the format whose documents keep their rows */
	ConllWriter(String format, PendingOutput output, FormatOptions options, LossListener losses) throws IOException {
		this.format = format;
		this.output = output;
		this.out = output.text();
		this.scheme = ConllFormat.scheme(options);
		this.append = options.bool("append");
		String option = options.text("separator");
		this.separator = option.equals("auto") || option.isEmpty() ? Separator.TAB : Separator.of(option, List.of());
		this.losses = losses;
		this.tagColumn = new TagColumn(scheme.orElse(TagScheme.IOB2), losses);
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (!(instance instanceof Document document)) {
			throw new CorpusException(Location.of(instance.id()), "is no document; expected a text with tokens to write as columns");
		}
		TagColumn.reportBeyondTags(document, losses);
		Document tokenized = Layout.withSentences(document);
		if (tokenized.tokens().isEmpty()) {
			document.entities().forEach(entity -> losses.report(document.id(), "entity without token", entity.id()));
			return;
		}
		if (Layout.isOf(format, document)) {
			writeKept(tokenized);
		} else {
			Layout.reportColumns(document, losses);
			writePlain(Layout.strip(tokenized));
		}
	}

	private void writeKept(Document document) throws IOException {
		Separator kept = Separator.of(document.metadata().get(Layout.SEPARATOR), List.of());
		Optional<Column> column = Optional.ofNullable(document.metadata().get(Layout.TAG)).filter(value -> !value.isEmpty())
				.map(value -> new Column(Integer.parseInt(value)));
		Optional<List<String>> present = column.filter(there -> !append)
				.map(there -> document.tokens().stream().map(token -> RowReader.tag(token, there)).toList());
		List<String> tags = tagColumn.tags(document, present.filter(there -> scheme.isEmpty()));
		writeHeader(document, kept);
		for (Sentence sentence : document.sentences()) {
			writeAbove(sentence, kept);
			for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
				Token token = document.tokens().get(i);
				writeLines(sentence.metadata().get(Layout.ABOVE_ROW + (i - sentence.firstToken())), kept);
				boolean same = present.isPresent() && present.get().get(i).equals(tags.get(i));
				out.write(row(document, token, tags.get(i), same, column, kept));
				out.write('\n');
			}
			String after = sentence.metadata().getOrDefault(Layout.AFTER, "\n");
			rowOpen = after.isEmpty();
			writeLines(after, kept);
		}
	}

	private String row(Document document, Token token, String tag, boolean same, Optional<Column> column, Separator kept) {
		List<String> cells = Layout.cells(token);
		if (cells.isEmpty()) {
			cells = List.of(token.text(document.text()));
		}
		String given = token.columns().get(Layout.ROW);
		String row = given == null ? kept.join(cells) : given;
		if (append || column.isEmpty()) {
			return stripEnd(row) + kept.text() + tag;
		}
		int position = column.get().position(cells.size());
		if (same || position < 0) {
			return row;
		}
		List<String> changed = new ArrayList<>(cells);
		while (changed.size() <= position) {
			changed.add(RowReader.NO_TOKEN);
		}
		changed.set(position, tag);
		return kept.join(changed);
	}

	private static String stripEnd(String row) {
		int end = row.length();
		while (end > 0 && row.charAt(end - 1) == ' ') {
			end--;
		}
		return row.substring(0, end);
	}

	private void writeHeader(Document document, Separator kept) throws IOException {
		String header = document.metadata().get(Layout.HEADER);
		if (header != null && !headerWritten) {
			String line = header.substring(0, header.length() - 1);
			out.write(append ? stripEnd(line) + kept.text() + NEW_COLUMN : line);
			out.write('\n');
		}
		headerWritten = true;
	}

	private void writeAbove(Sentence sentence, Separator kept) throws IOException {
		String above = sentence.metadata().getOrDefault(Layout.ABOVE, "");
		boolean border = above.lines().anyMatch(line -> ConllRows.isBlank(line) || CommentRule.startedDocument(line).isPresent());
		if (rowOpen && !border && !Layout.isJoined(sentence)) {
			out.write('\n');
		}
		writeLines(above, kept);
	}

	private void writeLines(String lines, Separator kept) throws IOException {
		if (lines == null || lines.isEmpty()) {
			return;
		}
		if (append && lines.contains("-DOCSTART-")) {
			for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
				out.write(CommentRule.isDocumentStart(line) ? stripEnd(line) + kept.text() + "O" : line);
				out.write('\n');
			}
		} else {
			out.write(lines);
		}
	}

	private void writePlain(Document document) throws IOException {
		List<String> tags = tagColumn.tags(document, Optional.empty());
		if (rowOpen) {
			out.write('\n');
		}
		rowOpen = false;
		out.write("-DOCSTART-" + separator.text() + "O\n\n");
		for (Sentence sentence : document.sentences()) {
			for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
				out.write(cell(document, document.tokens().get(i)) + separator.text() + tags.get(i) + "\n");
			}
			out.write('\n');
		}
	}

	/** The token's text without what would break its row. */
	private String cell(Document document, Token token) {
		String text = token.text(document.text());
		String safe = text.replaceAll(separator.equals(Separator.TAB) ? "[\\t\\r\\n]" : "[ \\t\\r\\n]", "_");
		safe = separator.text().isBlank() ? safe : safe.replace(separator.text(), "_");
		if (!safe.equals(text) || text.isEmpty()) {
			losses.report(document.id(), "token text", "'" + text + "' at " + token.begin() + " cannot stand in one column");
		}
		return safe.isBlank() ? RowReader.NO_TOKEN : safe;
	}

	@Override
	public void commit() throws IOException {
		out.flush();
		output.commit();
	}

	@Override
	public void close() throws IOException {
		output.close();
	}
}
