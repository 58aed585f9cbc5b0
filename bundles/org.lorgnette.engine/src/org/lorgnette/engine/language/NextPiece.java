package org.lorgnette.engine.language;

/**
 * A piece that may come next.
 *
 * @param text empty for the end of the text; a piece that is only a part of a character is the replacement character
 * @param probability in 0..1, of all pieces
 */
public record NextPiece(String text, double probability) {
}
