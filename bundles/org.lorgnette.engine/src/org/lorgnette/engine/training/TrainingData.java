package org.lorgnette.engine.training;

import java.util.List;
import java.util.Optional;

/**
 * What a model is trained on and what its training is watched by.
 *
 * @param parts at least one
 * @param development never trained on: for early stopping, thresholds and curves; may be empty
 */
public record TrainingData(List<Part> parts, List<Part> development) {

	/** @throws IllegalArgumentException if there is no part to train on */
	public TrainingData {
		parts = List.copyOf(parts);
		development = List.copyOf(development);
		if (parts.isEmpty()) {
			throw new IllegalArgumentException("expected at least one part to train on");
		}
	}

	/** One corpus with weight 1, and nothing held out. */
	public static TrainingData of(TrainingCorpus corpus) {
		return new TrainingData(List.of(new Part("corpus", corpus, 1, Optional.empty())), List.of());
	}

	/**
	 * Documents of one origin.
	 *
	 * @param name what messages and curves call it
	 * @param corpus with the model's labels
	 * @param weight how often each document is seen in an epoch, more than 0; below 1 only a share of them is seen in each. Without
	 *        meaning for development
	 * @param language of all documents, a BCP 47 tag, if it is known
	 */
	public record Part(String name, TrainingCorpus corpus, double weight, Optional<String> language) {

		/** @throws IllegalArgumentException unless the weight is a number above 0 */
		public Part {
			if (!(weight > 0) || Double.isInfinite(weight)) {
				throw new IllegalArgumentException(name + ": expected a weight above 0, got " + weight);
			}
		}

		/**
		 * How often a document is seen in an epoch: over epochs the weight on average, and as evenly as whole numbers allow (with
		 * weight 0.5 each document in every other epoch, about half of the documents in each).
		 *
		 * @param document its position in the corpus, from 0
		 * @param epoch from 0
		 */
		public int times(long document, long epoch, long seed) {
			double phase = unit(seed, document);
			return (int) (Math.floor((epoch + 1) * weight + phase) - Math.floor(epoch * weight + phase));
		}

		/** A number in [0, 1) that looks random (SplitMix64's finaliser). */
		private double unit(long seed, long document) {
			long z = seed * 0x9E3779B97F4A7C15L + (document + 1) * 0xBF58476D1CE4E5B9L + name.hashCode() * 0x94D049BB133111EBL;
			z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
			z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
			return ((z ^ z >>> 31) >>> 11) * 0x1p-53;
		}
	}
}
