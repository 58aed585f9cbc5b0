package org.lorgnette.evaluation.experiment;

/** A demand on a result: the metric (such as {@code strict.f1} or {@code strict.PER.recall}) of an engine is at least so high. */
public record Gate(String engine, String metric, double atLeast) {
}
