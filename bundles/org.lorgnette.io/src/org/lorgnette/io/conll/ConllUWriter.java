package org.lorgnette.io.conll;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

/** Writes documents as CoNLL-U. One that was read from CoNLL-U keeps its lines but for the tags of changed entities. */
final class ConllUWriter implements CorpusWriter {

	private static final String MISC = "MISC";

	private final PendingOutput output;
	private final Writer out;
	private final String tagKey;
	private final Optional<TagScheme> scheme;
	private final LossListener losses;
	private final TagColumn tagColumn;
	private boolean rowOpen;

	ConllUWriter(PendingOutput output, FormatOptions options, LossListener losses) {
		this.output = output;
		this.out = output.text();
		this.tagKey = options.text(ConllUFormat.TAG.name());
		this.scheme = ConllFormat.scheme(options);
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
		if (Layout.isOf("conllu", document)) {
			writeKept(tokenized);
		} else if (!tokenized.tokens().isEmpty()) {
			Layout.reportColumns(document, losses);
			writeNew(Layout.strip(tokenized));
		} else {
			document.entities().forEach(entity -> losses.report(document.id(), "entity without token", entity.id()));
		}
	}

	private void writeKept(Document document) throws IOException {
		List<String> present = document.tokens().stream().map(this::presentTag).toList();
		List<String> tags = tagColumn.tags(document, Optional.of(present).filter(there -> scheme.isEmpty()));
		for (Sentence sentence : document.sentences()) {
			Map<String, String> metadata = sentence.metadata();
			String above = metadata.getOrDefault(Layout.ABOVE, "");
			out.write(rowOpen ? "\n" : "");
			out.write(above);
			out.write(metadata.getOrDefault(ConllUReader.EMPTY_FIRST, ""));
			for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
				out.write(metadata.getOrDefault(Layout.ABOVE_ROW + (i - sentence.firstToken()), ""));
				writeWord(document, document.tokens().get(i), present.get(i), tags.get(i));
			}
			String after = metadata.getOrDefault(Layout.AFTER, "\n");
			rowOpen = after.isEmpty();
			out.write(after);
		}
	}

	private String presentTag(Token token) {
		String own = tagOf(token.columns());
		if (!own.equals("O")) {
			return own;
		}
		return token.columns().getOrDefault(ConllUReader.PARTS, "").lines().map(this::tagOfRow).filter(tag -> !tag.equals("O"))
				.findFirst().orElse("O");
	}

	private String tagOf(Map<String, String> columns) {
		String tag = columns.containsKey(tagKey) ? columns.get(tagKey)
				: Misc.get(columns.getOrDefault(MISC, "_"), tagKey).orElse("O");
		return tag.isEmpty() || tag.equals("_") || tag.equals("*") ? "O" : tag;
	}

	private String tagOfRow(String row) {
		String[] cells = Separator.TAB.split(row);
		return cells.length < ConllUFormat.NAMES.size() ? "O" : Misc.get(cells[ConllUFormat.NAMES.size() - 1], tagKey).orElse("O");
	}

	private void writeWord(Document document, Token token, String present, String tag) throws IOException {
		boolean same = present.equals(tag);
		List<String> names = token.columns().keySet().stream().filter(name -> !name.equals(Layout.ROW)
				&& !name.equals(ConllUReader.PARTS) && !name.equals(ConllUReader.EMPTY)).toList();
		List<String> cells = new ArrayList<>(names.stream().map(token.columns()::get).toList());
		boolean ownColumn = names.contains(tagKey);
		int index = names.indexOf(ownColumn ? tagKey : MISC);
		if (same) {
			out.write(token.columns().getOrDefault(Layout.ROW, Separator.TAB.join(cells)));
		} else {
			if (index < 0) {
				losses.report(document.id(), "tag", "word '" + token.text(document.text()) + "' has no column for its tag " + tag);
			} else {
				cells.set(index, ownColumn ? tag : Misc.with(cells.get(index), tagKey, tag.equals("O") ? "" : tag));
			}
			out.write(Separator.TAB.join(cells));
		}
		out.write('\n');
		String parts = token.columns().getOrDefault(ConllUReader.PARTS, "");
		out.write(same || ownColumn ? parts : parts.lines().map(row -> withoutTag(row) + "\n").collect(Collectors.joining()));
		out.write(token.columns().getOrDefault(ConllUReader.EMPTY, ""));
	}

	private String withoutTag(String row) {
		if (tagOfRow(row).equals("O")) {
			return row;
		}
		List<String> cells = new ArrayList<>(Arrays.asList(Separator.TAB.split(row)));
		int misc = ConllUFormat.NAMES.size() - 1;
		cells.set(misc, Misc.with(cells.get(misc), tagKey, ""));
		return Separator.TAB.join(cells);
	}

	private void writeNew(Document document) throws IOException {
		List<String> tags = tagColumn.tags(document, Optional.empty());
		out.write(rowOpen ? "\n" : "");
		rowOpen = false;
		String id = document.id().replaceAll("\\s", "_");
		out.write("# newdoc id = " + id + "\n");
		int number = 0;
		for (Sentence sentence : document.sentences()) {
			number++;
			out.write("# sent_id = " + id + "-" + number + "\n");
			out.write("# text = " + sentence.span().of(document.text()).replaceAll("[\\r\\n\\t]+", " ") + "\n");
			for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
				out.write(newRow(document, i, i + 1 - sentence.firstToken(), i + 1 == sentence.endToken(), tags.get(i)));
				out.write('\n');
			}
			out.write('\n');
		}
	}

	private String newRow(Document document, int index, int id, boolean last, String tag) {
		Token token = document.tokens().get(index);
		String form = token.text(document.text()).replaceAll("[\\r\\n\\t]", " ");
		List<String> cells = new ArrayList<>(Collections.nCopies(ConllUFormat.NAMES.size(), "_"));
		cells.set(0, String.valueOf(id));
		cells.set(1, form.isBlank() ? RowReader.NO_TOKEN : form);
		boolean touches = !last && document.tokens().get(index + 1).begin() == token.end();
		String misc = touches ? Misc.with("_", "SpaceAfter", "No") : "_";
		cells.set(cells.size() - 1, Misc.with(misc, tagKey, tag.equals("O") ? "" : tag));
		return Separator.TAB.join(cells);
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
