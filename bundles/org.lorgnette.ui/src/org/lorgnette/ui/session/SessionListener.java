package org.lorgnette.ui.session;

/** Hears of changes of a session, in the UI thread. */
public interface SessionListener {

	/** Text or gold changed. */
	default void corpusChanged(AnnotationSession session) {
	}

	/** A lane was added, removed, or has news. */
	default void lanesChanged(AnnotationSession session) {
	}

	default void selectionChanged(AnnotationSession session) {
	}
}
