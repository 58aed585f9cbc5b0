package org.lorgnette.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Agreement;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** How far engines and gold agree, as tables. */
public final class AgreementTables {

	private final Agreement agreement;
	private final Texts texts;

	public AgreementTables(Agreement agreement, Texts texts) {
		this.agreement = agreement;
		this.texts = texts;
	}

	/** One row per pair of annotators: F1 and Cohen's kappa with its interval; of answers exact match too. */
	public Table pairs() {
		boolean answers = agreement.pairs().stream().anyMatch(pair -> pair.exact().isPresent());
		boolean words = !answers || agreement.pairs().stream().anyMatch(pair -> pair.f1().isPresent());
		List<List<Cell>> rows = new ArrayList<>();
		for (Agreement.Pair pair : agreement.pairs()) {
			String interval = pair.kappaInterval().map(texts.numbers()::interval).orElse("");
			String hint = pair.kappaInterval().map(found -> texts.get("interval.hint", texts.numbers().percent(found.level()))).orElse("");
			Cell kappa = pair.kappa().isEmpty() ? number(pair.kappa())
					: new Cell(texts.numbers().score(pair.kappa().getAsDouble()), interval, pair.kappa(), hint, false);
			List<Cell> row = new ArrayList<>(List.of(Cell.of(pair.first()), Cell.of(pair.second())));
			if (answers) {
				row.add(number(pair.exact()));
			}
			if (words) {
				row.add(number(pair.f1()));
			}
			row.add(kappa);
			rows.add(row);
		}
		if (answers && !words) {
			return new Table("agreement", texts.get("table.agreement.answers"), List.of(column("column.one", false),
					column("column.other", false), column("column.same", true), column("column.kappa", true)), rows);
		}
		if (answers) {
			return new Table("agreement", texts.get("table.agreement.answers"),
					List.of(column("column.one", false), column("column.other", false), column("column.exact", true),
							column("column.f1", true), column("column.kappa", true)),
					rows);
		}
		return new Table("agreement", texts.get("table.agreement"), List.of(column("column.one", false), column("column.other", false),
				column("column.f1", true), column("column.kappa", true)), rows);
	}

	/** Krippendorff's alpha over all annotators: of all types together, then of each. */
	public Table alphas() {
		List<List<Cell>> rows = new ArrayList<>();
		rows.add(List.of(Cell.of(texts.get("agreement.all")), number(agreement.alpha())));
		agreement.alphaByType().forEach((type, alpha) -> rows.add(List.of(Cell.of(type), number(alpha))));
		return new Table("alpha", texts.get("table.alpha"), List.of(column("column.type", false), column("column.alpha", true)), rows);
	}

	private Cell number(OptionalDouble value) {
		return value.isEmpty() ? new Cell(Tables.DASH, "", value, texts.get("undefined.other"), false)
				: Cell.of(texts.numbers().score(value.getAsDouble()), value.getAsDouble());
	}

	private Column column(String key, boolean numeric) {
		return new Column(texts.get(key), numeric, 0);
	}
}
