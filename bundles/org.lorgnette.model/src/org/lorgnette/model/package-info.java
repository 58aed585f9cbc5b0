/**
 * The data every other bundle speaks of: documents with their sentences, tokens and annotations, questions about texts and
 * pictures, and the predictions engines make about them. All types are immutable, hold offsets in UTF-16 code units of the
 * document text (half-open) and never contain {@code null}.
 */
package org.lorgnette.model;
