package org.lorgnette.ui.editor;

import java.util.Set;

import org.lorgnette.ui.session.FileSession;

/** Tells which formats show a text that is not the file itself. */
final class SourceText {

	/** Formats whose file is the text, annotations lying in another file or nowhere. */
	private static final Set<String> PLAIN = Set.of("text", "txt", "plain", "brat", "");

	private SourceText() {
	}

	static boolean differs(FileSession session) {
		return !PLAIN.contains(session.corpus().format());
	}
}
