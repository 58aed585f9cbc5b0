package org.lorgnette.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.training.DataCounts;
import org.lorgnette.evaluation.training.DataRecord;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.TrainingHistory;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.metrics.Counts;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.Table.Column;

/** Tables of a training: how good the model is, what it was trained on, and how. */
public final class TrainingTables {

	private final TrainingRecord record;
	private final TrainingHistory history;
	private final Texts texts;
	private final Numbers numbers;

	public TrainingTables(TrainingRecord record, TrainingHistory history, Texts texts) {
		this.record = record;
		this.history = history;
		this.texts = texts;
		this.numbers = texts.numbers();
	}

	/** By held-out corpus and measure; empty for a task whose measures are single values. */
	public Table scores() {
		List<List<Cell>> rows = new ArrayList<>();
		for (DevelopmentScore score : record.scores()) {
			score.measures().forEach((measure, counts) -> rows
					.add(row(List.of(Cell.of(name(score)), Cell.of(texts.measure(measure))), counts)));
		}
		return table("training-scores", List.of(text("training.column.data"), text("column.measure")), rows);
	}

	/** The main measure by type, on all held-out data together. */
	public Table types() {
		List<List<Cell>> rows = new ArrayList<>();
		if (!record.scores().isEmpty()) {
			record.scores().getLast().types().forEach((type, counts) -> rows.add(row(List.of(Cell.of(type)), counts)));
		}
		return table("training-types", List.of(text("column.type")), rows);
	}

	private Table table(String id, List<Column> names, List<List<Cell>> rows) {
		List<Column> columns = new ArrayList<>(names);
		for (String key : List.of("column.precision", "column.recall", "column.f1", "column.gold", "column.predicted", "column.correct")) {
			columns.add(number(key));
		}
		return new Table(id, texts.get("table." + id), columns, rows);
	}

	private List<Cell> row(List<Cell> names, Counts counts) {
		List<Cell> row = new ArrayList<>(names);
		row.add(value(counts.precision(), "undefined.precision"));
		row.add(value(counts.recall(), "undefined.recall"));
		row.add(value(counts.f1(), "undefined.f1"));
		for (long count : new long[] { counts.gold(), counts.predicted(), counts.correct() }) {
			row.add(Cell.of(numbers.count(count), count));
		}
		return row;
	}

	private Cell value(OptionalDouble value, String undefined) {
		return value.isEmpty() ? new Cell(Tables.DASH, "", value, texts.get(undefined), false)
				: Cell.of(numbers.score(value.getAsDouble()), value.getAsDouble());
	}

	/** The values of a task that has no counts, such as those of the SQuAD script. */
	public Table values() {
		List<List<Cell>> rows = new ArrayList<>();
		for (DevelopmentScore score : record.scores()) {
			score.values().forEach((metric, value) -> rows
					.add(List.of(Cell.of(name(score)), Cell.of(metric), Cell.of(numbers.decimal(value, 2), value))));
		}
		return new Table("training-values", texts.get("table.training-scores"),
				List.of(text("training.column.data"), text("column.measure"), number("column.value")), rows);
	}

	private String name(DevelopmentScore score) {
		return score.data().equals(DevelopmentScore.ALL) && record.scores().size() > 1 ? texts.get("training.together") : score.data();
	}

	public Table data() {
		List<List<Cell>> rows = new ArrayList<>();
		for (DataRecord data : record.data()) {
			DataCounts counts = data.counts();
			List<Cell> row = new ArrayList<>(List.of(Cell.of(data.name()),
					Cell.of(texts.get(data.isDevelopment() ? "training.role.dev" : "training.role.train"))));
			row.add(data.isDevelopment() ? Cell.of("") : Cell.of(numbers.significant(data.weight()), data.weight()));
			for (long count : new long[] { counts.documents(), counts.tokens(), counts.entityCount(), counts.relationCount(),
					counts.questions() }) {
				row.add(Cell.of(numbers.count(count), count));
			}
			row.add(Cell.of(data.path() + " (" + data.format() + (data.options().isEmpty() ? "" : ": " + join(data.options())) + ")"));
			row.add(Cell.of(join(data.labels()) + (data.relations().isEmpty() ? "" : " | " + join(data.relations()))));
			row.add(Cell.of(data.sha256()));
			rows.add(row);
		}
		return new Table("training-data", texts.get("table.training-data"),
				List.of(text("training.column.data"), text("training.column.role"), number("training.column.weight"),
						number("column.documents"), number("training.column.tokens"), number("training.column.entities"),
						number("training.column.relations"), number("training.column.questions"), text("training.column.path"),
						text("training.column.labels"), text("manifest.corpus-hash")),
				rows);
	}

	public Table notes() {
		List<List<Cell>> rows = history.notes().stream()
				.map(note -> List.of(Cell.of(numbers.count(note.step()), note.step()), Cell.of(note.text()))).toList();
		return new Table("training-notes", texts.get("section.training-notes"),
				List.of(number("training.step"), text("training.column.note")), rows);
	}

	/** Everything else that the training was made from, one fact per row. */
	public Table manifest() {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put(texts.get("manifest.lorgnette"), record.lorgnette());
		put(facts, "manifest.revision", record.revision());
		facts.put(texts.get("training.trainer"), record.trainer());
		facts.put(texts.get("column.settings"), join(record.settings()));
		facts.put(texts.get("manifest.seed"), Long.toString(record.seed()));
		if (record.heldOut() > 0) {
			facts.put(texts.get("training.held-out"), numbers.percent(record.heldOut()) + " (" + texts.get("manifest.seed") + " "
					+ record.splitSeed() + ")");
		}
		facts.put(texts.get("training.device"), record.device());
		if (record.threads() > 0) {
			facts.put(texts.get("manifest.threads"), numbers.count(record.threads()));
		}
		facts.put(texts.get("training.configuration"), record.configuration() + " (SHA-256 " + record.configurationHash() + ")");
		facts.put(texts.get("manifest.started"), record.started());
		if (!record.resumed().isEmpty()) {
			facts.put(texts.get("training.resumed"), String.join(", ", record.resumed()));
		}
		put(facts, "manifest.finished", record.finished());
		facts.put(texts.get("training.model"), record.model());
		if (record.isFinished()) {
			facts.put(texts.get("training.model-bytes"), numbers.count(record.modelBytes()));
			facts.put(texts.get("training.model-hash"), record.modelHash());
		}
		new TreeMap<>(record.platform()).forEach((name, value) -> facts.put(texts.find("platform." + name, name), value));
		return new Table("manifest", texts.get("table.training-manifest"), List.of(text("column.fact"), text("column.value")),
				facts.entrySet().stream().map(fact -> List.of(Cell.of(fact.getKey()), Cell.of(fact.getValue()))).toList());
	}

	private void put(Map<String, String> facts, String key, String value) {
		if (!value.isEmpty()) {
			facts.put(texts.get(key), value);
		}
	}

	private Column text(String key) {
		return new Column(texts.get(key), false, 0);
	}

	private Column number(String key) {
		return new Column(texts.get(key), true, 0);
	}

	private static String join(Map<String, String> map) {
		return new TreeMap<>(map).entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(", "));
	}
}
