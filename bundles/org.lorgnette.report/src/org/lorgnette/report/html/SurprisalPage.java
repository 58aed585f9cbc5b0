package org.lorgnette.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.lorgnette.engine.language.NextPiece;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.engine.language.ReadingCounts;
import org.lorgnette.evaluation.run.Provenance;
import org.lorgnette.report.Numbers;
import org.lorgnette.report.SurprisalReport.ReadText;
import org.lorgnette.report.SurprisalReport.Reading;
import org.lorgnette.report.Table;
import org.lorgnette.report.Texts;

import com.google.gson.GsonBuilder;

/** The page of surprisal over texts. */
public final class SurprisalPage {

	/** Surprisal doubles from step to step, in bits: below 1, 2, 4, 8, 16, and above. */
	private static final int STEPS = 6;

	private final List<ReadText> read;
	private final Texts texts;
	private final Numbers numbers;

	public SurprisalPage(List<ReadText> read, Texts texts) {
		this.read = List.copyOf(read);
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** Does not close the writer. */
	public void write(Writer out) throws IOException {
		String title = read.size() == 1 ? texts.get("surprisal.title", read.getFirst().id()) : texts.get("surprisal.title.many");
		HtmlFrame frame = new HtmlFrame(texts, title, texts.get("surprisal.kind"), texts.get("surprisal.summary"));
		frame.write(List.of(new HtmlFrame.Section("reading", html -> HtmlTable.write(table(), html)),
				new HtmlFrame.Section("surprisal", this::painted)), List.of("surprisal.css"), List.of("surprisal.js"),
				Provenance.VERSION, out);
	}

	private Table table() {
		List<Table.Column> columns = Stream.of("text", "engine", "pieces", "perplexity", "bits").map(id -> new Table.Column(
				texts.get("surprisal.column." + id), !id.equals("text") && !id.equals("engine"), 0)).toList();
		List<List<Table.Cell>> rows = new ArrayList<>();
		for (ReadText text : read) {
			for (Reading reading : text.readings()) {
				ReadingCounts counts = ReadingCounts.of(reading.pieces());
				rows.add(List.of(Table.Cell.of(text.id()), Table.Cell.of(reading.engine()),
						number(OptionalDouble.of(counts.pieces()), 0),
						number(counts.perplexity(), 2), number(counts.bitsPerByte(), 3)));
			}
		}
		return new Table("reading", texts.get("surprisal.caption"), columns, rows);
	}

	private Table.Cell number(OptionalDouble value, int decimals) {
		return value.isEmpty() ? new Table.Cell("-", "", value, texts.get("surprisal.empty"), false)
				: new Table.Cell(numbers.decimal(value.getAsDouble(), decimals), "", value, "", false);
	}

	private void painted(Html html) throws IOException {
		html.element("p", texts.get("surprisal.help"), "class", "note");
		html.open("ul", "class", "legend", "aria-label", texts.get("surprisal.legend"));
		for (int step = 0; step < STEPS; step++) {
			html.open("li").element("span", legend(step), "class", "s" + step).close("li");
		}
		html.close("ul");
		for (ReadText text : read) {
			for (Reading reading : text.readings()) {
				String name = text.id() + " \u2013 " + reading.engine();
				html.element("h3", name);
				html.open("div", "class", "painted", "tabindex", "0", "role", "region", "aria-label", name);
				paint(text.text(), reading.pieces(), html);
				html.raw("</div>\n");
			}
		}
		html.open("div", "id", "piece", "role", "status", "hidden", "", "data-bits", texts.get("surprisal.bits"), "data-rank",
				texts.get("surprisal.rank"), "data-entropy", texts.get("surprisal.entropy"), "data-likeliest",
				texts.get("surprisal.likeliest"),
				"data-probability", texts.get("surprisal.probability"), "data-end", texts.get("surprisal.end"), "data-locale",
				texts.locale().getLanguage()).close("div");
	}

	private String legend(int step) {
		if (step == 0) {
			return texts.get("surprisal.legend.below", 1);
		}
		return step == STEPS - 1 ? texts.get("surprisal.legend.above", 1 << step - 1)
				: texts.get("surprisal.legend.between", 1 << step - 1, 1 << step);
	}

	/** Pieces of one character are painted as one. */
	private void paint(String text, List<ReadPiece> pieces, Html html) throws IOException {
		int at = 0;
		for (int first = 0; first < pieces.size();) {
			int end = pieces.get(first).span().end();
			int last = first + 1;
			double bits = pieces.get(first).surprisal();
			while (last < pieces.size() && pieces.get(last).span().begin() < end) {
				bits += pieces.get(last).surprisal();
				end = Math.max(end, pieces.get(last).span().end());
				last++;
			}
			int begin = Math.max(at, pieces.get(first).span().begin());
			html.text(text.substring(at, begin));
			unit(text.substring(begin, end), pieces.get(first), bits, last - first, html);
			at = end;
			first = last;
		}
		html.text(text.substring(at));
	}

	private void unit(String shown, ReadPiece piece, double bits, int pieces, Html html) throws IOException {
		String rank = numbers.count(piece.rank() + 1L);
		String title = texts.get("surprisal.tip", numbers.decimal(bits, 1), rank);
		html.element("span", shown, "class", "s" + step(bits), "title", pieces == 1 ? title
				: title + " " + texts.get("surprisal.tip.pieces", numbers.count(pieces)), "data-b", String.format(Locale.ROOT,
				"%.3f", bits),
				"data-r", rank, "data-e", String.format(Locale.ROOT, "%.3f", piece.entropy() / Math.log(2)), "data-a",
				piece.alternatives().isEmpty() ? null : alternatives(piece.alternatives()));
	}

	/** Texts and probabilities by turns. */
	private static String alternatives(List<NextPiece> alternatives) {
		List<Object> flat = new ArrayList<>();
		for (NextPiece alternative : alternatives) {
			flat.add(alternative.text());
			flat.add(Math.round(alternative.probability() * 1e5) / 1e5);
		}
		return new GsonBuilder().disableHtmlEscaping().create().toJson(flat);
	}

	private static int step(double bits) {
		return bits < 1 ? 0 : Math.min(STEPS - 1, 1 + (int) (Math.log(bits) / Math.log(2)));
	}
}
