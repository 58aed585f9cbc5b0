package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedComparison;

/**
 * The tables as CSV (RFC 4180, UTF-8, with a header): numbers in full with a decimal point whatever the language, undefined ones
 * empty.
 */
public final class CsvReport {

	private static final List<String> SCORE = List.of("gold", "predicted", "correct", "credit", "precision", "precision-low",
			"precision-high", "recall", "recall-low", "recall-high", "f1", "f1-low", "f1-high");

	/** Values of answers about pictures. */
	private static final List<String> VALUES = List.of(Score.ACCURACY, Score.EXACT, Score.IOU, Score.ACC50, Score.FLIPPED, Score.PRECISION,
			Score.RECALL, Score.F1);
	private static final List<String> PICTURES = concat(List.of("gold", "predicted", "correct", "credit"),
			VALUES.stream().flatMap(value -> Stream.of(value, value + "-low", value + "-high")).toList());
	private static final List<String> ANSWERS = List.of("questions", "correct", "credit", "exact", "exact-low", "exact-high", "precision",
			"precision-low", "precision-high", "recall", "recall-low", "recall-high", "f1", "f1-low", "f1-high");

	private static final List<String> SHARES = List.of(Score.FLIPPED, Score.KEPT, Score.BROKEN, Score.MENDED);

	private static final List<String> QUESTION = List.of("question-id", "question", "question-kind", "f1");

	private static final List<String> SEEN = List.of("question-id", "question", "question-kind", "accuracy", "pictures");

	private CsvReport() {
	}

	/**
	 * Writes {@code overall.csv types.csv confusion.csv comparisons.csv cases.csv} into a folder; of answers also {@code breakdowns.csv
	 * squad.csv agreement.csv}, about pictures {@code breakdowns.csv baselines.csv robustness.csv agreement.csv};
	 * of engines that write {@code grounding.csv}; where something was changed {@code robustness.csv flips.csv}.
	 */
	public static void write(EvaluationResult result, Path folder) throws IOException {
		ReportFile.write(folder.resolve("overall.csv"), out -> overall(result, out));
		ReportFile.write(folder.resolve("types.csv"), out -> types(result, out));
		ReportFile.write(folder.resolve("confusion.csv"), out -> confusion(result, out));
		ReportFile.write(folder.resolve("comparisons.csv"), out -> comparisons(result, out));
		if (AnswerTables.fit(result)) {
			ReportFile.write(folder.resolve("breakdowns.csv"), out -> breakdowns(result, out));
			ReportFile.write(folder.resolve("squad.csv"), out -> squad(result, out));
			ReportFile.write(folder.resolve("agreement.csv"), out -> agreement(result, out));
		}
		if (PictureTables.fit(result)) {
			ReportFile.write(folder.resolve("breakdowns.csv"), out -> parts(result, out));
			ReportFile.write(folder.resolve("baselines.csv"), out -> baselines(result, out));
			ReportFile.write(folder.resolve("agreement.csv"), out -> agreement(result, out));
		}
		if (result.engines().stream().anyMatch(engine -> engine.grounding().isPresent())) {
			ReportFile.write(folder.resolve("grounding.csv"), out -> grounding(result, out));
		}
		if (PictureTables.fit(result) || !new StabilityTables(result, new Texts(Locale.ENGLISH)).changes().isEmpty()) {
			ReportFile.write(folder.resolve("robustness.csv"), out -> robustness(result, out));
			ReportFile.write(folder.resolve("flips.csv"), out -> flips(result, out));
		}
		if (result.engines().stream().anyMatch(engine -> engine.spending().isPresent())) {
			ReportFile.write(folder.resolve("spending.csv"), out -> spending(result, out));
		}
		writeCases(result.cases(), folder.resolve("cases.csv"));
	}

	static void spending(EvaluationResult result, Writer out) throws IOException {
		row(out, List.of("engine", "paid", "kept", "failed", "tokens-read", "tokens-written", "tokens-read-saved", "tokens-written-saved",
				"estimated", "cost", "cost-saved", "mended", "unusable"));
		for (EngineResult engine : result.engines()) {
			if (engine.spending().isPresent()) {
				Spending spent = engine.spending().get();
				row(out, concat(List.of(engine.name()), Stream.of(spent.paid(), spent.kept(), spent.failed(), spent.used().read(),
						spent.used().written(), spent.saved().read(), spent.saved().written(), spent.estimated(), spent.cost(), spent.costSaved(),
						spent.mended(), spent.unusable()).map(String::valueOf).toList()));
			}
		}
	}

	static void grounding(EvaluationResult result, Writer out) throws IOException {
		List<String> kinds = result.engines().stream().flatMap(engine -> engine.grounding().stream()).findFirst()
				.map(score -> List.copyOf(score.values().keySet())).orElse(List.of());
		row(out, concat(List.of("engine", "predicted"), kinds.stream().flatMap(kind -> Stream.of(kind, kind + "-low", kind + "-high")).toList()));
		for (EngineResult engine : result.engines()) {
			if (engine.grounding().isPresent()) {
				Score score = engine.grounding().get();
				List<String> cells = new ArrayList<>(List.of(engine.name(), Long.toString(score.counts().predicted())));
				kinds.forEach(kind -> cells.addAll(estimate(score.value(kind))));
				row(out, cells);
			}
		}
	}

	/** Writes cases alone into a file. */
	public static void writeCases(List<Case> cases, Path file) throws IOException {
		ReportFile.write(file, out -> cases(cases, out));
	}

	static void parts(EvaluationResult result, Writer out) throws IOException {
		row(out, concat(List.of("engine", "breakdown", "part"), PICTURES));
		for (EngineResult engine : result.engines()) {
			for (var breakdown : engine.visual().map(VisualAnswering::breakdowns).orElse(Map.of()).entrySet()) {
				for (var part : breakdown.getValue().entrySet()) {
					row(out, concat(List.of(engine.name(), breakdown.getKey(), part.getKey()), pictures(part.getValue())));
				}
			}
		}
	}

	/** What is reached without a look at pictures: by measure and, where the type is not empty, by kind of question. */
	static void baselines(EvaluationResult result, Writer out) throws IOException {
		row(out, concat(List.of("method", "measure", "type"), PICTURES));
		for (VisualAnswering.Baseline baseline : new PictureTables(result, new Texts(Locale.ENGLISH)).baselines()) {
			for (var measure : baseline.overall().entrySet()) {
				row(out, concat(List.of(baseline.name(), measure.getKey(), ""), pictures(measure.getValue())));
			}
			for (var kind : baseline.kinds().entrySet()) {
				row(out, concat(List.of(baseline.name(), "all", kind.getKey()), pictures(kind.getValue())));
			}
		}
	}

	static void robustness(EvaluationResult result, Writer out) throws IOException {
		boolean pictures = PictureTables.fit(result);
		row(out, concat(List.of("engine", "change"), pictures ? PICTURES : concat(List.of("units", "documents", "lost"),
				SHARES.stream().flatMap(value -> Stream.of(value, value + "-low", value + "-high")).toList())));
		for (EngineResult engine : result.engines()) {
			for (var change : engine.stability().changes().entrySet()) {
				Stability.Probe probe = change.getValue();
				List<String> cells = new ArrayList<>(List.of(engine.name(), change.getKey()));
				if (pictures) {
					cells.addAll(pictures(probe.score()));
				} else {
					cells.addAll(Stream.of(probe.score().counts().gold(), probe.documents(), probe.lost()).map(Object::toString).toList());
					SHARES.forEach(value -> cells.addAll(estimate(probe.score().value(value))));
				}
				row(out, cells);
			}
		}
	}

	/** What engines said before and after a change, where that differs: the flips that were kept. */
	static void flips(EvaluationResult result, Writer out) throws IOException {
		row(out, List.of("engine", "document", "change", "effect", "question", "changed-question", "gold", "before", "after", "context",
				"context-offset", "changed-context", "changed-context-offset"));
		for (Flip flip : new StabilityTables(result, new Texts(Locale.ENGLISH)).flips()) {
			row(out, List.of(flip.engine(), flip.instance(), flip.change(), StabilityTables.id(flip), flip.before().question(),
					flip.after().question(), said(flip.gold()), said(flip.before()), said(flip.after()), flip.before().context(),
					Integer.toString(flip.before().offset()), flip.after().context(), Integer.toString(flip.after().offset())));
		}
	}

	private static String said(Flip.View view) {
		String said = StabilityTables.words(view);
		return said.equals(Tables.DASH) ? "" : said;
	}

	/** Values that a measure does not have are empty. */
	private static List<String> pictures(Score score) {
		List<String> cells = new ArrayList<>(List.of(Long.toString(score.counts().gold()), Long.toString(score.counts().predicted()),
				Long.toString(score.counts().correct()), Double.toString(score.credit())));
		VALUES.forEach(value -> cells.addAll(estimate(score.value(value))));
		return cells;
	}

	static void overall(EvaluationResult result, Writer out) throws IOException {
		boolean pictures = PictureTables.fit(result);
		boolean answers = AnswerTables.fit(result);
		row(out, pictures ? concat(List.of("engine", "id", "family", "measure"), PICTURES, List.of("seconds"))
				: answers ? concat(List.of("engine", "id", "family", "measure"), ANSWERS, List.of("seconds"))
				: concat(List.of("engine", "id", "family", "measure"), SCORE, List.of("macro-f1", "seconds")));
		for (EngineResult engine : result.engines()) {
			for (String measure : engine.measures()) {
				// The macro average is that of the main measure alone.
				String macro = measure.equals(engine.mainMeasure()) ? Double.toString(engine.macro().f1()) : "";
				List<String> first = List.of(engine.name(), engine.engine(), engine.family().name(), measure);
				String seconds = Double.toString(engine.timing().seconds());
				Score score = engine.overall().get(measure);
				row(out, pictures ? concat(first, pictures(score), List.of(seconds))
						: answers ? concat(first, answers(score), List.of(seconds)) : concat(first, score(score), List.of(macro, seconds)));
			}
		}
	}

	static void types(EvaluationResult result, Writer out) throws IOException {
		boolean answers = AnswerTables.fit(result);
		boolean pictures = PictureTables.fit(result);
		row(out, concat(List.of("engine", "measure", "type"), pictures ? PICTURES : answers ? ANSWERS : SCORE));
		for (EngineResult engine : result.engines()) {
			for (var type : engine.types().entrySet()) {
				row(out, concat(List.of(engine.name(), engine.mainMeasure(), type.getKey()),
						pictures ? pictures(type.getValue()) : answers ? answers(type.getValue()) : score(type.getValue())));
			}
		}
	}

	static void breakdowns(EvaluationResult result, Writer out) throws IOException {
		row(out, concat(List.of("engine", "breakdown", "range"), ANSWERS));
		for (EngineResult engine : result.engines()) {
			for (String name : List.of(Answering.ANSWER_LENGTH, Answering.PASSAGE_LENGTH)) {
				for (var range : AnswerTables.parts(engine, name).entrySet()) {
					row(out, concat(List.of(engine.name(), name, range.getKey()), answers(range.getValue())));
				}
			}
		}
	}

	/** The numbers of the official script, in percent and under its names. */
	static void squad(EvaluationResult result, Writer out) throws IOException {
		row(out, List.of("engine", "key", "value"));
		for (EngineResult engine : result.engines()) {
			if (engine.answering().isPresent()) {
				for (var value : engine.answering().get().squad().values().entrySet()) {
					row(out, List.of(engine.name(), value.getKey(), value.getValue().toString()));
				}
			}
		}
		var nothing = new AnswerTables(result, new Texts(Locale.ENGLISH)).nothing();
		if (nothing.isPresent()) {
			for (var value : nothing.get().values().entrySet()) {
				row(out, List.of("", value.getKey(), value.getValue().toString()));
			}
		}
	}

	static void agreement(EvaluationResult result, Writer out) throws IOException {
		row(out, List.of("first", "second", "exact", "f1", "kappa", "kappa-low", "kappa-high"));
		for (Agreement.Pair pair : result.agreement().map(Agreement::pairs).orElse(List.of())) {
			row(out, concat(List.of(pair.first(), pair.second(), number(pair.exact()), number(pair.f1()), number(pair.kappa())),
					bounds(pair.kappaInterval())));
		}
	}

	/** Values that a measure does not have are empty. */
	private static List<String> answers(Score score) {
		return concat(List.of(Long.toString(score.counts().gold()), Long.toString(score.counts().correct()),
				Double.toString(score.credit())), estimate(score.exact()), estimate(score.precision()), estimate(score.recall()),
				estimate(score.f1()));
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
		boolean asked = cases.stream().anyMatch(shown -> shown.asked().isPresent());
		List<String> columns = List.of("engine", "document", "kind", "gold-type", "gold-text", "gold-offsets", "predicted-type",
				"predicted-text", "predicted-offsets", "score", "evidence", "context", "context-offset");
		boolean seen = cases.stream().anyMatch(shown -> shown.asked().flatMap(Case.Asked::seen).isPresent());
		row(out, seen ? concat(columns, SEEN) : asked ? concat(columns, QUESTION) : columns);
		for (Case shown : cases) {
			List<String> cells = concat(List.of(shown.engine(), shown.instance(), CaseNames.id(shown)),
					item(shown, shown.gold(), CaseNames.gold(shown)), item(shown, shown.predicted(), CaseNames.predicted(shown)),
					List.of(number(shown.score()), String.join("; ", shown.evidence()), shown.context(),
							Integer.toString(shown.contextOffset())));
			List<String> question = asked ? shown.asked().map(CsvReport::question).orElse(List.of("", "", "", "")) : List.of();
			List<String> pictures = seen ? List.of(shown.asked().flatMap(Case.Asked::seen)
					.map(found -> String.join("; ", found.pictures())).orElse("")) : List.of();
			row(out, concat(cells, question, pictures));
		}
	}

	private static List<String> question(Case.Asked asked) {
		return List.of(asked.id(), asked.text(), asked.kind(), Double.toString(asked.f1()));
	}

	private static List<String> item(Case shown, Optional<Case.Item> item, String text) {
		return item.map(found -> List.of(found.type(), text, CaseNames.offsets(shown, found))).orElse(List.of("", "", ""));
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
