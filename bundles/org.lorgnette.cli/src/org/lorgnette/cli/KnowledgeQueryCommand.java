package org.lorgnette.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.knowledge.Cell;
import org.lorgnette.knowledge.KnowledgeStore;
import org.lorgnette.knowledge.QueryException;
import org.lorgnette.knowledge.QueryLimits;
import org.lorgnette.knowledge.QueryResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a SPARQL query over a run or a graph. */
@Command(name = "query")
final class KnowledgeQueryCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "RUN|FILE.ttl", descriptionKey = "knowledge.source")
	private Path source;

	@Parameters(index = "1", paramLabel = "SPARQL", descriptionKey = "knowledge.query.sparql")
	private String sparql;

	@Mixin
	private KnowledgeOptions options;

	@Option(names = "--rows", paramLabel = "N", defaultValue = "1000", descriptionKey = "knowledge.query.rows")
	private int rows;

	@Option(names = "--seconds", paramLabel = "N", defaultValue = "30", descriptionKey = "knowledge.query.seconds")
	private int seconds;

	KnowledgeQueryCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		if (rows < 1 || seconds < 1) {
			throw new UsageException(messages().get("knowledge.query.limits"));
		}
		QueryResult result;
		try (KnowledgeStore store = options.open(source, console())) {
			result = store.query(sparql, new QueryLimits(Duration.ofSeconds(seconds), rows), console().cancellation());
		} catch (QueryException e) {
			if (e.reason() == QueryException.Reason.MALFORMED || e.reason() == QueryException.Reason.REFUSED) {
				throw new UsageException(e.getMessage());
			}
			throw e;
		}
		if (json()) {
			JsonOutput.print(console(), document(result));
		} else {
			print(result);
		}
		if (result.cut()) {
			console().say("knowledge.query.cut", rows);
		}
		return ExitStatus.DONE;
	}

	private void print(QueryResult result) {
		if (result.truth().isPresent()) {
			console().out().println(result.truth().get());
			return;
		}
		if (result.columns().isEmpty()) {
			console().out().println(result.rows().size());
			return;
		}
		TextTable table = new TextTable(String.join("|", result.columns()));
		for (Map<String, Cell> row : result.rows()) {
			table.row(result.columns().stream().map(column -> QueryResult.text(row, column).map(Console::plain).orElse(""))
					.toArray(String[]::new));
		}
		console().out().print(table);
	}

	/** As the W3C's SPARQL 1.1 Query Results JSON Format says, with {@code cut} besides. */
	private static Map<String, Object> document(QueryResult result) {
		Map<String, Object> document = new LinkedHashMap<>();
		if (result.truth().isPresent()) {
			document.put("head", Map.of());
			document.put("boolean", result.truth().get());
			return document;
		}
		List<Map<String, Object>> bindings = new ArrayList<>();
		for (Map<String, Cell> row : result.rows()) {
			Map<String, Object> binding = new LinkedHashMap<>();
			row.forEach((column, cell) -> binding.put(column, term(cell)));
			bindings.add(binding);
		}
		document.put("head", Map.of("vars", result.columns()));
		document.put("results", Map.of("bindings", bindings));
		document.put("cut", result.cut());
		return document;
	}

	private static Map<String, Object> term(Cell cell) {
		Map<String, Object> term = new LinkedHashMap<>();
		term.put("type", switch (cell.kind()) {
			case IRI -> "uri";
			case LITERAL -> "literal";
			case BLANK -> "bnode";
		});
		term.put("value", cell.text());
		cell.language().ifPresent(language -> term.put("xml:lang", language));
		cell.datatype().filter(type -> !type.endsWith("#string")).ifPresent(type -> term.put("datatype", type));
		return term;
	}
}
