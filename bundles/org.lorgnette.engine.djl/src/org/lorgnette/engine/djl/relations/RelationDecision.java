package org.lorgnette.engine.djl.relations;

import java.util.Optional;

import org.lorgnette.engine.djl.relations.RelationLabels.Outcome;

/** Decides for one of the labels of a pair that the rules allow, by a softmax over these. */
final class RelationDecision {

	/** A relation and its probability among what is allowed. */
	record Decided(Outcome outcome, double score) {
	}

	private final RelationLabels labels;
	private final ArgumentRules rules;
	private final double temperature;

	RelationDecision(RelationLabels labels, ArgumentRules rules, double temperature) {
		this.labels = labels;
		this.rules = rules;
		this.temperature = temperature;
	}

	/** Empty if no relation is the most probable. The first of equal ones wins. */
	Optional<Decided> decide(float[] logits, String firstType, String secondType) {
		int best = -1;
		for (int label = 0; label < logits.length; label++) {
			if (isAllowed(label, firstType, secondType) && (best < 0 || logits[label] > logits[best])) {
				best = label;
			}
		}
		// No relation is always allowed, so that there is a best.
		double sum = 0;
		for (int label = 0; label < logits.length; label++) {
			if (isAllowed(label, firstType, secondType)) {
				sum += Math.exp(((double) logits[label] - logits[best]) / temperature);
			}
		}
		double score = 1 / sum;
		return labels.outcome(best).map(outcome -> new Decided(outcome, score));
	}

	/** Which labels the rules allow for entities of these types. */
	boolean[] allowed(String firstType, String secondType) {
		boolean[] allowed = new boolean[labels.size()];
		for (int label = 0; label < allowed.length; label++) {
			allowed[label] = isAllowed(label, firstType, secondType);
		}
		return allowed;
	}

	private boolean isAllowed(int label, String firstType, String secondType) {
		Optional<Outcome> outcome = labels.outcome(label);
		if (outcome.isEmpty()) {
			return true;
		}
		boolean backward = outcome.get().backward();
		return rules.allows(outcome.get().type(), backward ? secondType : firstType, backward ? firstType : secondType);
	}
}
