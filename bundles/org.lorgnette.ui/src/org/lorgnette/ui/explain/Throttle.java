package org.lorgnette.ui.explain;

/** Lets news through no faster than the eye can follow. */
final class Throttle {

	private static final long PAUSE = 100_000_000;

	private long last = System.nanoTime() - PAUSE;

	/** @param always lets it through in any case */
	boolean isDue(boolean always) {
		long now = System.nanoTime();
		if (!always && now - last < PAUSE) {
			return false;
		}
		last = now;
		return true;
	}
}
