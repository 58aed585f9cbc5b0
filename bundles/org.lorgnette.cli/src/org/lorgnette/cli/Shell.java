package org.lorgnette.cli;

import java.nio.file.Path;

/** Texts as a shell takes them. */
final class Shell {

	private Shell() {
	}

	static String quoted(Path path) {
		String text = path.toString();
		return text.matches("[\\p{L}\\p{N}/\\\\:._+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
	}
}
