package org.lorgnette.report;

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

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** The tables of scores where the task is to answer questions about pictures. */
final class PictureTables {

	private static final String CONSISTENCY = "consistency";
	private static final String GROUNDING = "grounding";

	private final EvaluationResult result;
	private final Texts texts;
	private final Numbers numbers;

	PictureTables(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** Whether the result is one of answers to questions about pictures. */
	static boolean fit(EvaluationResult result) {
		return result.engines().stream().anyMatch(engine -> engine.visual().isPresent());
	}

	/** What is the same for every engine; empty without one. */
	Optional<VisualAnswering> any() {
		return result.engines().stream().flatMap(engine -> engine.visual().stream()).findFirst();
	}

	/** What sees no picture, the same for every engine. */
	List<VisualAnswering.Baseline> baselines() {
		return any().map(VisualAnswering::baselines).orElse(List.of());
	}

	String name(VisualAnswering.Baseline baseline) {
		return texts.find("baseline." + baseline.name(), baseline.name());
	}

	/** One row per engine, then one per method without eyes. */
	Table overall() {
		boolean exact = any().filter(VisualAnswering::severalAnnotators).isPresent();
		boolean consistent = has(CONSISTENCY);
		boolean grounded = has(GROUNDING);
		List<Column> columns = new ArrayList<>(List.of(text("column.engine", 0), text("column.family", 6), number("column.accuracy.answers", 0)));
		if (exact) {
			columns.add(number("column.exact", 1));
		}
		if (consistent) {
			columns.add(number("column.consistency", 1));
		}
		if (grounded) {
			columns.add(number("column.iou", 1));
		}
		columns.addAll(List.of(number("column.macro", 3), number("column.questions", 5), number("column.seconds", 5)));
		List<List<Cell>> rows = new ArrayList<>(Tables.markBest(result.engines().stream().map(engine -> {
			List<Cell> row = new ArrayList<>(List.of(Cell.of(engine.name()), Cell.of(texts.get("family." + engine.family().name()))));
			row.addAll(measured(engine.overall(), exact, consistent));
			if (grounded) {
				row.add(estimate(engine.overall().get(GROUNDING), Score.IOU));
			}
			row.add(Cell.of(numbers.score(engine.macro().f1()), engine.macro().f1()));
			row.add(count(engine.overall().get(engine.mainMeasure()).counts().gold()));
			row.add(Cell.of(numbers.seconds(engine.timing().seconds()), engine.timing().seconds()));
			return row;
		}).toList(), 2, columns.size() - 2));
		for (VisualAnswering.Baseline baseline : baselines()) {
			List<Cell> row = new ArrayList<>(List.of(Cell.of(name(baseline)), Cell.of(Tables.DASH)));
			row.addAll(measured(baseline.overall(), exact, consistent));
			if (grounded) {
				row.add(Cell.of(Tables.DASH));
			}
			row.add(Cell.of(Tables.DASH));
			row.add(count(baseline.overall().values().iterator().next().counts().gold()));
			row.add(Cell.of(Tables.DASH));
			rows.add(row);
		}
		return new Table("overall", texts.get("table.overall.answers"), columns, rows);
	}

	private List<Cell> measured(Map<String, Score> overall, boolean exact, boolean consistent) {
		Score main = overall.values().iterator().next();
		List<Cell> cells = new ArrayList<>(List.of(estimate(main, Score.ACCURACY)));
		if (exact) {
			cells.add(estimate(main, Score.EXACT));
		}
		if (consistent) {
			cells.add(estimate(overall.get(CONSISTENCY), Score.ACCURACY));
		}
		return cells;
	}

	private boolean has(String measure) {
		return result.engines().stream().anyMatch(engine -> engine.overall().containsKey(measure));
	}

	/** One row per measure and engine. */
	Table measures() {
		Map<String, Function<EngineResult, Optional<Score>>> measures = new LinkedHashMap<>();
		result.engines().stream().flatMap(engine -> engine.measures().stream()).distinct()
				.forEach(measure -> measures.put(texts.measure(measure), engine -> Optional.ofNullable(engine.overall().get(measure))));
		return table("measures", texts.get("table.measures"), "column.measure", measures, Map.of());
	}

	/** One row per kind of question and engine, and one for the most frequent answer to the same words. */
	Table kinds() {
		Map<String, Function<EngineResult, Optional<Score>>> kinds = new LinkedHashMap<>();
		Map<String, Map<String, Score>> blind = new LinkedHashMap<>();
		for (String kind : new Tables(result, texts).typeNames()) {
			kinds.put(kind(kind), engine -> Optional.ofNullable(engine.types().get(kind)));
			Map<String, Score> scores = new LinkedHashMap<>();
			baselines().stream().filter(baseline -> baseline.kinds().containsKey(kind))
					.forEach(baseline -> scores.put(name(baseline), baseline.kinds().get(kind)));
			blind.put(kind(kind), scores);
		}
		return table("types", texts.get("table.kinds"), "column.question-kind", kinds, blind);
	}

	/** How a kind of question is called. */
	String kind(String kind) {
		return texts.find("question-kind." + kind, kind);
	}

	/** One row per part and engine of a breakdown of {@link VisualAnswering}. */
	Table breakdown(String name) {
		Map<String, Function<EngineResult, Optional<Score>>> parts = new LinkedHashMap<>();
		parts(name).forEach(part -> parts.put(part, engine -> Optional.ofNullable(scores(engine, name).get(part))));
		int all = any().map(VisualAnswering::answers).orElse(0);
		boolean cut = name.equals(VisualAnswering.ANSWER) && all > parts.size();
		String caption = cut ? texts.get("table.answer.cut", numbers.count(parts.size()), numbers.count(all)) : texts.get("table." + name);
		return table(name, caption, "column." + name, parts, Map.of());
	}

	/** The parts of a breakdown of any engine, in order. */
	List<String> parts(String name) {
		Set<String> parts = new LinkedHashSet<>();
		result.engines().forEach(engine -> parts.addAll(scores(engine, name).keySet()));
		return List.copyOf(parts);
	}

	static Map<String, Score> scores(EngineResult engine, String name) {
		return engine.visual().map(found -> found.breakdowns().getOrDefault(name, Map.of())).orElse(Map.of());
	}

	/** One row per small change and engine; without rows if nothing was changed. */
	Table robustness() {
		StabilityTables stability = new StabilityTables(result, texts);
		Map<String, Function<EngineResult, Optional<Score>>> changes = new LinkedHashMap<>();
		stability.changes().forEach(change -> changes.put(stability.change(change),
				engine -> Optional.ofNullable(engine.stability().changes().get(change)).map(Stability.Probe::score)));
		return table("robustness", texts.get("table.robustness"), "column.change", changes, Map.of());
	}

	/** @param blind rows below those of the engines, by row and name */
	private Table table(String id, String caption, String first, Map<String, Function<EngineResult, Optional<Score>>> keys,
			Map<String, Map<String, Score>> blind) {
		List<String> values = Stream.of(Score.FLIPPED, Score.ACCURACY, Score.EXACT, Score.IOU, Score.ACC50, Score.PRECISION, Score.RECALL,
				Score.F1).filter(value -> keys.values().stream().anyMatch(score -> result.engines().stream()
						.anyMatch(engine -> score.apply(engine).filter(found -> found.has(value)).isPresent()))).toList();
		boolean marked = values.contains(Score.F1);
		List<Column> columns = new ArrayList<>(List.of(text(first, 0), text("column.engine", 0)));
		values.forEach(value -> columns.add(number(value.equals(Score.ACCURACY) ? "column.accuracy.answers" : "column." + value, 0)));
		columns.addAll(marked ? List.of(number("column.gold", 2), number("column.predicted", 2), number("column.correct", 2))
				: List.of(number(id.equals("measures") ? "column.count" : "column.questions", 2)));
		List<List<Cell>> rows = new ArrayList<>();
		keys.forEach((key, of) -> {
			List<List<Cell>> group = new ArrayList<>();
			result.engines().forEach(engine -> of.apply(engine).ifPresent(score -> group.add(row(key, engine.name(), score, values, marked))));
			// Of answers that changed the fewest are best: nothing is marked there.
			rows.addAll(values.contains(Score.FLIPPED) ? group : Tables.markBest(group, 2, 2 + values.size()));
			blind.getOrDefault(key, Map.of()).forEach((name, score) -> rows.add(row(key, name, score, values, marked)));
		});
		return new Table(id, caption, columns, rows);
	}

	private List<Cell> row(String key, String engine, Score score, List<String> values, boolean marked) {
		List<Cell> row = new ArrayList<>(List.of(Cell.of(key), Cell.of(engine)));
		values.forEach(value -> row.add(score.has(value) ? estimate(score, value) : Cell.of("")));
		row.add(count(score.counts().gold()));
		if (marked) {
			row.add(count(score.counts().predicted()));
			row.add(count(score.counts().correct()));
		}
		return row;
	}

	/** Whether scores are probabilities, of the engines that give some. */
	Table scores() {
		List<Column> columns = new ArrayList<>(List.of(text("column.engine", 0)));
		List.of("ece", "mce", "brier").forEach(key -> columns.add(number("column." + key, 0)));
		List<List<Cell>> rows = new ArrayList<>();
		for (EngineResult engine : result.engines()) {
			engine.calibration().ifPresent(calibration -> rows.add(List.of(Cell.of(engine.name()),
					plain(calibration.expectedCalibrationError()), plain(calibration.maximumCalibrationError()), plain(calibration.brier()))));
		}
		return new Table("scores", texts.get("table.scores"), columns, rows);
	}

	/** What accuracy means here, and what the methods without eyes know. */
	List<String> help() {
		List<String> help = new ArrayList<>();
		any().ifPresent(visual -> {
			help.add(texts.get(visual.severalAnnotators() ? "overall.help.vqa" : "overall.help.pictures"));
			if (has(CONSISTENCY)) {
				help.add(texts.get("overall.help.consistency"));
			}
			if (has(GROUNDING)) {
				help.add(texts.get("overall.help.grounding"));
			}
			help.add(fit(visual.fit()));
		});
		return help;
	}

	private String fit(VisualAnswering.Fit fit) {
		String texted = texts.get("overall.help.blind");
		return texted + " " + texts.get(fit.itself() ? "overall.help.blind.itself" : "overall.help.blind.others", numbers.count(fit.questions()),
				numbers.count(fit.texts()), numbers.count(fit.unseen()));
	}

	private Cell estimate(Score score, String name) {
		Estimate estimate = score == null ? Estimate.UNDEFINED : score.value(name);
		if (estimate.value().isEmpty()) {
			return new Cell(Tables.DASH, "", OptionalDouble.empty(), texts.get("undefined.other"), false);
		}
		String interval = estimate.interval().map(numbers::interval).orElse("");
		String hint = estimate.interval().map(found -> texts.get("interval.hint", numbers.percent(found.level()))).orElse("");
		return new Cell(numbers.score(estimate.value().getAsDouble()), interval, estimate.value(), hint, false);
	}

	private Cell plain(OptionalDouble value) {
		return value.isEmpty() ? new Cell(Tables.DASH, "", value, texts.get("undefined.other"), false)
				: Cell.of(numbers.score(value.getAsDouble()), value.getAsDouble());
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
}
