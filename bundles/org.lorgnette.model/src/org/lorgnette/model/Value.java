package org.lorgnette.model;

/** What an engine can predict. */
public sealed interface Value permits Entity, Relation, Answer, Ungrounded {
}
