package org.lorgnette.io.conll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Encodings;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.NamingWriter;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.model.Task;

/**
 * The tables of the HIPE shared tasks on historical documents (Ehrmann et al. 2020, 2022): a header row, comments
 * {@code # key = value} of which {@code document_id} starts a document, and marks in the column MISC that say where sentences and
 * lines end and where no space stands.
 */
public final class HipeFormat implements CorpusFormat {

	static final String MISC = "MISC";
	static final String NO_SPACE = "NoSpaceAfter";
	static final String END_OF_SENTENCE = "EndOfSentence";
	private static final String END_OF_LINE = "EndOfLine";

	private static final FormatOption TAG = new FormatOption("tag", "NE-COARSE-LIT",
			"Name or number of the column of the tag, such as NE-COARSE-LIT, NE-FINE-LIT or NE-NESTED.");

	@Override
	public String id() {
		return "hipe";
	}

	@Override
	public String description() {
		return "HIPE tables of tokens in historical documents (TSV)";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.NER);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(TAG, ConllFormat.SCHEME, DocumentSplit.OPTION, ConllFormat.APPEND, Encodings.OPTION, ConllFormat.LANGUAGE);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		String head = new String(source.head(256), StandardCharsets.UTF_8).replace("\uFEFF", "");
		return head.startsWith("TOKEN\tNE-") ? 95 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return ConllFormat.open(source, tableOptions(options), new Dialect(), problems);
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		ConllWriter rows = new ConllWriter(id(), target.open(), tableOptions(options), losses);
		return Optional.of(new NamingWriter(new HipeWriter(rows, options.text(TAG.name()), losses), target));
	}

	private static FormatOptions tableOptions(FormatOptions options) {
		Map<String, String> given = new LinkedHashMap<>(options.asMap());
		given.put("separator", "tab");
		given.put("header", "true");
		given.put("token", "0");
		return FormatOptions.of(ConllFormat.OPTIONS, given);
	}

	private static final class Dialect implements ConllReader.Dialect {

		private Column misc = new Column(-1);

		@Override
		public String format() {
			return "hipe";
		}

		@Override
		public void start(Table table) {
			int index = table.names().indexOf(MISC);
			misc = new Column(index < 0 ? table.columns() : index);
		}

		@Override
		public String gapAfter(Row row) {
			return has(row, NO_SPACE) ? "" : has(row, END_OF_LINE) ? "\n" : " ";
		}

		@Override
		public boolean endsSentence(Row row) {
			return has(row, END_OF_SENTENCE);
		}

		@Override
		public boolean describesDocuments() {
			return true;
		}

		private boolean has(Row row, String mark) {
			return ("|" + misc.in(row.columns()) + "|").contains("|" + mark + "|");
		}
	}
}
