package org.lorgnette.report;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** What the requests of engines took that ask elsewhere; nothing where all of them work here. */
final class SpendingTable {

	private final EvaluationResult result;
	private final Texts texts;
	private final Numbers numbers;

	SpendingTable(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** One row per engine. Tokens are those of all requests, whether they were paid now or their reply was at hand, so that methods compare. */
	Table table() {
		List<Column> columns = List.of(new Column(texts.get("column.engine"), false, 0), number("requests", 0), number("paid", 1),
				number("failed", 2), number("tokens-read", 0), number("tokens-written", 0), number("cost", 0), number("cost-paid", 1),
				number("mended", 2), number("unusable", 2));
		List<List<Cell>> rows = new ArrayList<>();
		for (EngineResult engine : result.engines()) {
			engine.spending().ifPresent(spending -> rows.add(row(engine.name(), spending)));
		}
		return new Table("spending", texts.get("table.spending"), columns, rows);
	}

	private List<Cell> row(String engine, Spending spending) {
		return List.of(Cell.of(engine), count(spending.paid() + spending.kept()), count(spending.paid()), count(spending.failed()),
				tokens(spending.used().read() + spending.saved().read(), spending),
				tokens(spending.used().written() + spending.saved().written(), spending), cost(spending.cost() + spending.costSaved()),
				cost(spending.cost()), count(spending.mended()), count(spending.unusable()));
	}

	private Cell tokens(long tokens, Spending spending) {
		Cell cell = count(tokens);
		return spending.estimated() ? new Cell("\u2248\u00a0" + cell.text(), "", cell.value(), texts.get("spending.estimated"), false) : cell;
	}

	private Cell count(long count) {
		return Cell.of(numbers.count(count), count);
	}

	private Cell cost(double cost) {
		return Cell.of(numbers.decimal(cost, 4), cost);
	}

	private Column number(String key, int importance) {
		return new Column(texts.get("spending." + key), true, importance);
	}
}
