package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;

/** What several commands say in their JSON documents. */
final class JsonOutput {

	private JsonOutput() {
	}

	static void print(Console console, Object document) {
		console.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(document));
	}

	/** {@code {"count", "first": [{"file", "line", "message"}]}} */
	static Map<String, Object> of(ProblemLog problems) {
		List<Map<String, Object>> first = new ArrayList<>();
		problems.first().forEach(problem -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("file", problem.location().file());
			entry.put("line", problem.location().line());
			entry.put("message", problem.message());
			first.add(entry);
		});
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("count", problems.count());
		document.put("first", first);
		return document;
	}

	/** By kind {@code {"count", "instance", "detail"}}, the last two of an example. */
	static Map<String, Object> of(LossLog losses) {
		Map<String, Object> document = new LinkedHashMap<>();
		losses.kinds().forEach(kind -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("count", kind.count());
			entry.put("instance", kind.example().instance());
			entry.put("detail", kind.example().detail());
			document.put(kind.name(), entry);
		});
		return document;
	}
}
