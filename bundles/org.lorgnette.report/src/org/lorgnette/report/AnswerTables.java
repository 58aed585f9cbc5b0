package org.lorgnette.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** The tables of scores where the task is to answer questions. */
final class AnswerTables {

	private static final String ANSWERABLE = "answerable";
	private static final String UNANSWERABLE = "unanswerable";
	private static final String FRENCH = "french";

	private final EvaluationResult result;
	private final Texts texts;
	private final Numbers numbers;

	AnswerTables(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** Whether the result is one of answers. */
	static boolean fit(EvaluationResult result) {
		return result.engines().stream().anyMatch(engine -> engine.answering().isPresent());
	}

	/** One row per engine, and one for answering nothing where some question has no answer. */
	Table overall() {
		boolean parted = result.engines().stream().anyMatch(engine -> engine.overall().containsKey(ANSWERABLE));
		boolean thresholds = result.engines().stream().anyMatch(engine -> best(engine).isPresent());
		boolean french = result.engines().stream().anyMatch(engine -> engine.overall().containsKey(FRENCH));
		List<Column> columns = new ArrayList<>(List.of(text("column.engine", 0), text("column.family", 6), number("column.exact", 0),
				number("column.f1", 0)));
		if (parted) {
			columns.addAll(List.of(column("column.f1.of", texts.measure(ANSWERABLE), 1), column("column.f1.of", texts.measure(UNANSWERABLE),
					2)));
		}
		if (thresholds) {
			columns.add(number("column.best-f1", 3));
		}
		if (french) {
			columns.add(column("column.f1.of", texts.measure(FRENCH), 4));
		}
		int last = columns.size();
		GroundingTables grounding = new GroundingTables(result, texts);
		if (grounding.fit()) {
			columns.add(grounding.column());
		}
		columns.addAll(List.of(number("column.questions", 5), number("column.seconds", 5)));
		List<List<Cell>> rows = new ArrayList<>(Tables.markBest(result.engines().stream().map(engine -> {
			List<Cell> row = new ArrayList<>(List.of(Cell.of(engine.name()), Cell.of(texts.get("family." + engine.family().name()))));
			row.add(estimate(main(engine), Score.EXACT));
			row.add(estimate(main(engine), Score.F1));
			if (parted) {
				row.add(estimate(engine.overall().get(ANSWERABLE), Score.F1));
				row.add(estimate(engine.overall().get(UNANSWERABLE), Score.F1));
			}
			if (thresholds) {
				row.add(percent(best(engine).map(SquadScores.Best::f1)));
			}
			if (french) {
				row.add(estimate(engine.overall().get(FRENCH), Score.F1));
			}
			if (grounding.fit()) {
				row.add(grounding.cell(engine));
			}
			row.add(count(main(engine).counts().gold()));
			row.add(Cell.of(numbers.seconds(engine.timing().seconds()), engine.timing().seconds()));
			return row;
		}).toList(), 2, last));
		nothing().ifPresent(scores -> rows.add(nothing(scores, parted, last + (grounding.fit() ? 1 : 0))));
		return new Table("overall", texts.get("table.overall.answers"), columns, rows);
	}

	/** What answering nothing reaches, if some question has no answer; the same for every engine. */
	Optional<SquadScores> nothing() {
		return result.engines().stream().flatMap(engine -> engine.answering().stream()).filter(Answering::hasUnanswerable)
				.map(Answering::nothing).findFirst();
	}

	/** @param scored how many columns there are before the number of questions */
	private List<Cell> nothing(SquadScores scores, boolean parted, int scored) {
		List<Cell> row = new ArrayList<>(List.of(Cell.of(texts.get("answers.nothing")), Cell.of(Tables.DASH)));
		row.add(percent(scores.all().map(SquadScores.Group::exact)));
		row.add(percent(scores.all().map(SquadScores.Group::f1)));
		if (parted) {
			row.add(percent(scores.hasAnswer().map(SquadScores.Group::f1)));
			row.add(percent(scores.noAnswer().map(SquadScores.Group::f1)));
		}
		while (row.size() < scored) {
			row.add(Cell.of(Tables.DASH));
		}
		row.add(count(scores.all().map(SquadScores.Group::total).orElse(0L)));
		row.add(Cell.of(Tables.DASH));
		return row;
	}

	/** One row per measure and engine. */
	Table measures() {
		List<String> measures = new Tables(result, texts).measures();
		return table("measures", texts.get("table.measures"), "column.measure", measures, texts::measure, EngineResult::overall);
	}

	/** One row per kind of question and engine. */
	Table kinds() {
		return table("types", texts.get("table.kinds"), "column.question-kind", new Tables(result, texts).typeNames(), this::kind,
				EngineResult::types);
	}

	/** How a kind of question is called. */
	String kind(String kind) {
		return texts.find("question-kind." + kind, kind);
	}

	/** One row per range of {@link Answering#breakdowns} and engine; without rows if there is no such breakdown. */
	Table breakdown(String name) {
		return table(name, texts.get("table." + name), "column." + name, ranges(name), range -> range,
				engine -> parts(engine, name));
	}

	/** The ranges of any engine, in order. */
	List<String> ranges(String name) {
		Set<String> ranges = new LinkedHashSet<>();
		result.engines().forEach(engine -> ranges.addAll(parts(engine, name).keySet()));
		return List.copyOf(ranges);
	}

	static Map<String, Score> parts(EngineResult engine, String name) {
		return engine.answering().map(found -> found.breakdowns().getOrDefault(name, Map.of())).orElse(Map.of());
	}

	private Table table(String id, String caption, String first, Iterable<String> keys, Function<String, String> name,
			Function<EngineResult, Map<String, Score>> scores) {
		List<String> values = values(scores);
		List<Column> columns = new ArrayList<>(List.of(text(first, 0), text("column.engine", 0)));
		values.forEach(value -> columns.add(number("column." + value, 0)));
		columns.addAll(List.of(number("column.questions", 2), number("column.correct", 2)));
		List<List<Cell>> rows = new ArrayList<>();
		for (String key : keys) {
			List<List<Cell>> group = new ArrayList<>();
			result.engines().stream().filter(engine -> scores.apply(engine).containsKey(key)).forEach(engine -> {
				Score score = scores.apply(engine).get(key);
				List<Cell> row = new ArrayList<>(List.of(Cell.of(name.apply(key)), Cell.of(engine.name())));
				values.forEach(value -> row.add(score.has(value) ? estimate(score, value) : Cell.of("")));
				row.add(count(score.counts().gold()));
				row.add(count(score.counts().correct()));
				group.add(row);
			});
			rows.addAll(Tables.markBest(group, 2, 2 + values.size()));
		}
		return new Table(id, caption, columns, rows);
	}

	/** The values that any score has, in the order of a table. */
	private List<String> values(Function<EngineResult, Map<String, Score>> scores) {
		return Stream.of(Score.EXACT, Score.PRECISION, Score.RECALL, Score.F1).filter(value -> result.engines().stream()
				.flatMap(engine -> scores.apply(engine).values().stream()).anyMatch(score -> score.has(value))).toList();
	}

	/** What thresholds on the probability of no answer could reach, and calibration, of the engines that give scores. */
	Table scores() {
		List<Column> columns = new ArrayList<>(List.of(text("column.engine", 0)));
		List.of("best-exact", "threshold", "best-f1", "threshold", "ap.exact", "ap.f1", "ap.oracle", "ece", "mce", "brier")
				.forEach(key -> columns.add(number("column." + key, 0)));
		List<List<Cell>> rows = new ArrayList<>();
		for (EngineResult engine : result.engines()) {
			if (best(engine).isPresent() || engine.calibration().isPresent()) {
				Optional<SquadScores.AveragePrecision> average = engine.answering().flatMap(found -> found.squad().averagePrecision());
				Optional<Reliability> calibration = engine.calibration();
				rows.add(List.of(Cell.of(engine.name()), percent(best(engine).map(SquadScores.Best::exact)),
						threshold(best(engine).map(SquadScores.Best::exactThreshold)), percent(best(engine).map(SquadScores.Best::f1)),
						threshold(best(engine).map(SquadScores.Best::f1Threshold)),
						percent(average.map(SquadScores.AveragePrecision::exact)), percent(average.map(SquadScores.AveragePrecision::f1)), percent(average.map(SquadScores.AveragePrecision::oracle)),
						plain(calibration.map(Reliability::expectedCalibrationError).orElse(OptionalDouble.empty())),
						plain(calibration.map(Reliability::maximumCalibrationError).orElse(OptionalDouble.empty())),
						plain(calibration.map(Reliability::brier).orElse(OptionalDouble.empty()))));
			}
		}
		return new Table("scores", texts.get("table.scores.answers"), columns, rows);
	}

	/** The keys of the official script with their numbers, one column per engine. */
	Table squad() {
		Map<String, List<Cell>> rows = new LinkedHashMap<>();
		List<Column> columns = new ArrayList<>(List.of(text("column.key", 0)));
		List<Map<String, Number>> values = new ArrayList<>();
		for (EngineResult engine : result.engines()) {
			columns.add(new Column(engine.name(), true, 0));
			values.add(engine.answering().map(found -> found.squad().values()).orElse(Map.of()));
		}
		nothing().ifPresent(scores -> {
			columns.add(new Column(texts.get("answers.nothing"), true, 0));
			values.add(scores.values());
		});
		Set<String> keys = new LinkedHashSet<>();
		values.forEach(map -> keys.addAll(map.keySet()));
		for (String key : keys) {
			List<Cell> row = new ArrayList<>(List.of(Cell.of(key)));
			values.forEach(map -> row.add(map.containsKey(key) ? Cell.of(map.get(key).toString(), map.get(key).doubleValue())
					: Cell.of(Tables.DASH)));
			rows.put(key, row);
		}
		return new Table("squad", texts.get("table.squad"), columns, List.copyOf(rows.values()));
	}

	/** How far engines agree; without rows if nobody measured it. */
	Table agreement() {
		return result.agreement().map(found -> new AgreementTables(found, texts).pairs())
				.orElse(new Table("agreement", texts.get("table.agreement"), List.of(), List.of()));
	}

	static Optional<SquadScores.Best> best(EngineResult engine) {
		return engine.answering().flatMap(found -> found.squad().best());
	}

	private static Score main(EngineResult engine) {
		return engine.overall().get(engine.mainMeasure());
	}

	private Cell estimate(Score score, String name) {
		Estimate estimate = score.value(name);
		if (estimate.value().isEmpty()) {
			return new Cell(Tables.DASH, "", OptionalDouble.empty(), texts.get("undefined.other"), false);
		}
		String interval = estimate.interval().map(numbers::interval).orElse("");
		String hint = estimate.interval().map(found -> texts.get("interval.hint", numbers.percent(found.level()))).orElse("");
		return new Cell(numbers.score(estimate.value().getAsDouble()), interval, estimate.value(), hint, false);
	}

	/** What a script prints in percent, as a fraction beside the others. */
	private Cell percent(Optional<Double> value) {
		return plain(value.isPresent() ? OptionalDouble.of(value.get() / 100) : OptionalDouble.empty());
	}

	private Cell plain(OptionalDouble value) {
		return value.isEmpty() ? new Cell(Tables.DASH, "", value, texts.get("undefined.other"), false)
				: Cell.of(numbers.score(value.getAsDouble()), value.getAsDouble());
	}

	private Cell threshold(Optional<Double> value) {
		return value.map(found -> Cell.of(significant(found), found)).orElse(Cell.of(Tables.DASH));
	}

	/** Three digits that say something: thresholds of a sure engine lie close to zero. */
	private String significant(double value) {
		if (value == 0 || Math.abs(value) >= .001) {
			return numbers.decimal(value, 3);
		}
		String text = new BigDecimal(value).round(new MathContext(3)).toString();
		return numbers.isFrench() ? text.replace('.', ',') : text;
	}

	private Cell count(long count) {
		return Cell.of(numbers.count(count), count);
	}

	private Column text(String key, int importance) {
		return new Column(texts.get(key), false, importance);
	}

	private Column number(String key, int importance) {
		return new Column(texts.get(key), true, importance);
	}

	private Column column(String key, String argument, int importance) {
		return new Column(texts.get(key, argument), true, importance);
	}
}
