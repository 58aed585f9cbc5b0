package org.lorgnette.metrics.agreement;

import org.lorgnette.model.Span;

/** A span of a document that an annotator set and gave a category. {@code document} is an index from 0. */
public record Unit(String annotator, int document, Span span, String category) {
}
