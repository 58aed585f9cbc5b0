package org.lorgnette.engine;

import java.util.concurrent.CancellationException;

/** Lets a caller stop work that goes on in another thread; engines ask it often enough to stop within a second. */
@FunctionalInterface
public interface Cancellation {

	/** Work that is never cancelled. */
	Cancellation NONE = () -> false;

	boolean isCancelled();

	/** @throws CancellationException if the work was cancelled */
	default void check() {
		if (isCancelled()) {
			throw new CancellationException();
		}
	}
}
