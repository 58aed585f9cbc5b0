package org.lorgnette.ui.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.io.CorpusException;

/**
 * Why work that was launched came to no end, in words for the console.
 *
 * @param status
 *            exit value of the work
 */
public record Failure(int status, String message) {

	private static final int MEGABYTE = 1024 * 1024;

	/** Defects are logged as well. */
	public static Failure of(Throwable problem) {
		return switch (problem) {
			case EngineUnavailableException e -> new Failure(RunStatus.UNAVAILABLE, NLS.bind(Messages.remedy, e.getMessage(), e.remedy()));
			case EngineException e -> new Failure(RunStatus.UNAVAILABLE, String.valueOf(e.getMessage()));
			case IllegalArgumentException e -> new Failure(RunStatus.BAD_INPUT, String.valueOf(e.getMessage()));
			case IOException e -> new Failure(RunStatus.BAD_INPUT, describe(e));
			case OutOfMemoryError e -> new Failure(RunStatus.UNAVAILABLE,
					NLS.bind(Messages.outOfMemory, Runtime.getRuntime().maxMemory() / MEGABYTE));
			case LinkageError e -> defect(e, Messages.linkage);
			default -> defect(problem, Messages.defectOf);
		};
	}

	private static Failure defect(Throwable problem, String pattern) {
		Platform.getLog(Failure.class).error(Messages.defect, problem);
		return new Failure(RunStatus.UNAVAILABLE, NLS.bind(pattern, problem));
	}

	public static String describe(IOException problem) {
		return switch (problem) {
			case CorpusException e -> e.getMessage();
			case NoSuchFileException e -> NLS.bind(Messages.fileAbsent, e.getFile());
			case FileNotFoundException e -> NLS.bind(Messages.fileAbsent, e.getMessage());
			case AccessDeniedException e -> NLS.bind(Messages.fileDenied, e.getFile());
			case FileSystemException e -> e.getFile() + ": " + e.getReason();
			default -> {
				// Its cause may be a defect, which only the log can tell in full.
				Platform.getLog(Failure.class).error(problem.getMessage(), problem);
				yield problem.getCause() == null ? String.valueOf(problem.getMessage())
						: NLS.bind(Messages.becauseOf, problem.getMessage(), problem.getCause());
			}
		};
	}
}
