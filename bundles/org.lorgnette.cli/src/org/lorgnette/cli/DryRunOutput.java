package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.lorgnette.engine.remote.Outgoing;
import org.lorgnette.engine.remote.OutgoingEstimate;
import org.lorgnette.evaluation.run.DryRun;

/** Shows what an experiment would send to other machines. */
final class DryRunOutput {

	private final Console console;

	DryRunOutput(Console console) {
		this.console = console;
	}

	void text(List<DryRun.Sent> engines) {
		for (DryRun.Sent engine : engines) {
			for (Outgoing request : engine.first()) {
				console.out().println("== " + message("dry-run.request", engine.engine().name()));
				for (Outgoing.Turn turn : request.turns()) {
					console.out().println("-- " + turn.role());
					console.out().println(turn.text());
				}
				if (request.pictures() > 0) {
					console.out().println("-- " + message("dry-run.pictures", String.valueOf(request.pictures())));
				}
				console.out().println();
			}
		}
		TextTable table = new TextTable(message("dry-run.table"));
		for (DryRun.Sent engine : engines) {
			String[] row = engine.estimate().map(estimate -> row(engine.engine().name(), estimate))
					.orElseGet(() -> new String[] { engine.engine().name(), message("dry-run.nothing"), "", "", "" });
			table.row(row);
		}
		console.out().print(table);
		if (engines.stream().anyMatch(engine -> engine.estimate().isPresent())) {
			console.say("dry-run.estimate");
		}
	}

	private static String[] row(String name, OutgoingEstimate estimate) {
		return new String[] { name, String.valueOf(estimate.requests()), "~" + estimate.tokensRead(), "~" + estimate.tokensWritten(),
				String.format(Locale.ROOT, "~%.4f", estimate.cost()) };
	}

	/** {@code {"engines": [{"name", "id", "sends", "requests", "tokensRead", "tokensWritten", "cost", "prompts"}]}} */
	void json(List<DryRun.Sent> engines) {
		List<Map<String, Object>> all = new ArrayList<>();
		for (DryRun.Sent engine : engines) {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("name", engine.engine().name());
			one.put("id", engine.engine().id());
			one.put("sends", engine.estimate().isPresent());
			engine.estimate().ifPresent(estimate -> {
				one.put("requests", estimate.requests());
				one.put("tokensRead", estimate.tokensRead());
				one.put("tokensWritten", estimate.tokensWritten());
				one.put("cost", estimate.cost());
				one.put("prompts", engine.first());
			});
			all.add(one);
		}
		JsonOutput.print(console, Map.of("engines", all));
	}

	private String message(String key, Object... arguments) {
		return console.messages().get(key, arguments);
	}
}
