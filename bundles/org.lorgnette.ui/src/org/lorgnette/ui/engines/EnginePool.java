package org.lorgnette.ui.engines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.ILog;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.remote.EndpointBooks;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Shares opened engines: one for each id and settings, however many use it. Whoever borrows an engine gives it back by closing the lease;
 * an engine that nobody has borrowed for a while is closed and its memory freed. Safe for use by several threads; opening takes as long as
 * loading its models, so it belongs into a job.
 */
public final class EnginePool implements AutoCloseable {

	private static final Duration IDLE = Duration.ofMinutes(5);
	/** That of the workbench; replaced by tests. */
	static volatile EnginePool shared = ofWorkbench();

	private final EngineRegistry registry;
	private final InstalledModels models;
	private final Duration idle;
	private final Map<Key, Slot> slots = new HashMap<>();
	private boolean closed;
	private final ScheduledExecutorService sweeper = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("engine-pool").factory());

	private record Key(String id, Map<String, String> settings) {
	}

	/** An engine on loan. Closing it gives the engine back. */
	public record Lease<E extends Engine>(E engine, Runnable giveBack) implements AutoCloseable {

		@Override
		public void close() {
			giveBack.run();
		}
	}

	EnginePool(EngineRegistry registry, InstalledModels models, Duration idle) {
		this.registry = registry;
		this.models = models;
		this.idle = idle;
		sweeper.scheduleWithFixedDelay(this::closeIdle, idle.toMillis(), Math.max(1, idle.toMillis() / 4), TimeUnit.MILLISECONDS);
	}

	/** The pool of the workbench. */
	public static EnginePool shared() {
		return shared;
	}

	private static EnginePool ofWorkbench() {
		EndpointBooks.use(new Endpoints());
		EnginePool pool = new EnginePool(EngineRegistry.installed(), InstalledModels.ofUser(), IDLE);
		Optional.ofNullable(FrameworkUtil.getBundle(EnginePool.class)).map(Bundle::getBundleContext)
				.ifPresent(context -> context.addBundleListener((SynchronousBundleListener) event -> {
					if (event.getType() == BundleEvent.STOPPING && event.getBundle() == context.getBundle()) {
						pool.close();
					}
				}));
		return pool;
	}

	public EngineRegistry registry() {
		return registry;
	}

	public InstalledModels models() {
		return models;
	}

	/**
	 * An engine under these settings, under those that the user {@link EngineDefaults prefers} for the others, and its own for the rest.
	 *
	 * @throws EngineUnavailableException
	 *             if there is no such engine, it does not read texts, or it cannot start here
	 * @throws IllegalArgumentException
	 *             if a setting is unknown or does not fit
	 */
	public Lease<TextEngine> text(String id, Map<String, String> settings) throws EngineUnavailableException {
		Key key = key(id, settings);
		return borrow(key, () -> registry.openText(id, key.settings, models), TextEngine.class);
	}

	/** Likewise for an engine that looks at pictures. */
	public Lease<VisualEngine> visual(String id, Map<String, String> settings) throws EngineUnavailableException {
		Key key = key(id, settings);
		return borrow(key, () -> registry.openVisual(id, key.settings, models), VisualEngine.class);
	}

	private Key key(String id, Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(registry.find(id).map(EngineDefaults::of).orElse(Map.of()));
		all.putAll(settings);
		return new Key(id, Map.copyOf(all));
	}

	/** The engines whose models are all here or can be fetched. */
	public List<EngineDescriptor> engines() {
		return registry.engines(models);
	}

	/** Whether an engine works as it is, without models to fetch or to name. */
	public boolean isReady(EngineDescriptor engine) {
		return engine.isReady(models);
	}

	/** The models that an engine needs, can be fetched, and are not here. */
	public List<ModelDescriptor> missing(String id) {
		return ModelFetchJob.missing(this, id);
	}

	@FunctionalInterface
	private interface Opening {
		Engine open() throws EngineUnavailableException;
	}

	private <E extends Engine> Lease<E> borrow(Key key, Opening opening, Class<E> kind) throws EngineUnavailableException {
		Slot slot;
		synchronized (slots) {
			if (closed) {
				throw new EngineUnavailableException("the workbench is closing", "start it again");
			}
			slot = slots.computeIfAbsent(key, unseen -> new Slot());
			slot.borrowers++;
		}
		boolean lent = false;
		try {
			Engine engine = slot.engine(opening);
			if (!kind.isInstance(engine)) {
				throw new EngineUnavailableException("engine '" + key.id() + "' is no " + kind.getSimpleName(), "choose another engine");
			}
			lent = true;
			boolean[] returned = new boolean[1];
			return new Lease<>(kind.cast(engine), () -> {
				synchronized (slots) {
					if (!returned[0]) {
						returned[0] = true;
						slot.giveBack();
					}
				}
			});
		} finally {
			if (!lent) {
				synchronized (slots) {
					slot.giveBack();
				}
			}
		}
	}

	/** Closes what nobody uses any more. */
	private void closeIdle() {
		close(System.nanoTime() - idle.toNanos());
	}

	/** Closes every engine that is not on loan, such as after its models have changed. */
	public void closeUnused() {
		close(Long.MAX_VALUE);
	}

	private void close(long before) {
		List<Slot> unused = new ArrayList<>();
		synchronized (slots) {
			slots.values().removeIf(slot -> {
				boolean drop = slot.borrowers == 0 && (before == Long.MAX_VALUE || slot.returned - before < 0);
				if (drop) {
					unused.add(slot);
				}
				return drop;
			});
		}
		unused.forEach(Slot::close);
	}

	/** Closes all engines, those on loan too, for good. */
	@Override
	public void close() {
		List<Slot> all;
		synchronized (slots) {
			closed = true;
			all = List.copyOf(slots.values());
			slots.clear();
		}
		sweeper.shutdownNow();
		all.forEach(Slot::close);
	}

	/** One engine, opened by whoever needs it first. */
	private static final class Slot {

		private int borrowers;
		private long returned;
		private Optional<Engine> engine = Optional.empty();

		synchronized Engine engine(Opening opening) throws EngineUnavailableException {
			if (engine.isEmpty()) {
				engine = Optional.of(opening.open());
			}
			return engine.get();
		}

		void giveBack() {
			borrowers--;
			returned = System.nanoTime();
		}

		synchronized void close() {
			Optional<Engine> open = engine;
			engine = Optional.empty();
			try {
				open.ifPresent(Engine::close);
			} catch (RuntimeException e) {
				// The others are closed all the same, and the sweeper goes on.
				ILog.of(EnginePool.class).error("An engine cannot be closed", e);
			}
		}
	}
}
