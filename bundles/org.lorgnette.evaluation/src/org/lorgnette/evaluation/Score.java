package org.lorgnette.evaluation;

import org.lorgnette.metrics.Counts;

/**
 * Precision, recall and F1 with the counts behind them. {@code credit} is what counts as correct in total: the number of correct
 * items, plus half of each partial one where a measure gives half credit.
 */
public record Score(Counts counts, double credit, Estimate precision, Estimate recall, Estimate f1) {
}
