package org.lorgnette.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The sessions that are open, and which of them views show: that of the editor used last. For the UI thread. */
public final class Sessions {

	private static final List<AnnotationSession> OPEN = new ArrayList<>();
	private static final List<Consumer<Optional<AnnotationSession>>> LISTENERS = new CopyOnWriteArrayList<>();

	private Sessions() {
	}

	/** The session of the editor used last, as long as it is open. */
	public static Optional<AnnotationSession> active() {
		return OPEN.isEmpty() ? Optional.empty() : Optional.of(OPEN.getLast());
	}

	public static List<AnnotationSession> open() {
		return List.copyOf(OPEN);
	}

	/** Called by an editor when it is opened or used again. */
	public static void activate(AnnotationSession session) {
		if (active().filter(current -> current == session).isEmpty()) {
			OPEN.remove(session);
			OPEN.add(session);
			tell();
		}
	}

	/** Called by an editor when it is closed. */
	public static void close(AnnotationSession session) {
		boolean wasActive = active().filter(current -> current == session).isPresent();
		OPEN.remove(session);
		if (wasActive) {
			tell();
		}
	}

	/** {@code listener} hears which session is active from now on, at every change. */
	public static void addActiveListener(Consumer<Optional<AnnotationSession>> listener) {
		LISTENERS.add(listener);
	}

	public static void removeActiveListener(Consumer<Optional<AnnotationSession>> listener) {
		LISTENERS.remove(listener);
	}

	private static void tell() {
		Optional<AnnotationSession> now = active();
		LISTENERS.forEach(listener -> listener.accept(now));
	}
}
