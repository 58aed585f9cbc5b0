package org.lorgnette.metrics.vqa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well predicted boxes cover the gold boxes of the same items. All values are 0..1 and undefined without an item. Merging
 * equals scoring all items, in this order.
 */
public record Iou(List<Outcome> outcomes) {

	public static final Iou ZERO = new Iou(List.of());

	/** The intersection over union of one item, 0..1. */
	public record Outcome(String id, double iou) {

		/** A missing prediction covers nothing. */
		public static Outcome of(String id, Box gold, Optional<Box> predicted) {
			return new Outcome(id, predicted.map(gold::iou).orElse(0.0));
		}
	}

	public Iou {
		outcomes = List.copyOf(outcomes);
	}

	public Iou plus(Iou other) {
		List<Outcome> both = new ArrayList<>(outcomes);
		both.addAll(other.outcomes);
		return new Iou(both);
	}

	public OptionalDouble meanIou() {
		double sum = 0;
		for (Outcome outcome : outcomes) {
			sum += outcome.iou();
		}
		return share(sum);
	}

	/** The share of items whose intersection over union reaches the threshold. */
	public OptionalDouble accuracyAt(double threshold) {
		return share(outcomes.stream().filter(outcome -> outcome.iou() >= threshold).count());
	}

	public OptionalDouble acc25() {
		return accuracyAt(0.25);
	}

	public OptionalDouble acc50() {
		return accuracyAt(0.5);
	}

	public OptionalDouble acc75() {
		return accuracyAt(0.75);
	}

	private OptionalDouble share(double sum) {
		return outcomes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / outcomes.size());
	}
}
