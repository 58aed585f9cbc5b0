package org.lorgnette.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Option;

/** What every command shares: the common options, and the console it speaks through. */
abstract class Command implements Callable<Integer> {

	@Option(names = "--quiet", descriptionKey = "option.quiet")
	private boolean quiet;

	@Option(names = "--json", descriptionKey = "option.json")
	private boolean json;

	@Option(names = { "-h", "--help" }, usageHelp = true, descriptionKey = "option.help")
	private boolean help;

	private final Console console;

	Command(Console console) {
		this.console = console;
	}

	final Console console() {
		return console;
	}

	final Messages messages() {
		return console.messages();
	}

	/** Whether one JSON document is to be written instead of text. */
	final boolean json() {
		return json;
	}

	@Override
	public final Integer call() throws Exception {
		console.quiet(quiet);
		return run();
	}

	/** @return the exit status, see {@link ExitStatus} */
	abstract int run() throws Exception;
}
