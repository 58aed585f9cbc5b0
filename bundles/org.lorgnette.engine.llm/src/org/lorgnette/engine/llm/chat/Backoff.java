package org.lorgnette.engine.llm.chat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is sent again: twice as long each time, of which a random share of up to a half is left out so that
 * many clients do not come back together; and at least as long as the server asked for.
 */
final class Backoff {

	private static final Duration FIRST = Duration.ofMillis(500);
	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final DoubleSupplier random;

	/** @param random numbers in [0, 1) */
	Backoff(DoubleSupplier random) {
		this.random = random;
	}

	/** @param retry counted from 0 */
	Duration before(int retry, Optional<Duration> asked) {
		long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(retry, 20));
		Duration wait = Duration.ofMillis(Math.round(millis * (1 - random.getAsDouble() / 2)));
		return asked.filter(given -> given.compareTo(wait) > 0).orElse(wait);
	}

	/** What a header {@code Retry-After} says, seconds or a date (RFC 9110, 10.2.3); empty if it cannot be read. */
	static Optional<Duration> retryAfter(String header, Instant now) {
		String value = header.strip();
		if (value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
			return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000)));
		}
		try {
			Duration until = Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
			return Optional.of(until.isNegative() ? Duration.ZERO : until);
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}
}
