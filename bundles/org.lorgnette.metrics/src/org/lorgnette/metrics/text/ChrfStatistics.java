package org.lorgnette.metrics.text;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.metrics.Counts;

/**
 * What chrF is computed from.
 *
 * @param beta   weight of recall
 * @param orders n-gram counts: characters of order 1 and up, then words of order 1 and up
 */
public record ChrfStatistics(double beta, List<Counts> orders) implements TextStatistics<ChrfStatistics> {

	public ChrfStatistics {
		orders = List.copyOf(orders);
	}

	/** @throws IllegalArgumentException if the other statistics are of another metric */
	@Override
	public ChrfStatistics plus(ChrfStatistics other) {
		if (other.beta != beta || other.orders.size() != orders.size()) {
			throw new IllegalArgumentException("statistics of different metrics do not add up: beta " + beta + " and "
					+ other.beta + ", " + orders.size() + " and " + other.orders.size() + " n-gram orders");
		}
		List<Counts> sum = new ArrayList<>(orders.size());
		for (int i = 0; i < orders.size(); i++) {
			sum.add(orders.get(i).plus(other.orders.get(i)));
		}
		return new ChrfStatistics(beta, sum);
	}

	/** F-beta of the precision and the recall averaged over the orders that both sides have, in percent; 0 if nothing matches. */
	@Override
	public double score() {
		double precision = 0;
		double recall = 0;
		int effective = 0;
		for (Counts order : orders) {
			if (order.predicted() > 0 && order.gold() > 0) {
				precision += (double) order.correct() / order.predicted();
				recall += (double) order.correct() / order.gold();
				effective++;
			}
		}
		if (precision + recall == 0) {
			return 0;
		}
		precision /= effective;
		recall /= effective;
		double factor = beta * beta;
		return 100 * ((1 + factor) * precision * recall / (factor * precision + recall));
	}
}
