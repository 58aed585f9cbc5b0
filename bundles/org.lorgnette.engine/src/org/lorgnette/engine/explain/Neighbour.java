package org.lorgnette.engine.explain;

/** A word that is held to be like another one; {@code similarity} is a cosine, -1..1, larger is more alike. */
public record Neighbour(String word, double similarity) {
}
