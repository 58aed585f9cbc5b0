package org.lorgnette.cli;

import java.io.PrintStream;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.lorgnette.io.Location;

/** An inspection as lines for a person: names on the left, numbers right-aligned below each other. */
final class InspectionText {

	/** Labels shown of each set; a person asks for all of them as JSON. */
	private static final int LABELS = 40;

	private final Messages messages;
	private final Inspection inspection;
	private final NumberFormat numbers;

	InspectionText(Messages messages, Inspection inspection) {
		this.messages = messages;
		this.inspection = inspection;
		this.numbers = NumberFormat.getIntegerInstance(messages.locale() == Locale.ROOT ? Locale.ENGLISH : messages.locale());
	}

	void print(PrintStream out) {
		out.println(inspection.input().name() + ": " + inspection.input().format().id() + ", "
				+ messages.get(inspection.input().isRecognised() ? "inspect.recognised" : "inspect.named"));
		if (!inspection.statistics().languages().isEmpty()) {
			out.println(messages.get("inspect.languages", String.join(", ", inspection.statistics().languages())));
		}
		Map<String, Long> counts = new LinkedHashMap<>();
		inspection.statistics().counts().forEach((name, count) -> counts.put(messages.get("inspect.count." + name), count));
		block(out, counts.isEmpty() ? Map.of(messages.get("inspect.empty"), 0L) : counts);
		inspection.statistics().labels().forEach((set, labels) -> labels(out, set, labels));
		lengths(out);
		scheme(out);
		problems(out);
	}

	private void labels(PrintStream out, String set, Map<String, Long> labels) {
		out.println();
		out.println(messages.get("inspect.labels." + set, numbers.format(labels.size())));
		Map<String, Long> frequentFirst = new LinkedHashMap<>();
		labels.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(
				Map.Entry.comparingByKey())).limit(LABELS).forEach(entry -> frequentFirst.put(entry.getKey(), entry.getValue()));
		block(out, frequentFirst);
		if (labels.size() > LABELS) {
			out.println("  " + messages.get("inspect.more", numbers.format(labels.size() - LABELS)));
		}
	}

	private void lengths(PrintStream out) {
		Map<String, Object> summary = inspection.statistics().sentenceLengths().summary();
		if (summary.isEmpty()) {
			return;
		}
		out.println();
		List<String> parts = new ArrayList<>();
		summary.forEach((name, value) -> parts.add(messages.get("inspect.length." + name) + " "
				+ (value instanceof Double mean ? String.format(numbersLocale(), "%.1f", mean) : numbers.format(value))));
		out.println(messages.get("inspect.lengths", String.join(", ", parts)));
	}

	private Locale numbersLocale() {
		return messages.locale() == Locale.ROOT ? Locale.ENGLISH : messages.locale();
	}

	private void scheme(PrintStream out) {
		if (inspection.scheme().isEmpty()) {
			return;
		}
		out.println();
		String name = inspection.scheme().get().id();
		if (inspection.violations().isEmpty()) {
			out.println(messages.get("inspect.scheme.clean", name));
			return;
		}
		out.println(messages.get("inspect.scheme.broken", name));
		Map<String, Long> kinds = new LinkedHashMap<>();
		inspection.violations().forEach((kind, count) -> kinds.put(messages.get("inspect.violation." + kind.replace(' ', '.')), count));
		block(out, kinds);
		for (int i = 0; i < inspection.places().size(); i++) {
			SchemeSurvey.Place place = inspection.places().get(i);
			String kind = messages.get("inspect.violation." + place.kind().name().toLowerCase(Locale.ROOT).replace('_', '.'));
			String where = inspection.line(i).map(Location::toString).orElseGet(() -> messages.get("inspect.place", place.document(),
					String.valueOf(place.sentence()), String.valueOf(place.token())));
			out.println("  " + where + "  " + kind + (place.tag().isEmpty() ? "" : "  " + place.tag()));
		}
	}

	private void problems(PrintStream out) {
		ProblemLog problems = inspection.problems();
		if (problems.count() == 0) {
			return;
		}
		out.println();
		out.println(messages.get("inspect.problems", numbers.format(problems.count())));
		problems.first().forEach(problem -> out.println("  " + problem));
		if (problems.count() > problems.first().size()) {
			out.println("  " + messages.get("inspect.more", numbers.format(problems.count() - problems.first().size())));
		}
	}

	private void block(PrintStream out, Map<String, Long> values) {
		int width = values.keySet().stream().mapToInt(name -> name.codePointCount(0, name.length())).max().orElse(0);
		int digits = values.values().stream().mapToInt(value -> numbers.format(value).length()).max().orElse(0);
		values.forEach((name, value) -> {
			String number = numbers.format(value);
			out.println("  " + name + " ".repeat(width - name.codePointCount(0, name.length()) + 2 + digits - number.length()) + number);
		});
	}
}
