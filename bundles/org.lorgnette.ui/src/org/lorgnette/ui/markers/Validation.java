package org.lorgnette.ui.markers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.lorgnette.io.check.CorpusCheck;
import org.lorgnette.io.check.CorpusFindings;

/** Checks one file and renews its markers. */
final class Validation {

	/** Markers of one file; more only slow the workbench down. */
	static final int MOST_OF_FILE = 500;

	private static final String PLAIN_TEXT = "text";

	private Validation() {
	}

	/**
	 * @param asked
	 *            whether somebody asked for this very file, and wants to hear that no format recognises it
	 * @return the number of problems
	 * @throws CancellationException
	 *             soon after {@code cancelled} says so
	 */
	static long run(IFile file, boolean asked, BooleanSupplier cancelled) throws CoreException {
		IPath location = file.getLocation();
		if (location == null || !file.exists()) {
			return 0;
		}
		CorpusFindings findings = CorpusCheck.check(location.toPath(), Optional.empty(), MOST_OF_FILE, cancelled);
		boolean silent = findings.format().filter(PLAIN_TEXT::equals).isPresent() && !asked;
		ProblemMarkers.replace(file, silent ? new CorpusFindings(findings.format(), List.of(), 0) : findings);
		if (asked && findings.format().isEmpty() && findings.findings().isEmpty()) {
			ProblemMarkers.note(file, Messages.unknown_format, IMarker.SEVERITY_WARNING);
			return 1;
		}
		return silent ? 0 : findings.findings().size() + findings.more();
	}
}
