package org.lorgnette.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.lorgnette.evaluation.run.Provenance;
import org.lorgnette.metrics.copy.CopiedPassage;
import org.lorgnette.metrics.copy.CopyPair;
import org.lorgnette.metrics.copy.CopySearch;
import org.lorgnette.metrics.copy.PrintedText;
import org.lorgnette.model.Span;
import org.lorgnette.report.Texts;

/** A page of near copies: the pairs, and below them both texts of each, in which shared passages lead to each other. */
public final class CopyPage {

	/** More pairs are in the table, but their texts would make a page that no browser likes. */
	private static final int SHOWN = 50;

	private final Map<String, PrintedText> byId = new HashMap<>();
	private final CopySearch.Result result;
	private final Texts texts;

	public CopyPage(List<PrintedText> searched, CopySearch.Result result, Texts texts) {
		searched.forEach(text -> byId.put(text.id(), text));
		this.result = result;
		this.texts = texts;
	}

	/** Does not close the writer. */
	public void write(Writer out) throws IOException {
		String summary = texts.get("copies.summary", texts.count("copies.texts", byId.size()),
				texts.count("copies.pairs", result.pairs().size()));
		HtmlFrame frame = new HtmlFrame(texts, texts.get("copies.title"), texts.get("report.kind", texts.get("copies.kind")),
				summary);
		frame.write(List.of(new HtmlFrame.Section("copies", this::table), new HtmlFrame.Section("copied", this::pairs)),
				List.of("copies.css"),
				List.of(), Provenance.VERSION, out);
	}

	private void table(Html html) throws IOException {
		html.element("p", texts.get("copies.help"), "class", "note");
		if (result.leftOut() > 0) {
			html.element("p", texts.get("copies.common", texts.numbers().count(result.leftOut()), texts.numbers()
					.count(result.commonLimit())), "class",
					"note");
		}
		html.open("div", "class", "scroll").open("table", "class", "data sortable").open("thead").open("tr");
		for (String column : List.of("first", "second")) {
			html.element("th", texts.get("copies.column." + column), "scope", "col");
		}
		for (String column : List.of("of-first", "of-second", "resemblance", "passages", "longest")) {
			html.element("th", texts.get("copies.column." + column), "scope", "col", "class", "number");
		}
		html.close("tr").close("thead").open("tbody");
		for (int i = 0; i < result.pairs().size(); i++) {
			row(i, result.pairs().get(i), html);
		}
		html.close("tbody").close("table").close("div");
	}

	private void row(int index, CopyPair pair, Html html) throws IOException {
		html.open("tr").open("th", "scope", "row");
		if (index < SHOWN) {
			html.element("a", pair.first(), "href", "#pair-" + index);
		} else {
			html.text(pair.first());
		}
		html.close("th").element("td", pair.second());
		for (double share : new double[] { pair.firstShare(), pair.secondShare(), pair.resemblance() }) {
			html.open("td", "class", "number").element("data", texts.numbers().percent(Math.round(share * 1_000) / 1_000.0), "value", String.valueOf(share))
					.close("td");
		}
		int longest = pair.passages().stream().mapToInt(CopiedPassage::letters).max().orElse(0);
		for (int count : new int[] { pair.passages().size(), longest }) {
			html.open("td", "class", "number").element("data", texts.numbers().count(count), "value", String.valueOf(count))
					.close("td");
		}
		html.close("tr");
	}

	private void pairs(Html html) throws IOException {
		html.element("p", texts.get("copied.help"), "class", "note");
		for (int i = 0; i < Math.min(SHOWN, result.pairs().size()); i++) {
			CopyPair pair = result.pairs().get(i);
			html.open("article", "id", "pair-" + i, "class", "copied");
			html.element("h3", pair.first() + " \u2013 " + pair.second()).open("div", "class", "sides");
			side(i, pair.first(), pair.passages(), true, html);
			side(i, pair.second(), pair.passages(), false, html);
			html.close("div").close("article");
		}
		if (result.pairs().size() > SHOWN) {
			html.element("p", texts.get("copied.more", texts.numbers().count(SHOWN)), "class", "note");
		}
	}

	private void side(int index, String id, List<CopiedPassage> passages, boolean first, Html html) throws IOException {
		String text = byId.get(id).text();
		String here = first ? "a" : "b";
		String there = first ? "b" : "a";
		html.open("div", "class", "side").element("h4", id).open("p", "class", "text");
		int from = 0;
		for (int number : IntStream.range(0, passages.size()).boxed()
				.sorted(Comparator.comparing(number -> place(passages.get(number), first))).toList()) {
			Span place = place(passages.get(number), first);
			html.text(text.substring(from, place.begin()));
			html.open("a", "class", "passage", "id", "p" + index + "-" + number + here, "href", "#p" + index + "-" + number
					+ there, "aria-label",
					texts.get("copied.passage", texts.numbers().count(number + 1L)));
			html.element("sup", String.valueOf(number + 1)).text(place.of(text)).close("a");
			from = place.end();
		}
		html.text(text.substring(from)).close("p").close("div");
	}

	private static Span place(CopiedPassage passage, boolean first) {
		return first ? passage.first() : passage.second();
	}
}
