package org.lorgnette.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * Runs once the workbench is up, if the system property {@code lorgnette.install.expect} says what should be found: {@code present},
 * {@code incomplete} (without the engine that {@code lorgnette.install.engine} names) or {@code absent}. Writes {@code passed} or the failure to the file that {@code lorgnette.install.result} names, then ends the workbench.
 */
public final class InstallationCheck implements IStartup {

	@Override
	public void earlyStartup() {
		String expected = System.getProperty("lorgnette.install.expect");
		if (expected == null) {
			return;
		}
		Path result = Path.of(System.getProperty("lorgnette.install.result"));
		// Startups run one after the other in a job that the workbench waits for when it closes.
		Thread.ofPlatform().name("installation-check").start(() -> {
			write(result, check(expected));
			Display display = PlatformUI.getWorkbench().getDisplay();
			display.asyncExec(() -> PlatformUI.getWorkbench().close());
		});
	}

	private static String check(String expected) {
		try {
			switch (expected) {
				case "present" -> new PresentCheck().run(System.getProperty("lorgnette.install.engine"), true);
				case "incomplete" -> new PresentCheck().run(System.getProperty("lorgnette.install.engine"), false);
				case "absent" -> AbsentCheck.run();
				default -> throw new IllegalArgumentException("lorgnette.install.expect is unknown: " + expected);
			}
			return "passed\n";
		} catch (Throwable e) {
			// Whatever goes wrong belongs into the result, class loading errors too: nobody else would report it.
			StringWriter trace = new StringWriter();
			e.printStackTrace(new PrintWriter(trace));
			return trace.toString();
		}
	}

	/** At once, because the script waits for the file to appear. */
	private static void write(Path result, String text) {
		try {
			Path draft = Files.writeString(result.resolveSibling(result.getFileName() + ".draft"), text);
			Files.move(draft, result, StandardCopyOption.ATOMIC_MOVE);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
