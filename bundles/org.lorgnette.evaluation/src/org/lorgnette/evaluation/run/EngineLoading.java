package org.lorgnette.evaluation.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;

/** Opens engines in a thread of their own: loading a model cannot be interrupted, but whoever cancels need not wait for it. */
final class EngineLoading {

	private static final long LOOK_MILLIS = 50;

	private EngineLoading() {
	}

	/**
	 * @throws CancellationException
	 *             if cancelled meanwhile; the engine is closed as soon as it is loaded
	 */
	static <E extends Engine> E open(String name, Callable<E> opening, Cancellation cancellation) throws EngineException {
		CompletableFuture<E> engine = new CompletableFuture<>();
		Thread.ofPlatform().daemon().name("loading-" + name).start(() -> {
			try {
				engine.complete(opening.call());
			} catch (Throwable e) {
				engine.completeExceptionally(e);
			}
		});
		while (true) {
			try {
				return engine.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (cancellation.isCancelled()) {
					engine.thenAccept(Engine::close);
					throw new CancellationException();
				}
			} catch (InterruptedException e) {
				engine.thenAccept(Engine::close);
				Thread.currentThread().interrupt();
				throw new CancellationException();
			} catch (ExecutionException e) {
				throw failure(name, e.getCause());
			}
		}
	}

	private static EngineException failure(String name, Throwable cause) {
		return switch (cause) {
			case EngineException e -> e;
			case RuntimeException e -> throw e;
			case Error e -> throw e;
			default -> new EngineException(name + " cannot be loaded: " + cause.getMessage(), cause);
		};
	}
}
