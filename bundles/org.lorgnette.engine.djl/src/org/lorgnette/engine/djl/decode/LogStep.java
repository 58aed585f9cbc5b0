package org.lorgnette.engine.djl.decode;

/**
 * One step of a sum over legal sequences in logarithms. All exponentials of a step share one maximum, so that it takes one
 * exponential and one logarithm a tag instead of one a transition; where that underflows, the sum is taken anew with a maximum of
 * its own.
 */
final class LogStep {

	/** Below this, parts of a sum may have been lost. */
	private static final double LEAST = 1e-250;

	private final TagGrammar grammar;
	private final double[] transitions;
	private final double largest;
	/** Exponentials of the transitions, in 0..1. */
	private final double[] factors;

	LogStep(TagGrammar grammar, double[] transitions) {
		this.grammar = grammar;
		this.transitions = transitions;
		int size = grammar.size();
		double found = Double.NEGATIVE_INFINITY;
		for (int from = 0; from < size; from++) {
			for (int to : grammar.next(from)) {
				found = Math.max(found, transitions[from * size + to]);
			}
		}
		largest = found;
		factors = new double[size * size];
		for (int i = 0; i < factors.length; i++) {
			factors[i] = Math.exp(Math.min(0, transitions[i] - largest));
		}
	}

	/** The largest legal transition, by which {@link #product} is too small, as a logarithm. */
	double largest() {
		return largest;
	}

	/** The sum over neighbours of a tag of {@code sums[neighbour] * exp(transition - largest)}. */
	double product(double[] sums, int tag, int[] neighbours, boolean before) {
		int size = grammar.size();
		double sum = 0;
		for (int neighbour : neighbours) {
			sum += sums[neighbour] * factors[before ? neighbour * size + tag : tag * size + neighbour];
		}
		return sum;
	}

	/** {@code next[to] = log sum over from of exp(sums[from] + transition)}. */
	void forward(double[] sums, double[] next, double[] scratch) {
		int size = grammar.size();
		double most = exponentials(sums, scratch);
		for (int to = 0; to < size; to++) {
			double sum = 0;
			for (int from : grammar.previous(to)) {
				sum += scratch[from] * factors[from * size + to];
			}
			next[to] = sum > LEAST ? most + largest + Math.log(sum) : exactForward(sums, to);
		}
	}

	/** {@code before[from] = log sum over to of exp(transition + sums[to])}. */
	void backward(double[] sums, double[] before, double[] scratch) {
		int size = grammar.size();
		double most = exponentials(sums, scratch);
		for (int from = 0; from < size; from++) {
			double sum = 0;
			for (int to : grammar.next(from)) {
				sum += scratch[to] * factors[from * size + to];
			}
			before[from] = sum > LEAST ? most + largest + Math.log(sum) : exactBackward(sums, from);
		}
	}

	private static double exponentials(double[] sums, double[] scratch) {
		double most = max(sums);
		for (int i = 0; i < sums.length; i++) {
			scratch[i] = Math.exp(sums[i] - most);
		}
		return most;
	}

	private double exactForward(double[] sums, int to) {
		int size = grammar.size();
		int[] froms = grammar.previous(to);
		double[] terms = new double[froms.length];
		for (int i = 0; i < terms.length; i++) {
			terms[i] = sums[froms[i]] + transitions[froms[i] * size + to];
		}
		return sum(terms);
	}

	private double exactBackward(double[] sums, int from) {
		int size = grammar.size();
		int[] tos = grammar.next(from);
		double[] terms = new double[tos.length];
		for (int i = 0; i < terms.length; i++) {
			terms[i] = transitions[from * size + tos[i]] + sums[tos[i]];
		}
		return sum(terms);
	}

	/** The logarithm of the sum of exponentials; negative infinity for no or only infinitely small terms. */
	static double sum(double[] terms) {
		double most = max(terms);
		if (most == Double.NEGATIVE_INFINITY) {
			return most;
		}
		double sum = 0;
		for (double term : terms) {
			sum += term == most ? 1 : term == Double.NEGATIVE_INFINITY ? 0 : Math.exp(term - most);
		}
		return most + Math.log(sum);
	}

	private static double max(double[] values) {
		double most = Double.NEGATIVE_INFINITY;
		for (double value : values) {
			most = Math.max(most, value);
		}
		return most;
	}
}
