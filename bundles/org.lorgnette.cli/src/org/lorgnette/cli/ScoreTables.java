package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Scores for a person to read: what has the same columns in one table, numbers with four digits after the point. */
final class ScoreTables {

	private final Messages messages;
	/** Rows by their columns. */
	private final Map<List<String>, TextTable> tables = new LinkedHashMap<>();

	ScoreTables(Messages messages) {
		this.messages = messages;
	}

	/** The keys are those of the JSON document. */
	String text(Map<String, Object> values) {
		tables.clear();
		StringBuilder text = new StringBuilder();
		collect("", values);
		for (TextTable table : tables.values()) {
			text.append(text.isEmpty() ? "" : "\n").append(table);
		}
		return text.toString();
	}

	private void collect(String path, Map<?, ?> values) {
		Map<String, Object> numbers = new LinkedHashMap<>();
		Map<String, Map<?, ?>> parts = new LinkedHashMap<>();
		values.forEach((key, value) -> {
			if (value instanceof Map<?, ?> part) {
				parts.put(String.valueOf(key), part);
			} else {
				numbers.put(String.valueOf(key), value);
			}
		});
		if (!numbers.isEmpty() && (path.isEmpty() || !parts.isEmpty() || isRecord(numbers))) {
			row(path.isEmpty() ? messages.get("score.overall") : path, numbers);
		} else {
			numbers.forEach((key, value) -> row(path + "." + key, Map.of(messages.get("score.value"), value)));
		}
		parts.forEach((key, part) -> collect(path.isEmpty() ? key : path + "." + key, part));
	}

	/** Whether the keys are names of measures rather than of types in the data. */
	private static boolean isRecord(Map<String, Object> numbers) {
		return numbers.containsKey("f1");
	}

	private void row(String name, Map<String, Object> numbers) {
		List<String> cells = new ArrayList<>(List.of(name));
		numbers.values().forEach(value -> cells.add(cell(value)));
		tables.computeIfAbsent(List.copyOf(numbers.keySet()), columns -> new TextTable(" |" + String.join("|", columns)))
				.row(cells.toArray(String[]::new));
	}

	private static String cell(Object value) {
		return switch (value) {
			case OptionalDouble number when number.isEmpty() -> "-";
			case OptionalDouble number -> cell(number.getAsDouble());
			case Double number -> String.format(Locale.ROOT, "%.4f", number);
			case List<?> list -> list.stream().map(ScoreTables::cell).collect(Collectors.joining("/"));
			default -> String.valueOf(value);
		};
	}
}
