package org.lorgnette.io.conll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.LossListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Token;

/** Gives documents from elsewhere the ten columns of a HIPE table, and writes all as rows. */
final class HipeWriter implements CorpusWriter {

	private static final List<String> NAMES = List.of("TOKEN", "NE-COARSE-LIT", "NE-COARSE-METO", "NE-FINE-LIT", "NE-FINE-METO",
			"NE-FINE-COMP", "NE-NESTED", "NEL-LIT", "NEL-METO", HipeFormat.MISC);

	private final ConllWriter rows;
	private final int tag;
	private final LossListener losses;

	HipeWriter(ConllWriter rows, String tag, LossListener losses) {
		this.rows = rows;
		this.tag = Math.max(1, NAMES.indexOf(tag));
		this.losses = losses;
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (instance instanceof Document document && !Layout.isOf("hipe", document)) {
			Layout.reportColumns(document, losses);
			rows.write(laidOut(Layout.strip(Layout.withSentences(document))));
		} else {
			rows.write(instance);
		}
	}

	private Document laidOut(Document document) {
		List<Token> tokens = new ArrayList<>();
		List<Sentence> sentences = new ArrayList<>();
		for (Sentence sentence : document.sentences()) {
			boolean first = sentences.isEmpty();
			boolean last = sentences.size() == document.sentences().size() - 1;
			for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
				tokens.add(new Token(document.tokens().get(i).span(), columns(document, i, i + 1 == sentence.endToken())));
			}
			Map<String, String> metadata = new LinkedHashMap<>();
			if (first) {
				metadata.put(Layout.ABOVE, comments(document));
			} else {
				metadata.put(Layout.JOINED, "true");
			}
			if (!last) {
				metadata.put(Layout.AFTER, "");
			}
			sentences.add(new Sentence(sentence.span(), sentence.firstToken(), sentence.endToken(), metadata));
		}
		Map<String, String> metadata = new LinkedHashMap<>(document.metadata());
		metadata.put(Layout.FORMAT, "hipe");
		metadata.put(Layout.SEPARATOR, Separator.TAB.id());
		metadata.put(Layout.TAG, String.valueOf(tag));
		metadata.put(Layout.HEADER, Separator.TAB.join(NAMES) + "\n");
		return document.toBuilder().tokens(tokens).sentences(sentences).metadata(metadata).build();
	}

	private static String comments(Document document) {
		String id = "# hipe2022:document_id = " + document.id().replaceAll("\\s", "_") + "\n";
		return id + document.language().map(language -> "# hipe2022:language = " + language + "\n").orElse("");
	}

	private Map<String, String> columns(Document document, int index, boolean endsSentence) {
		Token token = document.tokens().get(index);
		Map<String, String> columns = new LinkedHashMap<>();
		NAMES.forEach(name -> columns.put(name, "_"));
		String text = token.text(document.text()).replaceAll("[\\t\\r\\n]", "_");
		columns.put(NAMES.get(0), text.isBlank() ? RowReader.NO_TOKEN : text);
		columns.put(NAMES.get(tag), "O");
		boolean touches = index + 1 < document.tokens().size() && document.tokens().get(index + 1).begin() == token.end();
		List<String> marks = new ArrayList<>();
		if (endsSentence) {
			marks.add(HipeFormat.END_OF_SENTENCE);
		}
		if (touches) {
			marks.add(HipeFormat.NO_SPACE);
		}
		columns.put(HipeFormat.MISC, marks.isEmpty() ? "_" : String.join("|", marks));
		return columns;
	}

	@Override
	public void commit() throws IOException {
		rows.commit();
	}

	@Override
	public void close() throws IOException {
		rows.close();
	}
}
