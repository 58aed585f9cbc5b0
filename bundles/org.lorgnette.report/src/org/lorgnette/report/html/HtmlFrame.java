package org.lorgnette.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.lorgnette.report.Texts;

/** What every page has: head, title with a summary, contents, sections, style and script. */
final class HtmlFrame {

	private static final String STYLE = "page.css";
	private static final String SCRIPT = "page.js";

	private final Texts texts;
	private final String title;
	private final String kind;
	private final String summary;

	/** @param kind what stands small above the title */
	HtmlFrame(Texts texts, String title, String kind, String summary) {
		this.texts = texts;
		this.title = title;
		this.kind = kind;
		this.summary = summary;
	}

	/** What is in a section. */
	@FunctionalInterface
	interface Body {
		void write(Html html) throws IOException;
	}

	/** @param id its heading is the text {@code section.ID} */
	record Section(String id, Body body) {
	}

	/**
	 * Does not close the writer.
	 *
	 * @param styles and {@code scripts} besides those of every page
	 */
	void write(List<Section> sections, List<String> styles, List<String> scripts, String version, Writer out) throws IOException {
		Html html = new Html(out);
		html.raw("<!DOCTYPE html>\n").open("html", "lang", texts.locale().getLanguage()).raw("\n<head>\n<meta charset=\"utf-8\">\n");
		html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
		// A second lock beside escaping: whatever text slipped through could load nothing.
		html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
				+ "script-src 'unsafe-inline'; img-src data:\">\n");
		html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Lorgnette\">\n");
		html.element("title", title).raw("<style>\n").raw(resource(STYLE));
		for (String style : styles) {
			html.raw(resource(style));
		}
		html.raw("</style>\n</head>\n<body>\n");
		head(sections, html);
		html.raw("<main>\n");
		for (Section section : sections) {
			html.open("section", "id", section.id(), "aria-labelledby", "title-" + section.id());
			html.element("h2", texts.get("section." + section.id()), "id", "title-" + section.id());
			section.body().write(html);
			html.close("section");
		}
		html.raw("</main>\n<footer>").element("p", texts.get("page.footer", version)).raw("</footer>\n");
		html.raw("<script>\n(() => {\n\"use strict\";\n").raw(resource(SCRIPT));
		for (String script : scripts) {
			html.raw(resource(script));
		}
		html.raw("})();\n</script>\n</body>\n</html>\n");
	}

	private void head(List<Section> sections, Html html) throws IOException {
		html.open("header").open("div", "class", "bar");
		html.element("p", kind, "class", "kind");
		html.element("button", texts.get("page.theme"), "type", "button", "id", "theme", "hidden", "", "data-auto",
				texts.get("page.theme"), "data-light", texts.get("page.theme.light"), "data-dark", texts.get("page.theme.dark"))
				.raw("</div>");
		html.element("h1", title);
		html.element("p", summary, "class", "summary");
		html.open("nav", "aria-label", texts.get("page.contents")).open("ul");
		for (Section section : sections) {
			html.open("li").element("a", texts.get("section." + section.id()), "href", "#" + section.id()).close("li");
		}
		html.close("ul").close("nav").close("header");
	}

	private static String resource(String name) {
		try (InputStream stream = HtmlFrame.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("the bundle lacks its resource " + name);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
