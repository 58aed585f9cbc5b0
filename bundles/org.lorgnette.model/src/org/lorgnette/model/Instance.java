package org.lorgnette.model;

/** One item of a corpus. */
public sealed interface Instance permits Document, VisualQuestion {

	/** Unique in its corpus. */
	String id();
}
