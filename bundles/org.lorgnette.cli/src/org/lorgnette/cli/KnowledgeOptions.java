package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.knowledge.GraphOptions;
import org.lorgnette.knowledge.KnowledgeStore;
import org.lorgnette.knowledge.RunGraph;

import picocli.CommandLine.Option;

/** Which of the findings of a run become a graph, and how. */
final class KnowledgeOptions {

	@Option(names = "--engine", paramLabel = "ID", split = ",", descriptionKey = "knowledge.engine")
	private List<String> engines = new ArrayList<>();

	@Option(names = "--merge-names", descriptionKey = "knowledge.merge")
	private boolean mergeNames;

	@Option(names = "--base", paramLabel = "IRI", descriptionKey = "knowledge.base")
	private String base = GraphOptions.DEFAULT.base();

	RunGraph graph(Path run) throws IOException {
		try {
			return RunGraph.of(RunFolder.open(run), engines, new GraphOptions(base, mergeNames));
		} catch (IllegalArgumentException e) {
			throw new UsageException(e.getMessage());
		}
	}

	/** The graph of a run, or one that is in a Turtle file already. */
	KnowledgeStore open(Path source, Console console) throws IOException {
		if (!Files.exists(source)) {
			throw new CorpusException(Location.of(source.toString()), console.messages().get("knowledge.absent"));
		}
		if (Files.isDirectory(source)) {
			return KnowledgeStore.of(graph(source), console.cancellation());
		}
		if (!engines.isEmpty() || mergeNames || !base.equals(GraphOptions.DEFAULT.base())) {
			throw new UsageException(console.messages().get("knowledge.file.fixed"));
		}
		return KnowledgeStore.read(source, console.cancellation());
	}
}
