package org.lorgnette.ui.evaluation;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.Ids;

/** Says what went wrong in words a person can act on. */
public final class Failures {

	private Failures() {
	}

	/** The reason, with the file where there is one: a bare exception of the file system has but its name. */
	public static String reason(Throwable failure) {
		return switch (failure) {
			case AccessDeniedException e -> NLS.bind(Messages.Failures_denied, e.getFile());
			case NoSuchFileException e -> NLS.bind(Messages.Failures_absent, e.getFile());
			case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
			case OutOfMemoryError e -> Messages.Failures_memory;
			default -> Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
		};
	}

	/** Shows a dialog and logs it. Any thread. */
	public static void show(String what, Throwable failure) {
		IStatus status = new Status(IStatus.ERROR, Ids.PLUGIN, what + "\n" + reason(failure), failure);
		StatusManager.getManager().handle(status, StatusManager.SHOW | StatusManager.LOG);
	}
}
