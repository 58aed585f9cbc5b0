package org.lorgnette.engine.corenlp.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The rule files and word lists shipped beside this class. */
public final class RuleFiles {

	private RuleFiles() {
	}

	/** @throws IOException if there is no such file */
	public static String read(String name) throws IOException {
		try (InputStream bytes = RuleFiles.class.getResourceAsStream(name)) {
			if (bytes == null) {
				throw new IOException("this installation lacks the file " + name);
			}
			return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
