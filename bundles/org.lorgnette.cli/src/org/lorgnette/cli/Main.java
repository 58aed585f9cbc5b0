package org.lorgnette.cli;

import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the command line on a plain class path. */
public final class Main {

	/** How long Ctrl-C waits for work to stop and keep what is finished. */
	private static final long GRACE_SECONDS = 10;

	private Main() {
	}

	public static void main(String[] arguments) {
		AtomicBoolean cancelled = new AtomicBoolean();
		CountDownLatch finished = new CountDownLatch(1);
		Thread onInterrupt = new Thread(() -> {
			cancelled.set(true);
			await(finished);
		}, "cancel");
		Runtime.getRuntime().addShutdownHook(onInterrupt);
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
		boolean terminal = System.console() != null && System.getenv("TERM") != null;
		int status = new CommandRunner(out, err, Messages.ofEnvironment(), terminal, cancelled::get).run(arguments);
		// A print stream swallows write errors: a full disk or a closed pipe shows only here.
		if (out.checkError() && status == ExitStatus.DONE) {
			err.println("lorgnette: standard output: could not be written completely");
			status = ExitStatus.BAD_INPUT;
		}
		if (cancelled.get()) {
			// The hook waits: only halting, before it ends, leaves with this status instead of the signal's.
			Runtime.getRuntime().halt(status);
		}
		finished.countDown();
		System.exit(status);
	}

	private static void await(CountDownLatch finished) {
		try {
			finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
