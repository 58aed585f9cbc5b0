package org.lorgnette.engine.djl.hf;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far on the way to something that holds it all: closed again if that does not come about. */
final class Opening implements AutoCloseable {

	/** Closes without a checked exception. */
	@FunctionalInterface
	interface Part extends AutoCloseable {

		@Override
		void close();
	}

	private final Deque<Part> parts = new ArrayDeque<>();

	<T extends Part> T add(T part) {
		parts.push(part);
		return part;
	}

	/** From here on, the whole closes its parts. */
	<T> T done(T whole) {
		parts.clear();
		return whole;
	}

	@Override
	public void close() {
		parts.forEach(Part::close);
	}
}
