package org.lorgnette.engine.explain;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How faithful an explanation is to what the engine does, against rankings of the same words at random; or why that is undefined.
 */
public sealed interface Faithfulness {

	/** Why there is nothing to measure. */
	enum Reason {
		/** There are no words to rank. */
		NO_WORDS,
		/** All words have the same attribution, so that they have no order. */
		NO_RANKING,
		/** The engine does not make the decision, or scores it 0, so that it has nothing to lose. */
		NO_DECISION
	}

	/** Not defined here. */
	record Undefined(Reason reason) implements Faithfulness {
	}

	/**
	 * @param deletion
	 *            the score as words are hidden, the most important first
	 * @param insertion
	 *            the score as words are shown, the most important first
	 * @param randomDeletion
	 *            the mean curve over random rankings, if there were any
	 * @param randomInsertion
	 *            likewise
	 * @param rankings
	 *            how many random rankings
	 */
	record Measured(Curve deletion, Curve insertion, Optional<Curve> randomDeletion, Optional<Curve> randomInsertion,
			Map<FaithfulnessMeasure, Score> scores, int rankings) implements Faithfulness {

		public Measured {
			scores = Map.copyOf(scores);
		}
	}

	/**
	 * One measure of an explanation.
	 *
	 * @param randomMean
	 *            over the random rankings; empty without any
	 * @param randomDeviation
	 *            the standard deviation over them (n - 1); empty with fewer than two
	 * @param rank
	 *            {@code (1 + b) / (1 + n)}, where {@code b} of {@code n} random rankings are as good or better: how probable at
	 *            least so good a value would be if the ranking were one at random; empty without any
	 */
	record Score(double value, OptionalDouble randomMean, OptionalDouble randomDeviation, OptionalDouble rank) {
	}
}
