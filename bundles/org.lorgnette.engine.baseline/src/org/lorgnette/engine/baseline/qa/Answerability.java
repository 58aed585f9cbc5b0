package org.lorgnette.engine.baseline.qa;

import java.util.List;

/** How likely a text answers a question at all: a logistic model over how much of the question it holds. */
final class Answerability {

	/** The name of its parameters: one for each value of {@link #of}, the first a constant. */
	static final String PARAMETERS = "answerable";

	private Answerability() {
	}

	/** What the model looks at. {@code candidates} are all, the best first. */
	static double[] of(TextIndex index, AskedFor question, List<Candidate> candidates) {
		if (candidates.isEmpty()) {
			return new double[] {1, 0, 0, 0, 0, 0, 0, 0};
		}
		Candidate best = candidates.getFirst();
		double margin = candidates.size() < 2 ? 1 : Math.min(3, best.logit() - candidates.get(1).logit());
		double all = index.weight(question.stems());
		double known = 0;
		int unknown = 0;
		for (String stem : question.stems()) {
			known += index.frequency(stem) > 0 ? index.weight(stem) : 0;
			unknown += index.frequency(stem) > 0 ? 0 : 1;
		}
		long strangers = question.names().stream().filter(stem -> index.frequency(stem) == 0).count();
		return new double[] {1, best.ranked().coverage(), best.ranked().around(), all == 0 ? 0 : known / all, best.logit() / 5, margin,
				Math.min(3, strangers), (double) unknown / Math.max(1, question.stems().size())};
	}

	/** 0..1 */
	static double probability(double[] values, double[] parameters) {
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			sum += values[i] * parameters[i];
		}
		return 1 / (1 + Math.exp(-sum));
	}

	/** Moves a probability so that what was at the threshold comes to one half: the odds are divided by the threshold's. */
	static double against(double probability, double threshold) {
		double wanted = Math.clamp(threshold, 1e-6, 1 - 1e-6);
		double yes = probability * (1 - wanted);
		double no = (1 - probability) * wanted;
		return yes + no == 0 ? 0 : yes / (yes + no);
	}
}
