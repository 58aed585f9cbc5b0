package org.lorgnette.engine.llm.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class RequestLimitsTest {

	private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);

	@Test
	void noMoreBeginWithinAMinuteThanAllowed() {
		RequestLimits limits = new RequestLimits(9, 3, () -> now);
		for (int i = 0; i < 3; i++) {
			assertEquals(0, limits.nanosToWait());
			now += TimeUnit.SECONDS.toNanos(10);
		}
		assertEquals(TimeUnit.SECONDS.toNanos(30), limits.nanosToWait(), "the clock may run over meanwhile");
		now += TimeUnit.SECONDS.toNanos(30);
		assertEquals(0, limits.nanosToWait());
		assertEquals(TimeUnit.SECONDS.toNanos(10), limits.nanosToWait());
	}

	@Test
	void aPauseIsOneForAll() {
		RequestLimits limits = new RequestLimits(9, 0, () -> now);
		limits.pause(500);
		limits.pause(100);
		assertEquals(500, limits.nanosToWait());
		now += 500;
		assertEquals(0, limits.nanosToWait());
	}

	@Test
	void waitsGrowAndHoldToWhatTheServerSays() {
		Backoff most = new Backoff(() -> 0);
		Backoff least = new Backoff(() -> 1);
		assertEquals(Duration.ofMillis(500), most.before(0, Optional.empty()));
		assertEquals(Duration.ofMillis(250), least.before(0, Optional.empty()));
		assertEquals(Duration.ofMillis(4000), most.before(3, Optional.empty()));
		assertEquals(Duration.ofSeconds(30), most.before(60, Optional.empty()));
		assertEquals(Duration.ofSeconds(90), most.before(0, Optional.of(Duration.ofSeconds(90))));
		assertEquals(Duration.ofMillis(500), most.before(0, Optional.of(Duration.ZERO)));
	}

	@Test
	void readsBothFormsOfRetryAfter() {
		Instant now = Instant.parse("2015-10-21T07:27:00Z");
		assertEquals(Optional.of(Duration.ofSeconds(120)), Backoff.retryAfter("120", now));
		assertEquals(Optional.of(Duration.ofMillis(1500)), Backoff.retryAfter(" 1.5 ", now));
		assertEquals(Optional.of(Duration.ofSeconds(60)), Backoff.retryAfter("Wed, 21 Oct 2015 07:28:00 GMT", now));
		assertEquals(Optional.of(Duration.ZERO), Backoff.retryAfter("Wed, 21 Oct 2015 07:20:00 GMT", now));
		assertTrue(Backoff.retryAfter("soon", now).isEmpty());
	}
}
