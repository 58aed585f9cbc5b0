package org.lorgnette.ui.explain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.lorgnette.engine.ask.CitedAnswer;

/** The answer that is selected in the Ask view, told to whoever explains it. For the UI thread. */
public final class AskedAnswers {

	/** @param engine id of the engine that answered */
	public record Asked(String engine, String question, CitedAnswer answer) {
	}

	private static final List<Consumer<Asked>> LISTENERS = new CopyOnWriteArrayList<>();
	private static Optional<Asked> last = Optional.empty();

	private AskedAnswers() {
	}

	/** Called by the Ask view when an answer gets the focus. */
	public static void select(Asked answer) {
		last = Optional.of(answer);
		LISTENERS.forEach(listener -> listener.accept(answer));
	}

	/** The answers are gone from the view. */
	public static void clear() {
		last = Optional.empty();
	}

	static Optional<Asked> selected() {
		return last;
	}

	static void addListener(Consumer<Asked> listener) {
		LISTENERS.add(listener);
	}

	static void removeListener(Consumer<Asked> listener) {
		LISTENERS.remove(listener);
	}
}
