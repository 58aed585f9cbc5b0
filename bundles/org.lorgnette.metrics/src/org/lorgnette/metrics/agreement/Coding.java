package org.lorgnette.metrics.agreement;

/** The category that an annotator gave to an item. An item that an annotator left out has no coding. */
public record Coding(String annotator, String item, String category) {
}
