package org.lorgnette.ui.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which Lorgnette logged an error, or another plug-in one that passed through Lorgnette's code. */
public final class LoggedErrors implements BeforeEachCallback, AfterEachCallback, ILogListener {

	private static final String OURS = "org.lorgnette";

	private final List<IStatus> errors = new CopyOnWriteArrayList<>();
	private final List<String> expected = new CopyOnWriteArrayList<>();

	/** An error whose message contains these words belongs to the test. */
	public void expect(String words) {
		expected.add(words);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		errors.clear();
		expected.clear();
		Platform.addLogListener(this);
	}

	@Override
	public void logging(IStatus status, String plugin) {
		if (status.matches(IStatus.ERROR) && (plugin.startsWith(OURS) || status.getPlugin().startsWith(OURS) || passesOurs(status.getException()))) {
			errors.add(status);
		}
	}

	private static boolean passesOurs(Throwable thrown) {
		for (Throwable each = thrown; each != null; each = each.getCause()) {
			if (Arrays.stream(each.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith(OURS)
					&& !frame.getClassName().startsWith(LoggedErrors.class.getPackageName()))) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Platform.removeLogListener(this);
		List<IStatus> unexpected = errors.stream().filter(status -> expected.stream().noneMatch(text(status)::contains)).toList();
		assertTrue(unexpected.isEmpty(), () -> "logged: " + unexpected.stream().map(LoggedErrors::text).collect(Collectors.joining("\n")));
	}

	private static String text(IStatus status) {
		StringWriter text = new StringWriter();
		text.write(status.getPlugin() + ": " + status.getMessage() + '\n');
		if (status.getException() != null) {
			status.getException().printStackTrace(new PrintWriter(text, true));
		}
		return text.toString();
	}
}
