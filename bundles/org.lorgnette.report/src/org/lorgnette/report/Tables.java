package org.lorgnette.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.metrics.significance.EffectSize;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** The tables of scores that reports have in common. */
public final class Tables {

	static final String DASH = "\u2013";

	private final EvaluationResult result;
	private final Texts texts;
	private final Numbers numbers;

	public Tables(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** The measures of all engines, the main one first. */
	public List<String> measures() {
		return result.engines().stream().flatMap(engine -> engine.measures().stream()).distinct().toList();
	}

	/** One row per engine: the main measure in full, the F1 of the others, the macro average, and the time. */
	public Table overall() {
		if (AnswerTables.fit(result)) {
			return new AnswerTables(result, texts).overall();
		}
		if (PictureTables.fit(result)) {
			return new PictureTables(result, texts).overall();
		}
		List<String> measures = measures();
		String main = measures.isEmpty() ? "" : texts.measure(measures.getFirst());
		List<Column> columns = new ArrayList<>(List.of(new Column(texts.get("column.engine"), false, 0),
				new Column(texts.get("column.family"), false, 5), number("column.precision", 1), number("column.recall", 1),
				number("column.f1", 0)));
		measures.stream().skip(1).forEach(measure -> columns.add(new Column(texts.get("column.f1.of", texts.measure(measure)), true,
				4)));
		columns.add(number("column.macro", 2));
		boolean tagged = result.engines().stream().anyMatch(engine -> engine.tagging().isPresent());
		if (tagged) {
			columns.add(number("column.accuracy", 6));
		}
		GroundingTables grounding = new GroundingTables(result, texts);
		if (grounding.fit()) {
			columns.add(grounding.column());
		}
		columns.addAll(List.of(number("column.gold", 7), number("column.predicted", 7), number("column.correct", 7),
				number("column.seconds", 3)));
		List<List<Cell>> rows = result.engines().stream().map(engine -> overallRow(engine, measures, tagged, grounding)).toList();
		int last = 5 + Math.max(0, measures.size() - 1) + (tagged ? 2 : 1);
		return new Table("overall", texts.get("table.overall", main), columns, markBest(rows, 2, last));
	}

	private List<Cell> overallRow(EngineResult engine, List<String> measures, boolean tagged, GroundingTables grounding) {
		List<Cell> row = new ArrayList<>(List.of(Cell.of(engine.name()), Cell.of(texts.get("family." + engine.family().name()))));
		Score main = engine.overall().get(measures.getFirst());
		row.add(cell(main, main.precision(), "undefined.precision", main.counts().predicted()));
		row.add(cell(main, main.recall(), "undefined.recall", main.counts().gold()));
		row.add(f1(main));
		measures.stream().skip(1).forEach(measure -> row.add(engine.overall().containsKey(measure) ? f1(engine.overall().get(measure))
				: Cell.of(DASH)));
		row.add(Cell.of(numbers.score(engine.macro().f1()), engine.macro().f1()));
		if (tagged) {
			row.add(engine.tagging().map(tagging -> Cell.of(numbers.score(tagging.accuracy()), tagging.accuracy()))
					.orElse(Cell.of(DASH)));
		}
		if (grounding.fit()) {
			row.add(grounding.cell(engine));
		}
		row.addAll(counts(main));
		row.add(Cell.of(numbers.seconds(engine.timing().seconds()), engine.timing().seconds()));
		return row;
	}

	/** One row per engine and measure. */
	public Table measureTable() {
		if (AnswerTables.fit(result)) {
			return new AnswerTables(result, texts).measures();
		}
		if (PictureTables.fit(result)) {
			return new PictureTables(result, texts).measures();
		}
		List<List<Cell>> rows = new ArrayList<>();
		for (String measure : measures()) {
			List<List<Cell>> group = new ArrayList<>();
			result.engines().stream().filter(engine -> engine.overall().containsKey(measure)).forEach(
					engine -> group.add(scoreRow(texts.measure(measure), engine.name(), engine.overall().get(measure))));
			rows.addAll(markBest(group, 2, 5));
		}
		return new Table("measures", texts.get("table.measures"), scoreColumns("column.measure"), rows);
	}

	/** One row per type and engine, under the main measure. */
	public Table types() {
		if (AnswerTables.fit(result)) {
			return new AnswerTables(result, texts).kinds();
		}
		if (PictureTables.fit(result)) {
			return new PictureTables(result, texts).kinds();
		}
		List<List<Cell>> rows = new ArrayList<>();
		for (String type : typeNames()) {
			List<List<Cell>> group = new ArrayList<>();
			result.engines().stream().filter(engine -> engine.types().containsKey(type))
					.forEach(engine -> group.add(scoreRow(type, engine.name(), engine.types().get(type))));
			rows.addAll(markBest(group, 2, 5));
		}
		String main = measures().isEmpty() ? "" : texts.measure(measures().getFirst());
		return new Table("types", texts.get("table.types", main), scoreColumns("column.type"), rows);
	}

	/** Scores by length of answer and of passage, where the task is to answer questions; by type and by answer, where it is about pictures. */
	public List<Table> breakdowns() {
		if (PictureTables.fit(result)) {
			PictureTables pictures = new PictureTables(result, texts);
			return Stream.of(VisualAnswering.ANSWER_TYPE, VisualAnswering.ANSWER).map(pictures::breakdown).filter(table -> !table.isEmpty())
					.toList();
		}
		AnswerTables answers = new AnswerTables(result, texts);
		return Stream.of(Answering.ANSWER_LENGTH, Answering.PASSAGE_LENGTH).map(answers::breakdown).filter(table -> !table.isEmpty())
				.toList();
	}

	/** How a type is called: that of the data, or a kind of question. */
	String type(String type) {
		return result.engines().stream().anyMatch(EngineResult::isAnswering) ? new AnswerTables(result, texts).kind(type) : type;
	}

	/** What is to be known about the measures of answers about pictures, in sentences; none for other tasks. */
	public List<String> help() {
		return new PictureTables(result, texts).help();
	}

	/** How much changes with small changes of texts, questions and pictures; without rows if that was not asked. */
	public Table robustness() {
		return PictureTables.fit(result) ? new PictureTables(result, texts).robustness() : new StabilityTables(result, texts).table();
	}

	/** How what engines wrote was found in the texts; without rows where all of them mark texts themselves. */
	public Table grounding() {
		return new GroundingTables(result, texts).table();
	}

	/** What the requests of engines took that ask elsewhere; without rows where all of them work here. */
	public Table spending() {
		return new SpendingTable(result, texts).table();
	}

	/** Types of any engine, in order. */
	public SortedSet<String> typeNames() {
		SortedSet<String> names = new TreeSet<>();
		result.engines().forEach(engine -> names.addAll(engine.types().keySet()));
		return names;
	}

	private List<Column> scoreColumns(String first) {
		return List.of(new Column(texts.get(first), false, 0), new Column(texts.get("column.engine"), false, 0),
				number("column.precision", 1), number("column.recall", 1), number("column.f1", 0), number("column.gold", 2),
				number("column.predicted", 2), number("column.correct", 2));
	}

	private List<Cell> scoreRow(String first, String engine, Score score) {
		List<Cell> row = new ArrayList<>(List.of(Cell.of(first), Cell.of(engine)));
		row.add(cell(score, score.precision(), "undefined.precision", score.counts().predicted()));
		row.add(cell(score, score.recall(), "undefined.recall", score.counts().gold()));
		row.add(f1(score));
		row.addAll(counts(score));
		return row;
	}

	/** One row per paired comparison. */
	public Table comparisons() {
		List<Column> columns = List.of(new Column(texts.get("column.system"), false, 0), new Column(texts.get("column.baseline"),
				false, 0),
				number("column.system.value", 1), number("column.baseline.value", 1), number("column.difference", 0), number("column.p", 1),
				number("column.adjusted", 0), new Column(texts.get("column.effects"), false, 2));
		return new Table("comparisons", texts.get("table.comparisons"), columns,
				result.comparisons().stream().map(this::comparisonRow).toList());
	}

	private List<Cell> comparisonRow(PairedComparison comparison) {
		String interval = comparison.interval().map(numbers::interval).orElse("");
		OptionalDouble difference = comparison.difference();
		Cell change = difference.isEmpty() ? undefined("undefined.difference")
				: new Cell(numbers.signed(difference.getAsDouble(), Numbers.TABLE), interval, difference, "", false);
		List<String> effects = comparison.effects().stream().map(this::effect).toList();
		return List.of(Cell.of(comparison.system()), Cell.of(comparison.baseline()), plain(comparison.systemValue()),
				plain(comparison.baselineValue()), change, p(comparison.p()), p(comparison.adjustedP()),
				Cell.of(String.join("; ", effects)));
	}

	private String effect(EffectSize effect) {
		return texts.find("effect." + effect.name(), effect.name()) + " " + numbers.decimal(effect.value(), 2)
				+ effect.interval().map(found -> " " + numbers.interval(found.low(), found.high(), 2)).orElse("");
	}

	private Cell p(OptionalDouble p) {
		return p.isEmpty() ? undefined("undefined.difference")
				: Cell.of(p.getAsDouble() < .001 ? "< " + numbers.decimal(.001, 3) : numbers.decimal(p.getAsDouble(), 3), p.getAsDouble());
	}

	private Cell plain(OptionalDouble value) {
		return value.isEmpty() ? undefined("undefined.f1") : Cell.of(numbers.score(value.getAsDouble()), value.getAsDouble());
	}

	private List<Cell> counts(Score score) {
		return List.of(count(score.counts().gold()), count(score.counts().predicted()), credit(score));
	}

	private Cell count(long count) {
		return Cell.of(numbers.count(count), count);
	}

	/** Half credits show as halves. */
	private Cell credit(Score score) {
		boolean whole = score.credit() == Math.rint(score.credit());
		return Cell.of(whole ? numbers.count((long) score.credit()) : numbers.decimal(score.credit(), 1), score.credit());
	}

	private Cell f1(Score score) {
		return cell(score, score.f1(), "undefined.f1", score.counts().gold() + score.counts().predicted());
	}

	private Cell cell(Score score, Estimate estimate, String reason, long whole) {
		if (estimate.value().isEmpty()) {
			return undefined(whole == 0 ? reason : "undefined.other");
		}
		double value = estimate.value().getAsDouble();
		String interval = estimate.interval().map(numbers::interval).orElse("");
		String hint = estimate.interval().map(found -> texts.get("interval.hint", numbers.percent(found.level()))).orElse("");
		return new Cell(numbers.score(value), interval, estimate.value(), hint, false);
	}

	private Cell undefined(String reason) {
		return new Cell(DASH, "", OptionalDouble.empty(), texts.get(reason), false);
	}

	private Column number(String key, int importance) {
		return new Column(texts.get(key), true, importance);
	}

	/** Marks the highest value in each of these columns, unless all rows have it. */
	static List<List<Cell>> markBest(List<List<Cell>> rows, int from, int to) {
		List<List<Cell>> marked = new ArrayList<>(rows.stream().map(row -> (List<Cell>) new ArrayList<>(row)).toList());
		for (int column = from; column < to; column++) {
			int at = column;
			OptionalDouble best = rows.stream().map(row -> row.get(at).value()).filter(OptionalDouble::isPresent)
					.mapToDouble(OptionalDouble::getAsDouble).max();
			if (rows.stream().allMatch(row -> row.get(at).value().equals(best))) {
				continue;
			}
			for (List<Cell> row : marked) {
				if (best.isPresent() && row.get(at).value().equals(best)) {
					row.set(at, row.get(at).asBest());
				}
			}
		}
		return marked;
	}
}
