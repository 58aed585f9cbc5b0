package org.lorgnette.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.io.PendingOutput;
import org.lorgnette.knowledge.GraphCounts;
import org.lorgnette.knowledge.RunGraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the relations of a run as RDF. */
@Command(name = "export")
final class KnowledgeExportCommand extends org.lorgnette.cli.Command {

	private static final String STREAM = "-";

	@Parameters(index = "0", paramLabel = "RUN", descriptionKey = "knowledge.run")
	private Path run;

	@Mixin
	private KnowledgeOptions options;

	@Option(names = "--out", required = true, paramLabel = "FILE.ttl", descriptionKey = "knowledge.out")
	private String out;

	KnowledgeExportCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		boolean stream = out.equals(STREAM);
		if (stream && json()) {
			throw new UsageException(messages().get("knowledge.out.json"));
		}
		RunGraph graph = options.graph(run);
		GraphCounts counts = write(graph, stream);
		if (json()) {
			JsonOutput.print(console(), document(counts));
			return ExitStatus.DONE;
		}
		console().say("knowledge.exported", counts.relations(), counts.entities(), counts.documents(), out);
		if (counts.ungrounded() > 0) {
			console().say("knowledge.ungrounded", counts.ungrounded());
		}
		return ExitStatus.DONE;
	}

	private GraphCounts write(RunGraph graph, boolean stream) throws IOException {
		try (PendingOutput pending = stream ? PendingOutput.toStream(console().out()) : PendingOutput.toFile(Path.of(out))) {
			Writer writer = pending.text();
			GraphCounts counts = graph.writeTurtle(writer, console().cancellation());
			writer.flush();
			pending.commit();
			return counts;
		}
	}

	private Map<String, Object> document(GraphCounts counts) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("out", out);
		document.put("documents", counts.documents());
		document.put("entities", counts.entities());
		document.put("relations", counts.relations());
		document.put("ungrounded", counts.ungrounded());
		return document;
	}
}
