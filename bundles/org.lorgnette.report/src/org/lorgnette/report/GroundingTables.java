package org.lorgnette.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** How what engines wrote was found in the texts; nothing where all of them mark texts themselves. */
final class GroundingTables {

	private final EvaluationResult result;
	private final Texts texts;
	private final Numbers numbers;

	GroundingTables(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** Whether some engine writes. */
	boolean fit() {
		return engines().findAny().isPresent();
	}

	private Stream<EngineResult> engines() {
		return result.engines().stream().filter(engine -> engine.grounding().isPresent());
	}

	/** A column for tables of scores. */
	Column column() {
		return new Column(texts.get("column.ungrounded"), true, 1);
	}

	/** Its cell: a dash with the reason for engines that mark texts themselves. */
	Cell cell(EngineResult engine) {
		return engine.grounding().map(score -> cell(score.value(Score.UNGROUNDED)))
				.orElseGet(() -> new Cell(Tables.DASH, "", OptionalDouble.empty(), texts.get("undefined.marks"), false));
	}

	private Cell cell(Estimate share) {
		return new Cell(share.value().isPresent() ? numbers.score(share.value().getAsDouble()) : Tables.DASH,
				share.interval().map(numbers::interval).orElse(""), share.value(), "", false);
	}

	/** One row per engine that writes: the shares of its predictions that were found nowhere, at several places, and so on. */
	Table table() {
		List<Column> columns = new ArrayList<>(List.of(new Column(texts.get("column.engine"), false, 0),
				new Column(texts.get("column.predicted"), true, 1)));
		List<String> kinds = engines().findFirst().flatMap(EngineResult::grounding).map(score -> List.copyOf(score.values().keySet()))
				.orElse(List.of());
		kinds.forEach(kind -> columns.add(new Column(texts.get("grounding." + kind), true, kind.equals(Score.UNGROUNDED) ? 0 : 2)));
		return new Table("grounding", texts.get("table.grounding"), columns, engines().map(engine -> {
			Score score = engine.grounding().orElseThrow();
			List<Cell> row = new ArrayList<>(List.of(Cell.of(engine.name()),
					Cell.of(numbers.count(score.counts().predicted()), score.counts().predicted())));
			kinds.forEach(kind -> row.add(cell(score.value(kind))));
			return row;
		}).toList());
	}
}
