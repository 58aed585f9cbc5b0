package org.lorgnette.report.html;

import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes HTML; whatever is text is escaped. */
public final class Html {

	private final Writer out;

	Html(Writer out) {
		this.out = out;
	}

	/** @param attributes names and values by turns; a value of {@code null} leaves the attribute out */
	Html open(String tag, String... attributes) throws IOException {
		out.write('<');
		out.write(tag);
		for (int i = 0; i < attributes.length; i += 2) {
			if (attributes[i + 1] != null) {
				out.write(" " + attributes[i] + "=\"" + escape(attributes[i + 1]) + "\"");
			}
		}
		out.write('>');
		return this;
	}

	Html close(String tag) throws IOException {
		out.write("</" + tag + ">");
		if (tag.length() > 4 || tag.equals("tr") || tag.equals("p")) {
			out.write('\n');
		}
		return this;
	}

	Html text(String text) throws IOException {
		out.write(escape(text));
		return this;
	}

	Html element(String tag, String text, String... attributes) throws IOException {
		return open(tag, attributes).text(text).close(tag);
	}

	/** What is HTML already. */
	Html raw(String html) throws IOException {
		out.write(html);
		return this;
	}

	Writer writer() {
		return out;
	}

	/** For HTML and XML, in text and in attributes; characters that XML cannot hold become U+FFFD. */
	public static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				case '\t', '\n', '\r' -> escaped.append(c);
				default -> escaped.append(c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0xFFFE ? '\uFFFD' : c);
			}
		}
		return escaped.toString();
	}

	/** For a part of an address after {@code #}, as JavaScript's {@code decodeURIComponent} reads it. */
	static String component(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}
}
