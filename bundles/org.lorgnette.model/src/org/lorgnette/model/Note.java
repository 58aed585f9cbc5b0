package org.lorgnette.model;

/** A remark about an annotation. {@code target} is its id; {@code type} says who noted it ({@code AnnotatorNotes}). */
public record Note(String id, String type, String target, String text) {
}
