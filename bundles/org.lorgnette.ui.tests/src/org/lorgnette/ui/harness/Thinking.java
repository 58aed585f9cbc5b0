package org.lorgnette.ui.harness;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.lorgnette.engine.Cancellation;

/** How engines for tests take their time. */
public final class Thinking {

	private static final Duration POLL = Duration.ofMillis(5);

	private Thinking() {
	}

	/**
	 * Thinks until it is stopped.
	 *
	 * @param stopped hears of that
	 * @throws CancellationException always
	 */
	public static void untilStopped(Cancellation cancellation, CountDownLatch stopped) {
		try {
			while (true) {
				cancellation.check();
				aWhile(POLL);
			}
		} catch (CancellationException e) {
			stopped.countDown();
			throw e;
		}
	}

	/** @throws CancellationException if the thread is interrupted */
	public static void aWhile(Duration duration) {
		try {
			Thread.sleep(duration);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}
}
