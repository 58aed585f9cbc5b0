package org.lorgnette.evaluation.run;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How folders of new runs are called. */
public final class RunNaming {

	/** Stands for the experiment's name in a pattern. */
	public static final String NAME = "NAME";
	/** Stands for the local time in a pattern. */
	public static final String TIMESTAMP = "TIMESTAMP";
	public static final String DEFAULT = "runs/" + NAME + "-" + TIMESTAMP;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

	private RunNaming() {
	}

	/**
	 * The folder that a pattern such as {@link #DEFAULT} names.
	 *
	 * @throws java.nio.file.InvalidPathException
	 *             if that is no path here
	 */
	public static Path folder(String pattern, String experimentName, LocalDateTime time) {
		// The time first: a name may contain the word that stands for it.
		return Path.of(pattern.replace(TIMESTAMP, TIME.format(time)).replace(NAME, experimentName.replace(' ', '-')));
	}
}
