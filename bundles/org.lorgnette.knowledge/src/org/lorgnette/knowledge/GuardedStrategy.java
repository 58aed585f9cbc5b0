package org.lorgnette.knowledge;

import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.query.Dataset;
import org.eclipse.rdf4j.query.algebra.evaluation.EvaluationStrategy;
import org.eclipse.rdf4j.query.algebra.evaluation.TripleSource;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.EvaluationStatistics;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.DefaultEvaluationStrategyFactory;

/**
 * Looks whether work should stop whenever a statement is read, which every join and every path does again and again, and knows of
 * no other endpoint than this store.
 */
final class GuardedStrategy extends DefaultEvaluationStrategyFactory {

	/** Whether work should stop. */
	@FunctionalInterface
	interface Guard {

		/** @throws RuntimeException if so */
		void check();
	}

	private volatile Guard guard = () -> {
		// Nothing runs yet.
	};

	GuardedStrategy() {
		super(url -> {
			throw new IllegalStateException("SERVICE <" + url + ">: a query stays in its graph");
		});
	}

	void guard(Guard newGuard) {
		guard = newGuard;
	}

	@Override
	public EvaluationStrategy createEvaluationStrategy(Dataset dataset, TripleSource source, EvaluationStatistics statistics) {
		return super.createEvaluationStrategy(dataset, new Watched(source, guard), statistics);
	}

	private record Watched(TripleSource source, Guard guard) implements TripleSource {

		@Override
		public CloseableIteration<? extends Statement> getStatements(Resource subject, IRI predicate, Value object,
				Resource... contexts) {
			guard.check();
			CloseableIteration<? extends Statement> found = source.getStatements(subject, predicate, object, contexts);
			return new CloseableIteration<Statement>() {

				@Override
				public boolean hasNext() {
					guard.check();
					return found.hasNext();
				}

				@Override
				public Statement next() {
					return found.next();
				}

				@Override
				public void remove() {
					throw new UnsupportedOperationException("the graph is only read");
				}

				@Override
				public void close() {
					found.close();
				}
			};
		}

		@Override
		public ValueFactory getValueFactory() {
			return source.getValueFactory();
		}
	}
}
