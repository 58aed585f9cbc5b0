package org.lorgnette.ui.session;

import org.lorgnette.model.Span;

/** A span in the text of one document of the open file: {@code part} is its index in {@link CorpusState#parts()}. */
public record Place(int part, Span span) {
}
