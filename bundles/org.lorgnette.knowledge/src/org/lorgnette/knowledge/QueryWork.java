package org.lorgnette.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.impl.EmptyBindingSet;
import org.eclipse.rdf4j.query.parser.ParsedBooleanQuery;
import org.eclipse.rdf4j.query.parser.ParsedGraphQuery;
import org.eclipse.rdf4j.query.parser.ParsedQuery;
import org.eclipse.rdf4j.sail.SailConnection;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.lorgnette.engine.Cancellation;

/**
 * Computes one query in a thread of its own: a query can be busy without reading a statement, within one regular expression, and
 * the caller does not wait for that.
 */
final class QueryWork {

	private static final long LOOK_MILLIS = 50;
	private static final List<String> GRAPH_COLUMNS = List.of("subject", "predicate", "object");

	private final MemoryStore store;
	private final GuardedStrategy strategy;
	private final ParsedQuery query;
	private final QueryLimits limits;
	private volatile boolean stopped;

	QueryWork(MemoryStore store, GuardedStrategy strategy, ParsedQuery query, QueryLimits limits) {
		this.store = store;
		this.strategy = strategy;
		this.query = query;
		this.limits = limits;
	}

	/** Ends work that nobody waits for any more. */
	private static final class Stopped extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Stopped() {
			super("stopped", null, false, false);
		}
	}

	QueryResult run(Cancellation cancellation) throws QueryException {
		FutureTask<QueryResult> task = new FutureTask<>(this::compute);
		Thread worker = new Thread(task, "query");
		worker.setDaemon(true);
		worker.start();
		long end = System.nanoTime() + limits.time().toNanos();
		try {
			while (true) {
				cancellation.check();
				try {
					return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
				} catch (TimeoutException e) {
					if (System.nanoTime() > end) {
						throw new QueryException(QueryException.Reason.TOO_SLOW, "the query took longer than " + limits.time()
								.toSeconds()
								+ " s; make it narrower (join fewer patterns, add LIMIT) or give it more time", e);
					}
				}
			}
		} catch (ExecutionException e) {
			throw new QueryException(QueryException.Reason.FAILED, "the query failed: " + e.getCause().getMessage(),
					e.getCause());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new QueryException(QueryException.Reason.FAILED, "the query was interrupted", e);
		} finally {
			stopped = true;
			worker.interrupt();
		}
	}

	private QueryResult compute() {
		strategy.guard(() -> {
			if (stopped) {
				throw new Stopped();
			}
		});
		try (SailConnection connection = store.getConnection();
				CloseableIteration<? extends BindingSet> found = connection.evaluate(query.getTupleExpr(), null,
						EmptyBindingSet.getInstance(),
						true)) {
			if (query instanceof ParsedBooleanQuery) {
				return new QueryResult(List.of(), List.of(), Optional.of(found.hasNext()), false);
			}
			boolean graph = query instanceof ParsedGraphQuery;
			List<String> columns = graph ? GRAPH_COLUMNS : List.copyOf(query.getTupleExpr().getBindingNames());
			List<Map<String, Cell>> rows = new ArrayList<>();
			while (rows.size() < limits.rows() && !stopped && found.hasNext()) {
				row(found.next(), columns).ifPresent(rows::add);
			}
			return new QueryResult(columns, rows, Optional.empty(), !stopped && found.hasNext());
		}
	}

	/** Of a graph, a row that lacks a term is no statement. */
	private Optional<Map<String, Cell>> row(BindingSet bindings, List<String> columns) {
		Map<String, Cell> row = new LinkedHashMap<>();
		for (String column : columns) {
			Value value = bindings.getValue(column);
			if (value != null) {
				row.put(column, cell(value));
			}
		}
		return query instanceof ParsedGraphQuery && row.size() < GRAPH_COLUMNS.size() ? Optional.empty() : Optional.of(row);
	}

	private static Cell cell(Value value) {
		return switch (value) {
			case IRI iri -> new Cell(Cell.Kind.IRI, iri.stringValue(), Optional.empty(), Optional.empty());
			case Literal literal -> new Cell(Cell.Kind.LITERAL, literal.getLabel(), literal.getLanguage(),
					literal.getLanguage().isPresent() ? Optional.empty() : Optional.of(literal.getDatatype().stringValue()));
			case BNode blank -> new Cell(Cell.Kind.BLANK, blank.getID(), Optional.empty(), Optional.empty());
			default -> new Cell(Cell.Kind.LITERAL, value.stringValue(), Optional.empty(), Optional.empty());
		};
	}
}
