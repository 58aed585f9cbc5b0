package org.lorgnette.io.conll;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.io.LossListener;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * The names under which the layout of a column file is kept in metadata: what stands around the rows, so that a writer can put it
 * back. Values that hold lines end each with a line feed.
 */
final class Layout {

	private static final String PREFIX = "conll.";

	/** Document: the id of the format whose writer can put the layout back. */
	static final String FORMAT = "conll.format";
	/** Document: {@link Separator#id}. */
	static final String SEPARATOR = "conll.separator";
	/** Document: the number of the tag column, empty if there is none. */
	static final String TAG = "conll.tag";
	/** Document: the header row with what stands above it. */
	static final String HEADER = "conll.header";
	/** Sentence: lines above its first row. */
	static final String ABOVE = "conll.above";
	/** Sentence: lines above a later row, with that row's number in the sentence from 0. */
	static final String ABOVE_ROW = "conll.above.";
	/** Sentence: lines after its last row; absent for one empty line. */
	static final String AFTER = "conll.after";
	/** Sentence: {@code true} if it goes on where the one before ends, without anything between. */
	static final String JOINED = "conll.joined";
	/** Token: the row as it stood, where its columns and the separator alone do not give it. */
	static final String ROW = "conll.row";

	/** Token: the tag that was read, where the row has another or none. */
	static final String UNDERSTOOD = "conll.understood";

	private Layout() {
	}

	static String lines(List<String> lines) {
		StringBuilder text = new StringBuilder();
		lines.forEach(line -> text.append(line).append('\n'));
		return text.toString();
	}

	static boolean isJoined(Sentence sentence) {
		return Boolean.parseBoolean(sentence.metadata().get(JOINED));
	}

	static boolean isOf(String format, Document document) {
		return format.equals(document.metadata().get(FORMAT));
	}

	/** The document as if no layout were known: its tokens and sentences have only their spans. */
	static Document strip(Document document) {
		Map<String, String> metadata = new LinkedHashMap<>(document.metadata());
		metadata.keySet().removeIf(key -> key.startsWith(PREFIX));
		List<Sentence> sentences = document.sentences().stream()
				.map(sentence -> new Sentence(sentence.span(), sentence.firstToken(), sentence.endToken())).toList();
		List<Token> tokens = document.tokens().stream().map(token -> new Token(token.begin(), token.end())).toList();
		return document.toBuilder().metadata(metadata).sentences(sentences).tokens(tokens).build();
	}

	/** The document with sentences: those it has, else what a tokenizer finds, or one sentence over its tokens. */
	static Document withSentences(Document document) {
		if (document.tokens().isEmpty()) {
			return SimpleTokenizer.tokenize(document);
		}
		if (!document.sentences().isEmpty()) {
			return document;
		}
		Span span = document.tokens().getFirst().span().cover(document.tokens().getLast().span());
		return document.toBuilder().sentences(List.of(new Sentence(span, 0, document.tokens().size()))).build();
	}

	/** Reports the columns that a document has beyond tokens, once. */
	static void reportColumns(Document document, LossListener losses) {
		Set<String> names = new LinkedHashSet<>();
		document.tokens().forEach(token -> names.addAll(token.columns().keySet()));
		names.removeIf(name -> name.startsWith(PREFIX));
		if (!names.isEmpty()) {
			losses.report(document.id(), "columns", String.join(", ", names) + " of its tokens are left out");
		}
	}

	/** The row's cells in the order read. */
	static List<String> cells(Token token) {
		return token.columns().entrySet().stream().filter(column -> !column.getKey().startsWith(PREFIX)).map(Map.Entry::getValue)
				.toList();
	}
}
