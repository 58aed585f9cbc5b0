package org.lorgnette.knowledge;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;
import org.eclipse.rdf4j.sail.SailConnection;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.TextFiles;

/** A graph in memory that can be queried. For one thread at a time. */
public final class KnowledgeStore implements Closeable {

	private final MemoryStore store = new MemoryStore();
	private final GuardedStrategy strategy = new GuardedStrategy();
	private final Map<String, String> namespaces = new TreeMap<>();
	private long statements;

	private KnowledgeStore() {
		store.setEvaluationStrategyFactory(strategy);
		store.init();
		namespaces.put("rdf", RDF.NAMESPACE);
		namespaces.put("rdfs", RDFS.NAMESPACE);
		namespaces.put("xsd", XSD.NAMESPACE);
		namespaces.put("oa", Vocabulary.OA_NAMESPACE);
		namespaces.put("prov", Vocabulary.PROV_NAMESPACE);
		namespaces.put("dcterms", Vocabulary.DCTERMS_NAMESPACE);
		namespaces.put("lg", Vocabulary.LG_NAMESPACE);
		Names names = new Names(GraphOptions.DEFAULT.base());
		namespaces.put("rel", names.relations());
		namespaces.put("type", names.types());
	}

	/** What fills a store. */
	@FunctionalInterface
	private interface Source {
		void pour(AbstractRDFHandler into) throws IOException;
	}

	/** The graph of a run. */
	public static KnowledgeStore of(RunGraph graph, Cancellation cancellation) throws IOException {
		return filled(into -> graph.build(into, cancellation), cancellation);
	}

	/**
	 * A graph in a Turtle file.
	 *
	 * @throws CorpusException if the file is absent, not UTF-8 or not Turtle, with the line where it is wrong
	 */
	public static KnowledgeStore read(Path turtle, Cancellation cancellation) throws IOException {
		String text = TextFiles.read(turtle, StandardCharsets.UTF_8);
		return filled(into -> {
			TurtleParser parser = new TurtleParser();
			parser.getParserConfig().set(BasicParserSettings.VERIFY_DATATYPE_VALUES, false);
			parser.getParserConfig().set(BasicParserSettings.VERIFY_LANGUAGE_TAGS, false);
			parser.setRDFHandler(into);
			try {
				parser.parse(new StringReader(text), turtle.toUri().toString());
			} catch (RDFParseException e) {
				// Where the file ends too early there is no line.
				long line = e.getLineNumber() > 0 ? e.getLineNumber() : Math.max(1, text.lines().count());
				throw new CorpusException(new Location(turtle.toString(), line),
						"is not Turtle: " + e.getMessage() + "; expected a file that 'knowledge export' wrote, or other Turtle",
								e);
			}
		}, cancellation);
	}

	private static KnowledgeStore filled(Source source, Cancellation cancellation) throws IOException {
		KnowledgeStore filled = new KnowledgeStore();
		try (SailConnection connection = filled.store.getConnection()) {
			connection.begin();
			source.pour(filled.new Filler(connection, cancellation));
			connection.commit();
			filled.statements = connection.size();
			return filled;
		} catch (IOException | RuntimeException e) {
			filled.close();
			throw e;
		}
	}

	private final class Filler extends AbstractRDFHandler {

		private final SailConnection connection;
		private final Cancellation cancellation;

		Filler(SailConnection connection, Cancellation cancellation) {
			this.connection = connection;
			this.cancellation = cancellation;
		}

		@Override
		public void handleNamespace(String prefix, String uri) {
			namespaces.put(prefix, uri);
		}

		@Override
		public void handleStatement(Statement statement) {
			cancellation.check();
			connection.addStatement(statement.getSubject(), statement.getPredicate(), statement.getObject());
		}
	}

	/** How many statements it holds. */
	public long statements() {
		return statements;
	}

	/** What prefixes stand for that queries need not declare. */
	public Map<String, String> namespaces() {
		return Map.copyOf(namespaces);
	}

	/**
	 * Answers a SPARQL 1.1 query.
	 *
	 * @throws QueryException if it is no query, is refused, takes too long or fails
	 * @throws java.util.concurrent.CancellationException within a second after the work was cancelled
	 */
	public QueryResult query(String sparql, QueryLimits limits, Cancellation cancellation) throws IOException {
		return new QueryWork(store, strategy, new QueryReader(namespaces).read(sparql), limits).run(cancellation);
	}

	@Override
	public void close() {
		store.shutDown();
	}
}
