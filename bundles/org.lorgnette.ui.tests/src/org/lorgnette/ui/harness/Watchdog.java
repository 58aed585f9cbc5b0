package org.lorgnette.ui.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the UI thread does not answer. It asks every few milliseconds; an answer that takes longer than the limit is a block, and
 * the stack of the UI thread is taken while it lasts. Each scenario adds a line to {@code target/ui-blocks.txt}.
 */
public final class Watchdog implements AutoCloseable {

	private static final long LIMIT_MILLIS = 100;
	private static final long INTERVAL_MILLIS = 5;
	private static final String STOPPED = "\n\t(this thread was stopped as well: collecting garbage, or a busy machine)";

	private final String scenario;
	private final Display display = Ui.display();
	private final AtomicLong worst = new AtomicLong();
	private final Thread thread = Thread.ofPlatform().daemon().name("ui-watchdog").unstarted(this::watch);
	private volatile String where = "";
	private volatile boolean stopped;

	private Watchdog(String scenario) {
		this.scenario = scenario;
	}

	public static Watchdog over(String scenario) {
		Watchdog watchdog = new Watchdog(scenario);
		watchdog.thread.start();
		return watchdog;
	}

	/** The longest time without an answer, in milliseconds. */
	public long worstMillis() {
		return worst.get() / 1_000_000;
	}

	/** What the UI thread was doing during the longest block over the limit. */
	public String where() {
		return where;
	}

	private void watch() {
		while (!stopped && !display.isDisposed()) {
			long asked = System.nanoTime();
			AtomicLong answered = new AtomicLong();
			display.asyncExec(() -> answered.set(System.nanoTime()));
			String stack = "";
			while (answered.get() == 0 && !stopped) {
				pause();
				if (System.nanoTime() - asked > LIMIT_MILLIS * 1_000_000 && answered.get() == 0) {
					stack = stack(display.getThread());
				}
			}
			long took = Math.max(answered.get(), asked) - asked;
			if (took > worst.get()) {
				worst.set(took);
				where = took <= LIMIT_MILLIS * 1_000_000 ? "" : stack.isEmpty() ? STOPPED : stack;
			}
			pause();
		}
	}

	private static String stack(Thread thread) {
		StringBuilder text = new StringBuilder();
		for (StackTraceElement frame : thread.getStackTrace()) {
			text.append("\n\tat ").append(frame);
		}
		return text.toString();
	}

	private void pause() {
		try {
			Thread.sleep(INTERVAL_MILLIS);
		} catch (InterruptedException e) {
			stopped = true;
		}
	}

	@Override
	public void close() {
		stopped = true;
		String line = String.format(Locale.ROOT, "%-50s worst block %5d ms%s%n", scenario, worstMillis(), where);
		try {
			Path file = Path.of("target", "ui-blocks.txt");
			Files.createDirectories(file.getParent());
			Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
