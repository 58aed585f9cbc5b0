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
		double share = share(done, total);
		double seconds = (System.nanoTime() - started) / 1e9;
		show(done, total, unit + (share > 0.02 && share < 1 ? String.format(Locale.ROOT, "  %.0f s", seconds / share - seconds) : ""));
	}

	/** @param text what follows the numbers; no time left is added to it */
	void show(double done, double total, String text) {
		long now = System.nanoTime();
		if (!shown || (now - drawn < REDRAW_NANOS && done < total)) {
			return;
		}
		drawn = now;
		dirty = true;
		int full = (int) Math.round(share(done, total) * WIDTH);
		err.print("\r\033[K" + label + " [" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] "
				+ String.format(Locale.ROOT, "%,.0f/%,.0f %s", done, total, text));
		err.flush();
	}

	private static double share(double done, double total) {
		return total > 0 ? Math.min(1, done / total) : 0;
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
			dirty = false;
		}
	}
}
