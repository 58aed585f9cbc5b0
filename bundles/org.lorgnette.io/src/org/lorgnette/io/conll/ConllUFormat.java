package org.lorgnette.io.conll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
import org.lorgnette.model.Task;

/**
 * CoNLL-U and CoNLL-U Plus of Universal Dependencies (version 2). A token is a surface word: a multiword token is one, its
 * syntactic words lie in its column {@code PARTS}; empty nodes lie in the column {@code EMPTY} of the token they follow. Entities
 * are tags under a key of MISC or in a column of their own.
 */
public final class ConllUFormat implements CorpusFormat {

	static final List<String> NAMES = List.of("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC");

	static final FormatOption TAG = new FormatOption("tag", "ner",
			"Key in MISC, or name of the column (CoNLL-U Plus), that holds the entity tag.");

	private static final int HEAD = 1 << 13;

	@Override
	public String id() {
		return "conllu";
	}

	@Override
	public String description() {
		return "Universal Dependencies tables (CoNLL-U)";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.NER);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(TAG, ConllFormat.SCHEME, DocumentSplit.OPTION, Encodings.OPTION, ConllFormat.LANGUAGE);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		String head = new String(source.head(HEAD), StandardCharsets.UTF_8);
		List<String> rows = Arrays.stream(head.split("\r?\n")).limit(100)
				.filter(line -> !line.isBlank() && !line.startsWith("#") && line.chars().filter(unit -> unit == '\t').count() >= 9)
				.toList();
		if (!rows.isEmpty() && rows.getFirst().matches("1(-\\d+)?\\t.*") || head.startsWith("# global.columns = ID FORM")) {
			return 95;
		}
		return 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		DocumentSplit split = DocumentSplit.of(options);
		ConllFormat.scheme(options);
		ConllRows rows = new ConllRows(source, Encodings.of(options), "tab", "#", new IdRestart());
		return new ConllUReader(rows, options.text(TAG.name()), split, options.optional("language"), source.baseName(), problems);
	}

	/** Word ids start again with every sentence, so that a missing blank line shows. */
	private static final class IdRestart implements SentenceRule {
		@Override
		public boolean endsBefore(List<ConllRows.Row> rows, ConllRows.Row next) {
			String id = next.columns()[0];
			String before = rows.getLast().columns()[0];
			boolean first = id.equals("1") || id.startsWith("1-") || id.equals("0.1");
			return first && !before.startsWith("0.") && !(id.equals("1") && before.startsWith("1-"));
		}
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		return Optional.of(new NamingWriter(new ConllUWriter(target.open(), options, losses), target));
	}
}
