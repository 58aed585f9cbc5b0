package org.lorgnette.metrics.significance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** The metric's values on all resamples, computed by one or several threads; an undefined value is only counted. */
record Replicates(double[] defined, int undefined) {

	/**
	 * @param task one per thread, so that it may own buffers: gives the value on a resample from its random stream
	 * @throws CancellationException if the calling thread is interrupted; its interrupt flag stays set
	 */
	static Replicates draw(Resampling resampling, int threads, Supplier<Function<SplitMix64, OptionalDouble>> task) {
		if (threads < 1) {
			throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
		}
		if (Thread.currentThread().isInterrupted()) {
			throw cancelled();
		}
		double[] values = new double[resampling.resamples()];
		int used = Math.min(threads, values.length);
		if (used == 1) {
			fill(values, 0, values.length, resampling.seed(), task.get());
		} else {
			fillInParallel(values, used, resampling.seed(), task);
		}
		// Not-a-number marks an undefined value within this class only.
		double[] defined = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
		return new Replicates(defined, values.length - defined.length);
	}

	/** Values drawn with replacement from the units, in every resample as many as there are. */
	static Replicates bootstrap(int units, Resampling resampling, int threads, Function<int[], OptionalDouble> metric) {
		return draw(resampling, threads, () -> {
			int[] selected = new int[units];
			return random -> {
				Selections.draw(random, selected);
				return metric.apply(selected);
			};
		});
	}

	private static void fillInParallel(double[] values, int threads, long seed,
			Supplier<Function<SplitMix64, OptionalDouble>> task) {
		List<Callable<Void>> parts = new ArrayList<>();
		for (int part = 0; part < threads; part++) {
			int from = (int) ((long) values.length * part / threads);
			int to = (int) ((long) values.length * (part + 1) / threads);
			parts.add(() -> {
				fill(values, from, to, seed, task.get());
				return null;
			});
		}
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			for (Future<Void> part : executor.invokeAll(parts)) {
				part.get();
			}
		} catch (InterruptedException interruption) {
			Thread.currentThread().interrupt();
			throw cancelled();
		} catch (ExecutionException failure) {
			throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure.getCause());
		} finally {
			executor.shutdownNow();
		}
	}

	private static void fill(double[] values, int from, int to, long seed, Function<SplitMix64, OptionalDouble> task) {
		for (int resample = from; resample < to; resample++) {
			if (Thread.currentThread().isInterrupted()) {
				throw cancelled();
			}
			values[resample] = task.apply(new SplitMix64(seed, resample)).orElse(Double.NaN);
		}
	}

	private static CancellationException cancelled() {
		return new CancellationException("resampling was interrupted");
	}
}
