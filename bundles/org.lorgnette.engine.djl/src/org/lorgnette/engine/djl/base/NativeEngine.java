package org.lorgnette.engine.djl.base;

import java.util.concurrent.CancellationException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.runtime.MemoryShortage;

/** The life cycle of an engine over native code: closing stops what runs, waits for it, and frees memory only then. */
public abstract class NativeEngine implements Engine {

	private final EngineDescriptor descriptor;
	private final Settings settings;
	private int running;
	private boolean closed;

	protected NativeEngine(EngineDescriptor descriptor, Settings settings) {
		this.descriptor = descriptor;
		this.settings = settings;
	}

	@Override
	public final EngineDescriptor descriptor() {
		return descriptor;
	}

	@Override
	public final Settings settings() {
		return settings;
	}

	/** Something that an open engine does. */
	@FunctionalInterface
	protected interface Work<T> {

		/** @param cancellation also true once the engine is closed */
		T run(Cancellation cancellation) throws EngineException;
	}

	/**
	 * Does something between opening and closing; failures then name the engine and what it was about.
	 *
	 * @param about
	 *            such as {@code document d1}
	 */
	protected final <T> T work(String about, Cancellation cancellation, Work<T> work) throws EngineException {
		enter();
		try {
			cancellation.check();
			T result = work.run(() -> isClosed() || cancellation.isCancelled());
			cancellation.check();
			return result;
		} catch (CancellationException e) {
			if (isClosed() && !cancellation.isCancelled()) {
				throw closedWhile(about, e);
			}
			throw e;
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException e) {
			if (isClosed()) {
				throw closedWhile(about, e);
			}
			throw new EngineException("engine '" + descriptor.id() + "' failed on " + about + ": " + e.getMessage(), e);
		} catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
			if (isClosed()) {
				throw closedWhile(about, e);
			}
			String why = MemoryShortage.in(e).map(shortage -> shortage + "; give it less at a time, or give Java more memory by LORGNETTE_OPTS="
					+ "-Xmx8g").orElseGet(e::toString);
			throw new EngineException("engine '" + descriptor.id() + "' failed on " + about + ": " + why, e);
		} finally {
			leave();
		}
	}

	private IllegalStateException closedWhile(String about, Throwable cause) {
		return new IllegalStateException("engine '" + descriptor.id() + "' was closed while it worked on " + about, cause);
	}

	/** Frees memory; called once, when nothing runs any more. */
	protected abstract void release();

	private synchronized void enter() {
		if (closed) {
			throw new IllegalStateException("engine '" + descriptor.id() + "' is closed");
		}
		running++;
	}

	private synchronized void leave() {
		running--;
		notifyAll();
	}

	private synchronized boolean isClosed() {
		return closed;
	}

	@Override
	public final void close() {
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			boolean interrupted = false;
			while (running > 0) {
				try {
					wait();
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		release();
	}
}
