package org.lorgnette.knowledge.question;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.knowledge.Cell;
import org.lorgnette.knowledge.KnowledgeStore;
import org.lorgnette.knowledge.QueryLimits;
import org.lorgnette.knowledge.QueryResult;
import org.lorgnette.model.text.Nearest;

/** The names and relations of a graph. */
final class GraphIndex {

	/** Shorter names are like too many others. */
	private static final int LEAST_LIKE = 4;
	private static final QueryLimits ALL = new QueryLimits(Duration.ofMinutes(2), Integer.MAX_VALUE);

	/**
	 * A relation of the graph.
	 *
	 * @param subject the name of one that it holds for; {@code object} likewise
	 */
	record RelationType(String iri, String label, long count, boolean symmetric, String subject, String object) {
	}

	private final Map<String, Set<String>> entities = new TreeMap<>();
	private final List<RelationType> relations = new ArrayList<>();

	static GraphIndex of(KnowledgeStore store, Cancellation cancellation) throws IOException {
		GraphIndex index = new GraphIndex();
		for (Map<String, Cell> row : store.query("SELECT ?entity ?name WHERE { ?entity a lg:Entity ; lg:name ?name }", ALL,
				cancellation).rows()) {
			index.entities.computeIfAbsent(row.get("name").text(), unseen -> new LinkedHashSet<>()).add(row.get("entity").text());
		}
		String relations = """
				SELECT ?relation ?label (COUNT(?statement) AS ?count) (MIN(STR(?s)) AS ?subject) (MIN(STR(?o)) AS ?object) ?symmetric WHERE {
				?statement a lg:Relation ; rdf:predicate ?relation ; lg:subjectMention/oa:hasSelector/oa:exact ?s ;
				lg:objectMention/oa:hasSelector/oa:exact ?o . ?relation rdfs:label ?label . OPTIONAL { ?relation lg:symmetric ?symmetric } }
				GROUP BY ?relation ?label ?symmetric ORDER BY DESC(?count) ?label""";
		for (Map<String, Cell> row : store.query(relations, ALL, cancellation).rows()) {
			index.relations.add(new RelationType(row.get("relation").text(), row.get("label").text(),
					Long.parseLong(row.get("count").text()),
					QueryResult.text(row, "symmetric").filter("true"::equals).isPresent(), row.get("subject").text(),
							row.get("object").text()));
		}
		return index;
	}

	/** From the most frequent on. */
	List<RelationType> relations() {
		return relations;
	}

	/** The entities of this name; if there is none, those whose names have its words one after the other. */
	Set<String> named(String name) {
		Set<String> exact = entities.getOrDefault(name, Set.of());
		if (!exact.isEmpty() || name.isEmpty()) {
			return exact;
		}
		Set<String> partial = new LinkedHashSet<>();
		entities.forEach((known, iris) -> {
			if ((" " + known + " ").contains(" " + name + " ")) {
				partial.addAll(iris);
			}
		});
		return partial;
	}

	/** Whether exactly these entities have that very name. */
	boolean isExact(String name) {
		return entities.containsKey(name);
	}

	Optional<String> nearest(String name) {
		return name.length() < LEAST_LIKE ? Optional.empty() : Nearest.to(name, new TreeSet<>(entities.keySet()));
	}
}
