package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;

/** Where a command's results and messages go: results to {@code out}, messages to {@code err} unless they are not wanted. */
final class Console {

	/** Columns that tables may take where the terminal does not say more. */
	static final int WIDTH = columns();

	private final PrintStream out;
	private final PrintStream err;
	private final Messages messages;
	private final boolean terminal;
	private final Cancellation cancellation;
	private boolean quiet;

	Console(PrintStream out, PrintStream err, Messages messages, boolean terminal, Cancellation cancellation) {
		this.out = out;
		this.err = err;
		this.messages = messages;
		this.terminal = terminal;
		this.cancellation = cancellation;
	}

	private static int columns() {
		String columns = Optional.ofNullable(System.getenv("COLUMNS")).orElse("");
		return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 120;
	}

	void quiet(boolean newQuiet) {
		quiet = newQuiet;
	}

	PrintStream out() {
		return out;
	}

	Messages messages() {
		return messages;
	}

	/** Set when the user presses Ctrl-C. */
	Cancellation cancellation() {
		return cancellation;
	}

	/** A message for the person at the keyboard. */
	void say(String key, Object... parameters) {
		sayText(messages.get(key, parameters));
	}

	/** Likewise for one that is worded already. */
	void sayText(String line) {
		if (!quiet) {
			err.println(line);
		}
	}

	/** An error; shown even if messages are not wanted. */
	void complain(String line) {
		err.println("lorgnette: " + line);
	}

	/** One line of text from elsewhere: what a terminal would obey is a space. */
	static String plain(String text) {
		return text.replaceAll("[\\s\\p{Cntrl}]+", " ").stripTrailing();
	}

	/** Whether messages are read on a terminal as they come. */
	boolean isTerminal() {
		return terminal;
	}

	/** A progress bar, which shows only on a terminal and if messages are wanted. */
	ProgressBar bar(String label) {
		return new ProgressBar(err, label, terminal && !quiet);
	}
}
