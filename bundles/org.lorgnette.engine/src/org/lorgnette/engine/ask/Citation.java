package org.lorgnette.engine.ask;

import org.lorgnette.model.Span;

/**
 * A place in a document.
 *
 * @param line of the span's begin, from 1; lines end with LF, CR LF or CR
 * @param column of the span's begin in that line in UTF-16 code units, from 1
 * @param text what stands there
 * @param reason why it is cited, such as {@code sentence}
 */
public record Citation(String document, Span span, int line, int column, String text, String reason) {
}
