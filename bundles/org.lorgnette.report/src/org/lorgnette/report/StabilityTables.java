package org.lorgnette.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** What small changes of texts change in what engines say, and where. */
public final class StabilityTables {

	/** Flips shown where there is no browser for them. */
	private static final int MOST_FLIPS = 100;

	private final EvaluationResult result;
	private final Texts texts;
	private final Numbers numbers;

	public StabilityTables(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** What a row of {@link Tables#robustness()} is about. */
	public record Row(String change, EngineResult engine) {

		Stability.Probe probe() {
			return engine.stability().changes().get(change);
		}
	}

	/** The rows of {@link Tables#robustness()}, in their order: one per change and engine. */
	public List<Row> rows() {
		return changes().stream().flatMap(change -> result.engines().stream().filter(engine -> engine.stability().changes().containsKey(change))
				.map(engine -> new Row(change, engine))).toList();
	}

	/** The ids of the changes of any engine, in order. */
	List<String> changes() {
		return result.engines().stream().flatMap(engine -> engine.stability().changes().keySet().stream()).distinct().toList();
	}

	/** How a change is called. */
	public String change(String change) {
		return texts.find("change." + change, change);
	}

	/** How it is called whether an error came or went. */
	public String effect(Flip flip) {
		return texts.get("flip." + id(flip));
	}

	/** Such as {@code wrong-otherwise}. */
	public static String id(Flip flip) {
		return flip.effect().name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** All flips that were kept, engine after engine. */
	public List<Flip> flips() {
		return result.engines().stream().flatMap(engine -> engine.stability().flips().stream()).toList();
	}

	/** One row per change and engine, of answers and marks in texts; without rows if nothing was changed. */
	Table table() {
		List<Column> columns = List.of(text("column.change", 0), text("column.engine", 0), number("column.flips", 0), number("column.kept", 0),
				number("column.broken", 1), number("column.mended", 1), number("column.lost", 3), number("column.units", 2),
				number("column.documents", 4));
		return new Table("robustness", texts.get("table.stability"), columns, rows().stream().map(this::row).toList());
	}

	private List<Cell> row(Row row) {
		Stability.Probe probe = row.probe();
		List<Cell> cells = new ArrayList<>(List.of(Cell.of(change(row.change)), Cell.of(row.engine.name())));
		Stream.of(Score.FLIPPED, Score.KEPT, Score.BROKEN, Score.MENDED).forEach(value -> cells.add(cell(probe.score().value(value))));
		cells.addAll(List.of(count(probe.lost()), count(probe.score().counts().gold()), count(probe.documents())));
		return cells;
	}

	private Cell cell(Estimate share) {
		if (share.value().isEmpty()) {
			return new Cell(Tables.DASH, "", OptionalDouble.empty(), texts.get("undefined.kept"), false);
		}
		return new Cell(numbers.score(share.value().getAsDouble()), share.interval().map(numbers::interval).orElse(""), share.value(),
				share.interval().map(found -> texts.get("interval.hint", numbers.percent(found.level()))).orElse(""), false);
	}

	private Cell count(long count) {
		return Cell.of(numbers.count(count), count);
	}

	/** Some flips, where there is room for a few only: errors that came first. */
	Table flipTable() {
		List<Column> columns = Stream.of("column.engine", "column.change", "column.effect", "column.before", "column.after", "column.context",
				"column.document").map(key -> text(key, 0)).toList();
		List<Flip> all = flips();
		List<Flip> first = Arrays.stream(Flip.Effect.values()).flatMap(effect -> all.stream().filter(flip -> flip.effect() == effect))
				.limit(MOST_FLIPS).toList();
		return new Table("flips", texts.get("table.flips", numbers.count(first.size()), numbers.count(all.size())), columns,
				first.stream().map(flip -> Stream.of(flip.engine(), change(flip.change()), effect(flip), words(flip.before()), words(flip.after()),
						flip.after().question().isEmpty() ? flip.after().context() : flip.after().question(), flip.instance()).map(Cell::of).toList())
						.toList());
	}

	/** What a side says: its answer, or its items with their types. */
	static String words(Flip.View view) {
		String said = Stream.concat(view.items().stream().filter(item -> view.question().isEmpty()).map(item -> item(item, view.context())),
				Stream.of(view.answer()).filter(answer -> !answer.isEmpty())).collect(Collectors.joining("; "));
		return said.isEmpty() ? Tables.DASH : said;
	}

	private static String item(Case.Item item, String context) {
		return item.type() + " (" + CaseNames.words(item, context) + ")";
	}

	private Column text(String key, int importance) {
		return new Column(texts.get(key), false, importance);
	}

	private Column number(String key, int importance) {
		return new Column(texts.get(key), true, importance);
	}
}
