package org.lorgnette.engine.llm.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Span;

/**
 * Reads one JSON value at a place of a text, and much that is nearly one. Of a value that breaks off, the elements that are complete are
 * kept; an object that breaks off inside an array is dropped.
 */
final class LenientParser {

	private static final int DEPTH = 64;
	private static final String CLOSING_QUOTES = "\u201D\u201C\u201F\u00BB";

	private final String text;
	private final Set<Mend> mends;
	private int at;
	private boolean cut;

	/** @param mends that are found are added here */
	LenientParser(String text, int begin, Set<Mend> mends) {
		this.text = text;
		this.at = begin;
		this.mends = mends;
	}

	/** Where the value ended. */
	int end() {
		return at;
	}

	/** Whether the text ended before the value did. */
	boolean isCut() {
		return cut;
	}

	/** The value here; empty if there is none. */
	Optional<ReplyNode> value() {
		return value(0);
	}

	private Optional<ReplyNode> value(int depth) {
		skip();
		if (at >= text.length()) {
			cut();
			return Optional.empty();
		}
		if (depth > DEPTH) {
			mends.add(Mend.DEPTH);
			return Optional.empty();
		}
		char first = text.charAt(at);
		return switch (first) {
			case '{' -> members(depth);
			case '[' -> items(depth);
			case '"', '\'', '\u201C', '\u2018', '\u00AB' -> string();
			default -> literal();
		};
	}

	private void cut() {
		cut = true;
		mends.add(Mend.TRUNCATED);
	}

	/** Blanks and comments. */
	private void skip() {
		while (at < text.length()) {
			char c = text.charAt(at);
			if (c <= ' ' || c == '\u00A0' || c == '\uFEFF') {
				at++;
			} else if (text.startsWith("//", at) || c == '#') {
				int end = text.indexOf('\n', at);
				at = end < 0 ? text.length() : end;
				mends.add(Mend.COMMENT);
			} else if (text.startsWith("/*", at)) {
				int end = text.indexOf("*/", at + 2);
				at = end < 0 ? text.length() : end + 2;
				mends.add(Mend.COMMENT);
			} else {
				return;
			}
		}
	}

	private Optional<ReplyNode> members(int depth) {
		int begin = at++;
		Map<String, ReplyNode> members = new LinkedHashMap<>();
		boolean first = true;
		while (true) {
			if (closes('}', first)) {
				break;
			}
			first = false;
			Optional<String> key = key();
			skip();
			if (key.isEmpty() || at >= text.length() || text.charAt(at) != ':') {
				cutOrSkip();
				break;
			}
			at++;
			Optional<ReplyNode> value = value(depth + 1);
			boolean whole = !cut || value.filter(LenientParser::isContainer).isPresent();
			if (value.isPresent() && whole) {
				members.putIfAbsent(key.get(), value.get());
			}
			if (value.isEmpty() || cut) {
				cutOrSkip();
				break;
			}
		}
		return Optional.of(new ReplyNode.Members(Collections.unmodifiableMap(members), new Span(begin, at)));
	}

	private static boolean isContainer(ReplyNode node) {
		return node instanceof ReplyNode.Members || node instanceof ReplyNode.Items;
	}

	private Optional<ReplyNode> items(int depth) {
		int begin = at++;
		List<ReplyNode> items = new ArrayList<>();
		boolean first = true;
		while (true) {
			if (closes(']', first)) {
				break;
			}
			first = false;
			Optional<ReplyNode> value = value(depth + 1);
			if (value.isEmpty() || cut) {
				cutOrSkip();
				break;
			}
			items.add(value.get());
		}
		return Optional.of(new ReplyNode.Items(List.copyOf(items), new Span(begin, at)));
	}

	/** Something that fits nowhere ends what is being read as the end of the text would. */
	private void cutOrSkip() {
		if (!cut) {
			at = text.length();
			cut();
		}
	}

	/** Takes the comma before the next element, or the closing bracket. */
	private boolean closes(char bracket, boolean first) {
		skip();
		boolean comma = false;
		while (at < text.length() && text.charAt(at) == ',') {
			if (comma || first) {
				mends.add(Mend.COMMA);
			}
			comma = true;
			at++;
			skip();
		}
		if (at >= text.length()) {
			cut();
			return true;
		}
		char next = text.charAt(at);
		if (next == bracket) {
			if (comma) {
				mends.add(Mend.COMMA);
			}
			at++;
			return true;
		}
		if (!first && !comma) {
			mends.add(Mend.COMMA);
		}
		return false;
	}

	private Optional<String> key() {
		skip();
		if (at >= text.length()) {
			return Optional.empty();
		}
		if ("\"'\u201C\u2018\u00AB".indexOf(text.charAt(at)) >= 0) {
			return string().map(node -> ((ReplyNode.Text) node).value());
		}
		int begin = at;
		while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "_-$".indexOf(text.charAt(at)) >= 0)) {
			at++;
		}
		mends.add(Mend.QUOTES);
		return at > begin ? Optional.of(text.substring(begin, at)) : Optional.empty();
	}

	private Optional<ReplyNode> string() {
		int begin = at;
		char open = text.charAt(at++);
		if (open != '"') {
			mends.add(Mend.QUOTES);
		}
		StringBuilder value = new StringBuilder();
		while (at < text.length()) {
			char c = text.charAt(at);
			if (closesString(open, c)) {
				at++;
				return Optional.of(new ReplyNode.Text(value.toString(), new Span(begin, at)));
			}
			if (c == '\\') {
				escape(value);
			} else {
				if (c < ' ') {
					mends.add(Mend.STRING);
				}
				value.append(c);
				at++;
			}
		}
		cut();
		return Optional.of(new ReplyNode.Text(value.toString(), new Span(begin, at)));
	}

	/** An apostrophe inside a word does not end a string in single quotes. */
	private boolean closesString(char open, char c) {
		return switch (open) {
			case '"' -> c == '"';
			case '\'' -> c == '\'' && endsHere();
			case '\u2018' -> c == '\u2019' && endsHere();
			case '\u00AB' -> c == '\u00BB';
			default -> CLOSING_QUOTES.indexOf(c) >= 0;
		};
	}

	private boolean endsHere() {
		int next = at + 1;
		while (next < text.length() && text.charAt(next) <= ' ') {
			next++;
		}
		return next >= text.length() || ",:]}".indexOf(text.charAt(next)) >= 0;
	}

	private void escape(StringBuilder value) {
		at++;
		if (at >= text.length()) {
			return;
		}
		char c = text.charAt(at++);
		switch (c) {
			case 'n' -> value.append('\n');
			case 't' -> value.append('\t');
			case 'r' -> value.append('\r');
			case 'b' -> value.append('\b');
			case 'f' -> value.append('\f');
			case '"', '\\', '/' -> value.append(c);
			case 'u' -> unicode(value);
			default -> {
				mends.add(Mend.STRING);
				value.append(c == '\'' ? "" : "\\").append(c);
			}
		}
	}

	private void unicode(StringBuilder value) {
		if (at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
			value.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
			at += 4;
		} else {
			mends.add(Mend.STRING);
			value.append("\\u");
		}
	}

	private Optional<ReplyNode> literal() {
		int begin = at;
		while (at < text.length() && ",:]}{[\"\n".indexOf(text.charAt(at)) < 0) {
			at++;
		}
		String word = text.substring(begin, at).strip();
		if (at >= text.length()) {
			// A number or word that the end of the text touches may have been longer.
			cut();
		}
		if (word.isEmpty()) {
			return Optional.empty();
		}
		Span span = new Span(begin, begin + word.length());
		return switch (word) {
			case "true", "false", "null" -> Optional.of(new ReplyNode.Literal(word, span));
			case "True" -> python("true", span);
			case "False" -> python("false", span);
			case "None" -> python("null", span);
			default -> {
				if (word.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
					yield Optional.of(new ReplyNode.Literal(word, span));
				}
				mends.add(Mend.QUOTES);
				yield Optional.of(new ReplyNode.Text(word, span));
			}
		};
	}

	private Optional<ReplyNode> python(String value, Span span) {
		mends.add(Mend.QUOTES);
		return Optional.of(new ReplyNode.Literal(value, span));
	}
}
