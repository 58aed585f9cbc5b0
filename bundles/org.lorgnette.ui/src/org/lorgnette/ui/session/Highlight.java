package org.lorgnette.ui.session;

/** A place marked for a reason, which the hover tells: the answer to a question, the sentence it rests on. */
public record Highlight(Place place, String reason, boolean primary) {
}
