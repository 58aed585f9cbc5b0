package org.lorgnette.knowledge;

import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.rdf4j.query.MalformedQueryException;
import org.eclipse.rdf4j.query.algebra.Service;
import org.eclipse.rdf4j.query.algebra.helpers.AbstractQueryModelVisitor;
import org.eclipse.rdf4j.query.parser.ParsedQuery;
import org.eclipse.rdf4j.query.parser.sparql.SPARQLParser;

/** Reads SPARQL queries that only read, and only in the graph. */
final class QueryReader {

	private static final Pattern PROLOGUE = Pattern.compile("^(?:\\s+|#[^\\n]*\\n|(?:PREFIX\\s+[^\\s<]*|BASE)\\s*<[^>]*>)*+",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern UPDATE = Pattern.compile("(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\\b",
			Pattern.CASE_INSENSITIVE);

	private final Map<String, String> namespaces;

	/** @param namespaces prefixes that queries need not declare */
	QueryReader(Map<String, String> namespaces) {
		this.namespaces = namespaces;
	}

	/** @throws QueryException if it is no query, or one that would change the graph or leave it */
	ParsedQuery read(String sparql) throws QueryException {
		ParsedQuery query = parse(sparql);
		if (query.getDataset() != null) {
			throw new QueryException(QueryException.Reason.REFUSED, "FROM: there is one graph only; leave FROM out");
		}
		query.getTupleExpr().visit(new AbstractQueryModelVisitor<QueryException>() {
			@Override
			public void meet(Service service) throws QueryException {
				throw new QueryException(QueryException.Reason.REFUSED,
						"SERVICE: a query stays in its graph and reaches no network");
			}
		});
		return query;
	}

	private ParsedQuery parse(String sparql) throws QueryException {
		String declared = declarations(sparql) + sparql;
		try {
			return new SPARQLParser().parseQuery(declared, null);
		} catch (MalformedQueryException | IllegalArgumentException e) {
			if (isUpdate(sparql)) {
				throw new QueryException(QueryException.Reason.REFUSED,
						"the graph is only read: expected SELECT, ASK, CONSTRUCT or DESCRIBE, not INSERT, DELETE, LOAD or the like", e);
			}
			throw new QueryException(QueryException.Reason.MALFORMED, "not a SPARQL query: " + e.getMessage(), e);
		}
	}

	private static boolean isUpdate(String sparql) {
		return UPDATE.matcher(PROLOGUE.matcher(sparql).replaceFirst("")).lookingAt();
	}

	/** On the query's first line, so that lines in messages stay right. */
	private String declarations(String sparql) {
		StringBuilder prefixes = new StringBuilder();
		namespaces.forEach((prefix, name) -> {
			boolean own = Pattern.compile("PREFIX\\s+" + Pattern.quote(prefix) + ":", Pattern.CASE_INSENSITIVE).matcher(sparql)
					.find();
			if (!own) {
				prefixes.append("PREFIX ").append(prefix).append(": <").append(name).append("> ");
			}
		});
		return prefixes.toString();
	}
}
