package org.lorgnette.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.run.Manifest;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** The tables about the run itself: gates, what was left out, what failed, what it was made from. */
public final class RunTables {

	private final EvaluationResult result;
	private final Texts texts;
	private final Numbers numbers;

	public RunTables(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	public Table gates() {
		List<List<Cell>> rows = result.gates().stream().map(gate -> List.of(Cell.of(gate.gate().engine()), Cell.of(gate.gate()
				.metric()),
				Cell.of(exact(gate.gate().atLeast()), gate.gate().atLeast()), value(gate.value()),
				Cell.of(texts.get(gate.passed() ? "gate.passed" : "gate.failed")))).toList();
		return table("gates", List.of(text("column.engine"), text("column.metric"), number("column.at-least"), number("column.value"),
				text("column.outcome")), rows);
	}

	/** Average precision and calibration of the engines that give scores. */
	public Table scores() {
		if (AnswerTables.fit(result)) {
			return new AnswerTables(result, texts).scores();
		}
		if (PictureTables.fit(result)) {
			return new PictureTables(result, texts).scores();
		}
		List<List<Cell>> rows = new ArrayList<>();
		for (EngineResult engine : result.engines()) {
			if (engine.curve().isPresent() || engine.calibration().isPresent()) {
				var best = engine.curve().flatMap(PrecisionRecallCurve::bestF1);
				rows.add(List.of(Cell.of(engine.name()),
						value(engine.curve().map(PrecisionRecallCurve::averagePrecision).orElse(OptionalDouble.empty())),
						value(best.map(point -> point.counts().f1()).orElse(OptionalDouble.empty())),
						value(best.map(point -> OptionalDouble.of(point.threshold())).orElse(OptionalDouble.empty())),
						value(engine.calibration().map(Reliability::expectedCalibrationError).orElse(OptionalDouble.empty())),
						value(engine.calibration().map(Reliability::maximumCalibrationError).orElse(OptionalDouble.empty())),
						value(engine.calibration().map(Reliability::brier).orElse(OptionalDouble.empty()))));
			}
		}
		return table("scores", List.of(text("column.engine"), number("column.ap"), number("column.best-f1"), number("column.threshold"),
				number("column.ece"), number("column.mce"), number("column.brier")), rows);
	}

	/** How far engines agree with the gold and with each other, if that was measured. */
	public Table agreement() {
		return new AnswerTables(result, texts).agreement();
	}

	/** The numbers of the official script, where the task is to answer questions; else without rows. */
	public Table squad() {
		return new AnswerTables(result, texts).squad();
	}

	public Table leftOut() {
		List<List<Cell>> rows = new ArrayList<>();
		result.engines().forEach(engine -> engine.leftOut().forEach((label, count) -> rows
				.add(List.of(Cell.of(engine.name()), Cell.of(label), Cell.of(numbers.count(count), count)))));
		return table("left-out", List.of(text("column.engine"), text("column.label"), number("column.count")), rows);
	}

	public Table failures() {
		List<List<Cell>> rows = new ArrayList<>();
		result.engines().forEach(engine -> engine.failures().forEach(
				(document, message) -> rows.add(List.of(Cell.of(engine.name()), Cell.of(document), Cell.of(message)))));
		boolean pictures = PictureTables.fit(result);
		String caption = pictures ? "table.failures.pictures" : AnswerTables.fit(result) ? "table.failures.answers" : "table.failures";
		return new Table("failures", texts.get(caption),
				List.of(text("column.engine"), text(pictures ? "column.question" : "column.document"), text("column.message")), rows);
	}

	public Table timings() {
		boolean pictures = PictureTables.fit(result);
		List<List<Cell>> rows = result.engines().stream().map(engine -> {
			EngineResult.Timing timing = engine.timing();
			double work = pictures ? timing.documents() : timing.characters();
			Cell speed = timing.seconds() > 0 ? Cell.of(numbers.count(Math.round(work / timing.seconds())), work / timing.seconds())
					: value(OptionalDouble.empty());
			return List.of(Cell.of(engine.name()), Cell.of(numbers.seconds(timing.loadSeconds()), timing.loadSeconds()),
					Cell.of(numbers.seconds(timing.seconds()), timing.seconds()), Cell.of(numbers.count(timing.documents()), timing.documents()),
					Cell.of(numbers.count(timing.characters()), timing.characters()), speed);
		}).toList();
		return table("timings", List.of(text("column.engine"), number("column.load-seconds"), number("column.seconds"),
				number(pictures ? "column.questions" : "column.documents"), number("column.characters"),
				number(pictures ? "column.speed.questions" : "column.speed")), rows);
	}

	/** Everything the run was made from, one fact per row. */
	public Table manifest() {
		Manifest manifest = result.manifest();
		ComparisonSpec comparison = result.experiment().comparison();
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put(texts.get("manifest.lorgnette"), manifest.lorgnette());
		manifest.revision().ifPresent(revision -> facts.put(texts.get("manifest.revision"), revision));
		facts.put(texts.get("manifest.experiment"), result.experiment().name());
		facts.put(texts.get("manifest.experiment-hash"), manifest.experimentHash());
		facts.put(texts.get("manifest.corpus"), manifest.corpusPath());
		facts.put(texts.get("manifest.corpus-format"), manifest.corpusFormat() + settings(manifest.corpusOptions()));
		facts.put(texts.get("manifest.corpus-hash"), manifest.corpusHash());
		facts.put(texts.get(PictureTables.fit(result) ? "manifest.questions" : "manifest.documents"), numbers.count(manifest.documents()));
		facts.put(texts.get("manifest.units"), texts.count("unit." + comparison.unit().id(), result.units()));
		facts.put(texts.get("manifest.test"), texts.find("test." + comparison.test().id(), comparison.test().id()) + ", "
				+ texts.count("resamples", comparison.resamples()) + ", " + texts.get("manifest.level", numbers.percent(comparison.level())));
		facts.put(texts.get("manifest.seed"), Long.toString(manifest.seed()));
		facts.put(texts.get("manifest.threads"), numbers.count(result.experiment().threads()));
		facts.put(texts.get("manifest.started"), manifest.started());
		manifest.finished().ifPresent(finished -> facts.put(texts.get("manifest.finished"), finished));
		new TreeMap<>(manifest.platform()).forEach((name, value) -> facts.put(texts.find("platform." + name, name), value));
		List<List<Cell>> rows = facts.entrySet().stream().map(fact -> List.of(Cell.of(fact.getKey()), Cell.of(fact.getValue())))
				.toList();
		return table("manifest", List.of(text("column.fact"), text("column.value")), rows);
	}

	/** Optional engines that the run had to do without. */
	public Table absent() {
		List<List<Cell>> rows = new TreeMap<>(result.manifest().absent()).entrySet().stream()
				.map(engine -> List.of(Cell.of(engine.getKey()), Cell.of(engine.getValue()))).toList();
		return table("absent", List.of(text("column.engine"), text("column.message")), rows);
	}

	public Table engines() {
		List<List<Cell>> rows = result.manifest().engines().stream().map(engine -> List.of(Cell.of(engine.name()), Cell.of(engine.id()),
				Cell.of(join(engine.settings())), Cell.of(join(engine.models())))).toList();
		return table("engines", List.of(text("column.engine"), text("column.id"), text("column.settings"), text("column.models")),
				rows);
	}

	/** What the corpus's reader complained about; the caption says how many there are in all. */
	public Table problems() {
		List<List<Cell>> rows = result.manifest().corpusProblems().stream().map(problem -> List.of(Cell.of(problem))).toList();
		return new Table("problems", texts.count("table.problems", result.manifest().corpusProblemCount()),
				List.of(text("column.problem")), rows);
	}

	private Table table(String id, List<Column> columns, List<List<Cell>> rows) {
		return new Table(id, texts.get("table." + id), columns, rows);
	}

	private Column text(String key) {
		return new Column(texts.get(key), false, 0);
	}

	private Column number(String key) {
		return new Column(texts.get(key), true, 0);
	}

	private Cell value(OptionalDouble value) {
		return value.isEmpty() ? new Cell(Tables.DASH, "", value, texts.get("undefined.other"), false)
				: Cell.of(numbers.score(value.getAsDouble()), value.getAsDouble());
	}

	/** A threshold keeps the digits it was written with. */
	private String exact(double value) {
		String text = Double.toString(value);
		return numbers.isFrench() ? text.replace('.', ',') : text;
	}

	private static String settings(Map<String, String> settings) {
		return settings.isEmpty() ? "" : " (" + join(settings) + ")";
	}

	private static String join(Map<String, String> map) {
		return new TreeMap<>(map).entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(", "));
	}
}
