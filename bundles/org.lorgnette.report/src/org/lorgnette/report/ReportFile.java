package org.lorgnette.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Path;

import org.lorgnette.io.PendingOutput;

/** Writes a whole file or none of it. */
final class ReportFile {

	private ReportFile() {
	}

	/** What writes text. */
	@FunctionalInterface
	interface Content {
		void write(Writer out) throws IOException;
	}

	/** What writes bytes. */
	@FunctionalInterface
	interface Bytes {
		void write(OutputStream out) throws IOException;
	}

	static void write(Path file, Content content) throws IOException {
		try (PendingOutput pending = PendingOutput.toFile(file)) {
			try (Writer out = new WellFormedWriter(pending.text())) {
				content.write(out);
			}
			pending.commit();
		}
	}

	static void writeBytes(Path file, Bytes content) throws IOException {
		try (PendingOutput pending = PendingOutput.toFile(file)) {
			content.write(pending.bytes());
			pending.commit();
		}
	}
}
