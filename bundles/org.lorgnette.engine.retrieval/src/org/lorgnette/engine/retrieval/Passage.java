package org.lorgnette.engine.retrieval;

import org.lorgnette.model.Span;

/**
 * A passage that was found for a question.
 *
 * @param key of its document in the index
 * @param score BM25's, 0 for a passage that shares no word with the question
 */
record Passage(String key, Span span, double score) {
}
