package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.Locale;

/** One line of a terminal that shows how far work has come. Redrawn at most ten times a second. */
final class ProgressBar implements AutoCloseable {

	private static final int WIDTH = 30;
	private static final long REDRAW_NANOS = 100_000_000;

	private final PrintStream err;
	private final String label;
	private final boolean shown;
	private final long started = System.nanoTime();
	private long drawn;
	private boolean dirty;

	ProgressBar(PrintStream err, String label, boolean shown) {
		this.err = err;
		this.label = label;
		this.shown = shown;
	}

	/** @param unit what is counted, such as {@code MB}; may be empty */
	void at(double done, double total, String unit) {
		long now = System.nanoTime();
		if (!shown || (now - drawn < REDRAW_NANOS && done < total)) {
			return;
		}
		drawn = now;
		dirty = true;
		double share = total > 0 ? Math.min(1, done / total) : 0;
		int full = (int) Math.round(share * WIDTH);
		double seconds = (now - started) / 1e9;
		String left = share > 0.02 && share < 1 ? String.format(Locale.ROOT, "  %.0f s", seconds / share - seconds) : "";
		err.print("\r\033[K" + label + " [" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] "
				+ String.format(Locale.ROOT, "%,.0f/%,.0f %s%s", done, total, unit, left));
		err.flush();
	}

	/** Shows how much is done where it is not known how much there is. */
	void count(long done, String unit) {
		long now = System.nanoTime();
		if (!shown || now - drawn < REDRAW_NANOS) {
			return;
		}
		drawn = now;
		dirty = true;
		double seconds = (now - started) / 1e9;
		err.print("\r\033[K" + label + " " + String.format(Locale.ROOT, "%,d %s  %.1f/s", done, unit, done / Math.max(seconds, 1e-3)));
		err.flush();
	}

	/** Clears the line. */
	@Override
	public void close() {
		if (dirty) {
			err.print("\r\033[K");
			err.flush();
		}
	}
}
