package org.lorgnette.metrics.copy;

import org.lorgnette.model.Span;

/**
 * A passage two texts share.
 *
 * @param first where it stands in the first text, {@code second} in the second, in UTF-16 code units
 * @param letters how many letters and digits are the same; the passages may have a few others between them
 */
public record CopiedPassage(Span first, Span second, int letters) {
}
