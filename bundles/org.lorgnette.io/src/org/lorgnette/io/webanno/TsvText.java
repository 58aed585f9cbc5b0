package org.lorgnette.io.webanno;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The escapes of WebAnno TSV, and how its fields split into values. */
final class TsvText {

	/** A value without the number in brackets that may follow it. */
	record Numbered(String value, String number) {

		OptionalInt id() {
			return number.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
		}
	}

	private TsvText() {
	}

	static String escapeValue(String value) {
		StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			switch (character) {
				case '\\', '[', ']', '|', '_', ';', '*' -> escaped.append('\\').append(character);
				case '\t' -> escaped.append("\\t");
				case '\n' -> escaped.append("\\n");
				case '\r' -> escaped.append("\\r");
				case '-' -> escaped.append(value.startsWith("->", i) ? "\\-" : "-");
				default -> escaped.append(character);
			}
		}
		return escaped.toString();
	}

	static String unescapeValue(String value) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			char next = i + 1 < value.length() ? value.charAt(i + 1) : 0;
			if (character != '\\') {
				plain.append(character);
			} else if ("\\[]|_;*".indexOf(next) >= 0) {
				plain.append(next);
				i++;
			} else if (next == 't' || next == 'n' || next == 'r') {
				plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : '\r');
				i++;
			} else if (value.startsWith("->", i + 1)) {
				plain.append("->");
				i += 2;
			} else {
				plain.append(character);
			}
		}
		return plain.toString();
	}

	static String escapeText(String text) {
		StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '\t' -> escaped.append("\\t");
				case '\n' -> escaped.append("\\n");
				case '\f' -> escaped.append("\\f");
				case '\r' -> escaped.append("\\r");
				case '\b' -> escaped.append("\\b");
				case '\\' -> escaped.append("\\\\");
				case '\u000B' -> escaped.append(character);
				default -> escaped.append(character < 32 ? "\\" : "").append(character);
			}
		}
		return escaped.toString();
	}

	/** @param java whether the text is escaped as in Java source, as before version 3.2 */
	static String unescapeText(String text, boolean java) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
			int known = "tnfrb\\".indexOf(next);
			if (character != '\\' || i + 1 == text.length()) {
				plain.append(character);
			} else if (known >= 0) {
				plain.append("\t\n\f\r\b\\".charAt(known));
				i++;
			} else if (java && next == 'u' && text.substring(i + 2).matches("(?s)[0-9A-Fa-f]{4}.*")) {
				plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
				i += 5;
			} else if (next < 32 || java && (next == '"' || next == '\'' || next == '/')) {
				plain.append(next);
				i++;
			} else {
				plain.append(character);
			}
		}
		return plain.toString();
	}

	/** The parts between separators that no backslash escapes. */
	static List<String> split(String field, char separator) {
		List<String> parts = new ArrayList<>();
		int begin = 0;
		for (int i = 0; i < field.length(); i++) {
			if (field.charAt(i) == '\\') {
				i++;
			} else if (field.charAt(i) == separator) {
				parts.add(field.substring(begin, i));
				begin = i + 1;
			}
		}
		parts.add(field.substring(begin));
		return parts;
	}

	/** Takes {@code [12]} or {@code [1_2]} off the end. */
	static Numbered numbered(String value) {
		int open = -1;
		boolean closed = false;
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			closed = character == ']' && i == value.length() - 1;
			if (character == '\\') {
				i++;
			} else if (character == '[') {
				open = i;
			}
		}
		return closed && open >= 0 ? new Numbered(value.substring(0, open), value.substring(open + 1, value.length() - 1))
				: new Numbered(value, "");
	}
}
