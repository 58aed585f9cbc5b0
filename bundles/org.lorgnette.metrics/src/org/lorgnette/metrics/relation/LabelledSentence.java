package org.lorgnette.metrics.relation;

/** The relation of a SemEval-2010 Task 8 sentence: {@code Cause-Effect(e1,e2)} and the like, or {@code Other}. */
public record LabelledSentence(String id, String relation) {
}
