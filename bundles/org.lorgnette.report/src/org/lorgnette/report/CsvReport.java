package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedComparison;

/**
 * The tables as CSV (RFC 4180, UTF-8, with a header): numbers in full with a decimal point whatever the language, undefined ones
 * empty.
 */
public final class CsvReport {

	private static final List<String> SCORE = List.of("gold", "predicted", "correct", "credit", "precision", "precision-low",
			"precision-high", "recall", "recall-low", "recall-high", "f1", "f1-low", "f1-high");

	private CsvReport() {
	}

	/** Writes {@code overall.csv types.csv confusion.csv comparisons.csv cases.csv} into a folder. */
	public static void write(EvaluationResult result, Path folder) throws IOException {
		ReportFile.write(folder.resolve("overall.csv"), out -> overall(result, out));
		ReportFile.write(folder.resolve("types.csv"), out -> types(result, out));
		ReportFile.write(folder.resolve("confusion.csv"), out -> confusion(result, out));
		ReportFile.write(folder.resolve("comparisons.csv"), out -> comparisons(result, out));
		writeCases(result.cases(), folder.resolve("cases.csv"));
	}

	/** Writes cases alone into a file. */
	public static void writeCases(List<Case> cases, Path file) throws IOException {
		ReportFile.write(file, out -> cases(cases, out));
	}

	static void overall(EvaluationResult result, Writer out) throws IOException {
		row(out, concat(List.of("engine", "id", "family", "measure"), SCORE, List.of("macro-f1", "seconds")));
		for (EngineResult engine : result.engines()) {
			for (String measure : engine.measures()) {
				// The macro average is that of the main measure alone.
				String macro = measure.equals(engine.mainMeasure()) ? Double.toString(engine.macro().f1()) : "";
				row(out, concat(List.of(engine.name(), engine.engine(), engine.family().name(), measure), score(engine.overall()
						.get(measure)),
						List.of(macro, Double.toString(engine.timing().seconds()))));
			}
		}
	}

	static void types(EvaluationResult result, Writer out) throws IOException {
		row(out, concat(List.of("engine", "measure", "type"), SCORE));
		for (EngineResult engine : result.engines()) {
			for (var type : engine.types().entrySet()) {
				row(out, concat(List.of(engine.name(), engine.mainMeasure(), type.getKey()), score(type.getValue())));
			}
		}
	}

	static void confusion(EvaluationResult result, Writer out) throws IOException {
		row(out, List.of("engine", "gold", "predicted", "count"));
		for (EngineResult engine : result.engines()) {
			ConfusionMatrix matrix = engine.confusion();
			int none = matrix.labels().size();
			for (int gold = 0; gold <= none; gold++) {
				for (int predicted = 0; predicted <= none; predicted++) {
					if (matrix.count(gold, predicted) > 0) {
						row(out, List.of(engine.name(), gold == none ? "" : matrix.labels().get(gold),
								predicted == none ? "" : matrix.labels().get(predicted), Long.toString(matrix.count(gold, predicted))));
					}
				}
			}
		}
	}

	static void comparisons(EvaluationResult result, Writer out) throws IOException {
		row(out, List.of("system", "baseline", "metric", "system-value", "baseline-value", "difference", "low", "high", "test", "p",
				"adjusted-p", "significant", "units", "resamples", "seed", "effects"));
		for (PairedComparison comparison : result.comparisons()) {
			String effects = comparison.effects().stream().map(effect -> effect.name() + "=" + effect.value())
					.collect(Collectors.joining(" "));
			row(out, concat(List.of(comparison.system(), comparison.baseline(), comparison.metric(), number(comparison.systemValue()),
					number(comparison.baselineValue()), number(comparison.difference())), bounds(comparison.interval()),
					List.of(comparison.test().id(), number(comparison.p()), number(comparison.adjustedP()),
							Boolean.toString(Words.isSignificant(comparison)), Integer.toString(comparison.units()),
							Integer.toString(comparison.resampling().resamples()), Long.toString(comparison.resampling().seed()), effects)));
		}
	}

	/** Does not close the writer. */
	public static void cases(List<Case> cases, Writer out) throws IOException {
		row(out, List.of("engine", "document", "kind", "gold-type", "gold-text", "gold-offsets", "predicted-type", "predicted-text",
				"predicted-offsets", "score", "evidence", "context", "context-offset"));
		for (Case shown : cases) {
			row(out, concat(List.of(shown.engine(), shown.instance(), CaseNames.id(shown.kind())), item(shown, shown.gold()),
					item(shown, shown.predicted()), List.of(number(shown.score()), String.join("; ", shown.evidence()), shown.context(),
							Integer.toString(shown.contextOffset()))));
		}
	}

	private static List<String> item(Case shown, Optional<Case.Item> item) {
		return item.map(found -> List.of(found.type(), CaseNames.words(found, shown.context()), CaseNames.offsets(shown, found)))
				.orElse(List.of("", "", ""));
	}

	private static List<String> score(Score score) {
		return concat(
				List.of(Long.toString(score.counts().gold()), Long.toString(score.counts().predicted()),
						Long.toString(score.counts().correct()), Double.toString(score.credit())),
				estimate(score.precision()), estimate(score.recall()), estimate(score.f1()));
	}

	private static List<String> estimate(Estimate estimate) {
		return concat(List.of(number(estimate.value())), bounds(estimate.interval()));
	}

	private static List<String> bounds(Optional<Interval> interval) {
		return interval.map(found -> List.of(Double.toString(found.low()), Double.toString(found.high()))).orElse(List.of("", ""));
	}

	private static String number(OptionalDouble value) {
		return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
	}

	@SafeVarargs
	private static List<String> concat(List<String>... parts) {
		List<String> result = new ArrayList<>();
		for (List<String> part : parts) {
			result.addAll(part);
		}
		return result;
	}

	private static void row(Writer out, List<String> cells) throws IOException {
		for (int i = 0; i < cells.size(); i++) {
			if (i > 0) {
				out.write(',');
			}
			out.write(quote(cells.get(i)));
		}
		out.write("\r\n");
	}

	private static String quote(String cell) {
		boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
		return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
	}
}
