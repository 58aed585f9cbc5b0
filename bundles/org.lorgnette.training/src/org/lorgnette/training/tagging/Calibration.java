package org.lorgnette.training.tagging;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.decode.ChainDecoder;
import org.lorgnette.engine.djl.decode.ChainWeights;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.training.tagging.TaggedCorpus.TaggedSentence;

/** Finds the temperature at which the probabilities of predicted entities say best how often they are right (Guo et al. 2017). */
final class Calibration {

	private static final double LEAST = 0.5;
	private static final double MOST = 4;
	private static final double FACTOR = 1.05;
	private static final double CERTAIN = 1 - 1e-6;

	private Calibration() {
	}

	/** The temperature with the least log loss over the entities that are predicted; 1 if there are none. */
	static double temperature(TagGrammar grammar, ChainWeights weights, List<Map.Entry<TaggedCorpus, TaggedSentence>> sentences,
			List<float[]> emissions) {
		double best = 1;
		double least = Double.POSITIVE_INFINITY;
		for (double temperature = LEAST; temperature <= MOST; temperature *= FACTOR) {
			double loss = loss(new ChainDecoder(grammar, weights, temperature), grammar, sentences, emissions);
			if (loss < least) {
				least = loss;
				best = temperature;
			}
		}
		return best;
	}

	private static double loss(ChainDecoder decoder, TagGrammar grammar, List<Map.Entry<TaggedCorpus, TaggedSentence>> sentences,
			List<float[]> emissions) {
		double sum = 0;
		for (int i = 0; i < sentences.size(); i++) {
			TaggedSentence sentence = sentences.get(i).getValue();
			int length = sentence.words().size();
			List<Chunk> found = grammar.chunks(decoder.best(emissions.get(i), 0, length, Cancellation.NONE));
			double[] probabilities = decoder.probabilities(emissions.get(i), 0, length, found, Cancellation.NONE);
			Set<Chunk> gold = new HashSet<>(grammar.chunks(sentence.tags().stream().mapToInt(grammar.labels()::indexOf).toArray()));
			for (int k = 0; k < probabilities.length; k++) {
				if (sentences.get(i).getKey().types().contains(found.get(k).type())) {
					double probability = Math.clamp(probabilities[k], 1 - CERTAIN, CERTAIN);
					sum -= Math.log(gold.contains(found.get(k)) ? probability : 1 - probability);
				}
			}
		}
		return sum;
	}
}
