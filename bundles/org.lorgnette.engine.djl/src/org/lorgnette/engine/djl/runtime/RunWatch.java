package org.lorgnette.engine.djl.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import org.lorgnette.engine.Cancellation;

/**
 * Stops a running network from outside: when its caller's work is cancelled, or when the network is closed. It stops between two
 * of the network's operations. One thread looks at the cancellations of all running networks; it ends when nothing ran for a
 * while.
 */
final class RunWatch implements AutoCloseable {

	private static final long LOOK_MILLIS = 100;
	private static final int IDLE_LOOKS = 200;
	private static final Set<RunWatch> WATCHED = ConcurrentHashMap.newKeySet();
	private static volatile boolean watching;

	private final Cancellation cancellation;
	private final RunOptions options;
	private boolean over;

	RunWatch(Cancellation cancellation) throws OrtException {
		this.cancellation = cancellation;
		options = new RunOptions();
		if (cancellation != Cancellation.NONE) {
			WATCHED.add(this);
			if (!watching) {
				startWatching();
			}
		}
	}

	private static void startWatching() {
		synchronized (WATCHED) {
			if (!watching) {
				watching = true;
				Thread.ofPlatform().daemon().name("lorgnette-onnx-watch").start(RunWatch::watch);
			}
		}
	}

	private static void watch() {
		int idle = 0;
		while (true) {
			try {
				Thread.sleep(LOOK_MILLIS);
			} catch (InterruptedException e) {
				// Nobody has a reason to interrupt this thread, and runs would go on unwatched.
				continue;
			}
			idle = WATCHED.isEmpty() ? idle + 1 : 0;
			WATCHED.forEach(RunWatch::look);
			if (idle >= IDLE_LOOKS) {
				synchronized (WATCHED) {
					watching = false;
					// A run that came meanwhile has seen that this thread is there.
					if (WATCHED.isEmpty()) {
						return;
					}
					watching = true;
				}
			}
		}
	}

	RunOptions options() {
		return options;
	}

	private void look() {
		boolean cancelled;
		try {
			cancelled = cancellation.isCancelled();
		} catch (RuntimeException e) {
			// Whoever runs the network asks again and gets the same.
			cancelled = true;
		}
		if (cancelled) {
			stop();
		}
	}

	synchronized void stop() {
		if (!over) {
			try {
				options.setTerminate(true);
			} catch (OrtException e) {
				throw new IllegalStateException("ONNX Runtime cannot be stopped", e);
			}
		}
	}

	@Override
	public void close() {
		WATCHED.remove(this);
		synchronized (this) {
			over = true;
			options.close();
		}
	}
}
