package org.lorgnette.engine.corenlp.base;

import java.util.HashMap;
import java.util.Map;

import org.lorgnette.engine.EngineUnavailableException;

/**
 * Models in memory, loaded once for all engines that hold a lease on them and dropped with the last lease. A model must be safe
 * for use by several threads at once.
 */
public final class SharedModels {

	private static final Map<String, Slot> SLOTS = new HashMap<>();

	private static final class Slot {
		private int leases;
		private Object model;
	}

	/** Loads a model. */
	@FunctionalInterface
	public interface Loader<T> {
		T load() throws EngineUnavailableException;
	}

	/** The right to use a model until closed; closing twice does nothing. */
	public static final class Lease<T> implements AutoCloseable {

		private final String key;
		private T model;

		private Lease(String key, T model) {
			this.key = key;
			this.model = model;
		}

		/** @throws IllegalStateException if the lease is closed */
		public synchronized T model() {
			if (model == null) {
				throw new IllegalStateException("the engine is closed");
			}
			return model;
		}

		@Override
		public synchronized void close() {
			if (model != null) {
				model = null;
				release(key);
			}
		}
	}

	private SharedModels() {
	}

	/** The key must say everything that the loaded object depends on: its kind, its file and its options. */
	public static <T> Lease<T> acquire(String key, Loader<T> loader) throws EngineUnavailableException {
		Slot slot;
		synchronized (SLOTS) {
			slot = SLOTS.computeIfAbsent(key, any -> new Slot());
			slot.leases++;
		}
		boolean loaded = false;
		try {
			synchronized (slot) {
				if (slot.model == null) {
					slot.model = loader.load();
				}
				loaded = true;
				@SuppressWarnings("unchecked")
				T model = (T) slot.model;
				return new Lease<>(key, model);
			}
		} finally {
			if (!loaded) {
				release(key);
			}
		}
	}

	private static void release(String key) {
		synchronized (SLOTS) {
			if (--SLOTS.get(key).leases == 0) {
				SLOTS.remove(key);
			}
		}
	}
}
