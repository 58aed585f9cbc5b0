package org.lorgnette.model;

/**
 * A reference from an annotation to an entry of a knowledge base: {@code resource} names the base, {@code key} the entry,
 * {@code text} its readable name (brat normalisations).
 */
public record Link(String id, String type, String target, String resource, String key, String text) {
}
