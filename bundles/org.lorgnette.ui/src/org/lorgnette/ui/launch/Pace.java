package org.lorgnette.ui.launch;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

/** How fast documents are done and how long the others will take. */
final class Pace {

	private static final double NANOS = 1e9;
	/** Before that, a guess would jump about. */
	private static final double SECONDS_TO_GUESS = 1;

	private final long doneBefore;
	private final long started;

	/** @param doneBefore documents that were done when counting began */
	Pace(long doneBefore, long nanoTime) {
		this.doneBefore = doneBefore;
		this.started = nanoTime;
	}

	/** Such as {@code 120 of 506 documents, 34.1 a second, 0:11 left}. */
	String describe(long done, long total, long nanoTime) {
		double seconds = (nanoTime - started) / NANOS;
		long worked = done - doneBefore;
		if (seconds < SECONDS_TO_GUESS || worked == 0) {
			return NLS.bind(Messages.documentsDone, done, total);
		}
		double speed = worked / seconds;
		Optional<String> left = Optional.of(done).filter(count -> count < total).map(count -> left((total - count) / speed));
		String rate = String.format(Locale.getDefault(), speed < 10 ? "%.1f" : "%.0f", speed);
		return left.map(time -> NLS.bind(Messages.documentsPace, new Object[] { done, total, rate, time }))
				.orElseGet(() -> NLS.bind(Messages.documentsSpeed, new Object[] { done, total, rate }));
	}

	private static String left(double seconds) {
		Duration left = Duration.ofSeconds(Math.max(1, Math.round(seconds)));
		return left.toHours() > 0 ? String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
				: String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
	}
}
