package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Agreement;
import org.lorgnette.metrics.significance.Interval;

import com.google.gson.GsonBuilder;

/** Agreement between annotators, as text or JSON. */
final class AgreementText {

	private final Messages messages;

	AgreementText(Messages messages) {
		this.messages = messages;
	}

	void show(Agreement agreement, boolean json, PrintStream out) {
		if (json) {
			out.println(new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(document(agreement)));
			return;
		}
		boolean answers = agreement.pairs().stream().anyMatch(pair -> pair.exact().isPresent());
		boolean words = !answers || agreement.pairs().stream().anyMatch(pair -> pair.f1().isPresent());
		TextTable table = new TextTable(messages.get(!words ? "agreement.pictures" : answers ? "agreement.answers" : "agreement.table"));
		for (Agreement.Pair pair : agreement.pairs()) {
			List<String> cells = new ArrayList<>(List.of(pair.first(), pair.second()));
			if (answers) {
				cells.add(number(pair.exact()));
			}
			if (words) {
				cells.add(number(pair.f1()));
			}
			cells.add(number(pair.kappa()) + pair.kappaInterval().map(AgreementText::interval).orElse(""));
			table.row(cells.toArray(String[]::new));
		}
		out.println(table);
		if (answers) {
			return;
		}
		List<String> types = new ArrayList<>();
		agreement.alphaByType().forEach((type, alpha) -> types.add(type + " " + number(alpha)));
		out.println(messages.get("agreement.alpha", number(agreement.alpha()), String.join(", ", types)));
		if (agreement.joined() > 0) {
			out.println(messages.get("agreement.joined", String.valueOf(agreement.joined())));
		}
	}

	private static Map<String, Object> document(Agreement agreement) {
		List<Map<String, Object>> pairs = new ArrayList<>();
		for (Agreement.Pair pair : agreement.pairs()) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("first", pair.first());
			entry.put("second", pair.second());
			pair.exact().ifPresent(exact -> entry.put("exact", exact));
			entry.put("f1", orNull(pair.f1()));
			entry.put("kappa", orNull(pair.kappa()));
			entry.put("kappaLow", pair.kappaInterval().map(Interval::low).orElse(null));
			entry.put("kappaHigh", pair.kappaInterval().map(Interval::high).orElse(null));
			pairs.add(entry);
		}
		Map<String, Object> types = new LinkedHashMap<>();
		agreement.alphaByType().forEach((type, alpha) -> types.put(type, orNull(alpha)));
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("pairs", pairs);
		document.put("alpha", orNull(agreement.alpha()));
		document.put("alphaByType", types);
		document.put("joined", agreement.joined());
		return document;
	}

	/** JSON says undefined by null. */
	private static Double orNull(OptionalDouble value) {
		return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
	}

	private static String number(OptionalDouble value) {
		return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
	}

	private static String interval(Interval interval) {
		return String.format(Locale.ROOT, " [%.3f, %.3f]", interval.low(), interval.high());
	}
}
