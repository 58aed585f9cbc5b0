package org.lorgnette.engine.llm.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.lorgnette.engine.Cancellation;

/**
 * How many requests may be under way at once, and how many may begin within any minute, over all threads and engines of this process
 * that ask one server.
 */
public final class RequestLimits {

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
	private static final long STEP_MILLIS = 100;
	private static final Map<Key, RequestLimits> SHARED = new ConcurrentHashMap<>();

	private record Key(String server, int parallel, int perMinute) {
	}

	private final Semaphore places;
	private final int perMinute;
	private final LongSupplier nanoTime;
	private final Deque<Long> begun = new ArrayDeque<>();
	private long pausedUntil;

	/** @param perMinute 0 for any number */
	RequestLimits(int parallel, int perMinute, LongSupplier nanoTime) {
		this.places = new Semaphore(parallel, true);
		this.perMinute = perMinute;
		this.nanoTime = nanoTime;
		this.pausedUntil = nanoTime.getAsLong();
	}

	/** The limits that all who ask this server with these numbers share. */
	public static RequestLimits of(Endpoint endpoint, int parallel, int perMinute) {
		return SHARED.computeIfAbsent(new Key(endpoint.base().getRawAuthority(), parallel, perMinute),
				key -> new RequestLimits(key.parallel, key.perMinute, System::nanoTime));
	}

	/** Waits for a place, which {@link #leave} gives back. */
	void enter(Cancellation cancellation) throws InterruptedException {
		while (!places.tryAcquire(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
			cancellation.check();
		}
	}

	void leave() {
		places.release();
	}

	/** Waits until a request may begin, and counts it. */
	void begin(Cancellation cancellation) throws InterruptedException {
		while (true) {
			cancellation.check();
			long wait = nanosToWait();
			if (wait <= 0) {
				return;
			}
			TimeUnit.NANOSECONDS.sleep(Math.min(wait, TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS)));
		}
	}

	/** 0 if a request may begin now, which then counts as begun. */
	synchronized long nanosToWait() {
		long now = nanoTime.getAsLong();
		if (pausedUntil - now > 0) {
			return pausedUntil - now;
		}
		if (perMinute == 0) {
			return 0;
		}
		while (!begun.isEmpty() && now - begun.peekFirst() >= MINUTE) {
			begun.removeFirst();
		}
		if (begun.size() >= perMinute) {
			return begun.peekFirst() + MINUTE - now;
		}
		begun.addLast(now);
		return 0;
	}

	/** The server asked for quiet: nobody begins before that. */
	synchronized void pause(long nanos) {
		long until = nanoTime.getAsLong() + nanos;
		if (until - pausedUntil > 0) {
			pausedUntil = until;
		}
	}
}
