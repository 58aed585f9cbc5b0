package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.engine.explain.Completeness;
import org.lorgnette.engine.explain.Curve;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.FaithfulnessMeasure;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Document;

/** Shows an explanation: bars to the right speak for the decision, bars to the left against it. */
final class ExplainOutput implements ExplainCommand.Output {

	private static final int BAR = 20;
	private static final int LONGEST_WORD = 40;

	private final Messages messages;
	private final DecisionText text;
	private final Explanation explanation;
	private final Map<String, String> engineSettings;
	private final int top;

	/** @param top how many words are printed */
	ExplainOutput(Messages messages, Document in, Explanation explanation, Map<String, String> engineSettings, int top) {
		this.messages = messages;
		this.text = new DecisionText(messages, in);
		this.explanation = explanation;
		this.engineSettings = engineSettings;
		this.top = top;
	}

	@Override
	public void print(PrintStream out) {
		out.println((explanation.engine() + ": " + text.line(explanation.decision()) + "  " + base()).strip());
		String shown = explanation.shown().isEmpty() ? "" : " (" + explanation.shown() + ")";
		out.println(messages.get("explain.how", explanation.method().id() + shown, String.valueOf(explanation.words().size()),
				String.valueOf(explanation.totalWords())));
		if (!explanation.scored() && explanation.base().isPresent()) {
			out.println(messages.get("explain.unscored"));
		}
		out.println();
		printWords(out);
		explanation.completeness().ifPresent(complete -> out.println(
				messages.get(complete.holds() ? "explain.complete" : "explain.incomplete", number(complete.sum()),
						number(complete.atInput() - complete.atBaseline()), String.valueOf(complete.steps()))));
		explanation.faithfulness().ifPresent(faithfulness -> printFaithfulness(out, faithfulness));
	}

	private String base() {
		OptionalDouble base = explanation.base();
		return base.isEmpty() ? messages.get("explain.not.made") : explanation.scored() ? number(base.getAsDouble()) : "";
	}

	private void printWords(PrintStream out) {
		List<WordAttribution> ranked = explanation.ranked();
		List<WordAttribution> printed = ranked.stream().filter(word -> word.value() != 0).limit(top).toList();
		if (printed.isEmpty()) {
			out.println(messages.get("explain.nothing"));
			return;
		}
		TextTable table = new TextTable(messages.get("explain.table", center(messages.get("explain.against"),
				messages.get("explain.for"))));
		printed.forEach(word -> table.row(signed(word.value()), bar(word.value(), explanation.largest()),
				cut(DecisionText.oneLine(word.word().text())) + (word.own() ? " *" : ""), place(word.word())));
		out.print(table);
		long others = ranked.stream().filter(word -> word.value() != 0).count() - printed.size();
		long without = ranked.size() - printed.size() - others;
		out.println(messages.get("explain.rest", String.valueOf(others), String.valueOf(without)));
		if (printed.stream().anyMatch(WordAttribution::own)) {
			out.println(messages.get(explanation.method() == Method.OCCLUSION ? "explain.own.occlusion" : "explain.own"));
		}
	}

	private static String center(String against, String speaksFor) {
		String left = against.length() > BAR ? against.substring(0, BAR) : against;
		return " ".repeat(BAR - left.length()) + left + " " + speaksFor;
	}

	/** As many signs as the value has twentieths of the largest, at least one. */
	private static String bar(double value, double largest) {
		int length = Math.max(1, (int) Math.round(BAR * Math.abs(value) / largest));
		return value < 0 ? " ".repeat(BAR - length) + "-".repeat(length) + "|" : " ".repeat(BAR) + "|" + "+".repeat(length);
	}

	private static String cut(String word) {
		return word.codePointCount(0, word.length()) <= LONGEST_WORD ? word
				: word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD - 1)) + "\u2026";
	}

	private String place(Word word) {
		return (word.in() == Word.In.QUESTION ? messages.get("explain.in.question") + " " : "") + "[" + word.span().begin() + ", "
				+ word.span().end() + ")";
	}

	private void printFaithfulness(PrintStream out, Faithfulness faithfulness) {
		out.println();
		switch (faithfulness) {
			case Faithfulness.Undefined(var reason) -> out.println(messages.get("explain.faithfulness.undefined",
					messages.get("explain.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '.'))));
			case Faithfulness.Measured measured -> {
				out.println(messages.get("explain.faithfulness", String.valueOf(measured.rankings())));
				TextTable table = new TextTable(messages.get("explain.faithfulness.table"));
				for (FaithfulnessMeasure measure : FaithfulnessMeasure.values()) {
					Faithfulness.Score score = measured.scores().get(measure);
					table.row(measure.id(), messages.get(measure.largerIsBetter() ? "explain.larger" : "explain.smaller"),
							number(score.value()), number(score.randomMean()), number(score.randomDeviation()), number(score.rank()));
				}
				out.print(table);
			}
		}
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.3f", value + 0.0);
	}

	private static String number(OptionalDouble value) {
		return value.isPresent() ? number(value.getAsDouble()) : "-";
	}

	private static String signed(double value) {
		return String.format(Locale.ROOT, Math.abs(value) < 0.0005 ? "%+.1e" : "%+.3f", value);
	}

	@Override
	public Map<String, Object> document() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("engine", explanation.engine());
		document.put("engineSettings", engineSettings);
		document.put("document", explanation.document());
		document.put("decision", text.entry(explanation.decision()));
		document.put("method", explanation.method().id());
		if (!explanation.shown().isEmpty()) {
			document.put("shown", explanation.shown());
		}
		document.put("settings", explanation.settings());
		document.put("made", explanation.base().isPresent());
		explanation.base().ifPresent(base -> document.put("base", base));
		document.put("scored", explanation.scored());
		document.put("totalWords", explanation.totalWords());
		document.put("words", explanation.words().stream().map(ExplainOutput::entry).toList());
		explanation.completeness().ifPresent(complete -> document.put("completeness", entry(complete)));
		explanation.faithfulness().ifPresent(faithfulness -> document.put("faithfulness", entry(faithfulness)));
		return document;
	}

	private static Map<String, Object> entry(WordAttribution word) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("text", word.word().text());
		entry.put("in", word.word().in().name().toLowerCase(Locale.ROOT));
		entry.put("begin", word.word().span().begin());
		entry.put("end", word.word().span().end());
		entry.put("value", word.value());
		entry.put("own", word.own());
		return entry;
	}

	private static Map<String, Object> entry(Completeness complete) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("sum", complete.sum());
		entry.put("atInput", complete.atInput());
		entry.put("atBaseline", complete.atBaseline());
		entry.put("gap", complete.gap());
		entry.put("tolerance", complete.tolerance());
		entry.put("holds", complete.holds());
		entry.put("steps", complete.steps());
		return entry;
	}

	private static Map<String, Object> entry(Faithfulness faithfulness) {
		Map<String, Object> entry = new LinkedHashMap<>();
		switch (faithfulness) {
			case Faithfulness.Undefined(var reason) -> entry.put("undefined", reason.name().toLowerCase(Locale.ROOT));
			case Faithfulness.Measured measured -> {
				entry.put("rankings", measured.rankings());
				for (FaithfulnessMeasure measure : FaithfulnessMeasure.values()) {
					entry.put(measure.id(), entry(measured.scores().get(measure)));
				}
				entry.put("deletionCurve", points(measured.deletion()));
				entry.put("insertionCurve", points(measured.insertion()));
				measured.randomDeletion().ifPresent(curve -> entry.put("randomDeletionCurve", points(curve)));
				measured.randomInsertion().ifPresent(curve -> entry.put("randomInsertionCurve", points(curve)));
			}
		}
		return entry;
	}

	private static Map<String, Object> entry(Faithfulness.Score score) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("value", score.value());
		score.randomMean().ifPresent(mean -> entry.put("randomMean", mean));
		score.randomDeviation().ifPresent(deviation -> entry.put("randomDeviation", deviation));
		score.rank().ifPresent(rank -> entry.put("rank", rank));
		return entry;
	}

	/** {@code [[share, score], ...]} */
	private static List<List<Double>> points(Curve curve) {
		return curve.points().stream().map(point -> List.of(point.share(), point.score())).toList();
	}
}
