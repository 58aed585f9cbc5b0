package org.lorgnette.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.model.Instance;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.PendingOutput;

/** Where a corpus is written: a file (packed if its name ends in {@code .gz}), a folder, or standard output for {@code -}. */
final class CorpusOutput {

	private static final String STANDARD_OUTPUT = "-";

	private final Messages messages;
	private final PrintStream out;
	private final Optional<Path> path;
	private final CorpusTarget target;

	CorpusOutput(Console console, String path) {
		this.messages = console.messages();
		this.out = console.out();
		this.path = Optional.of(path).filter(given -> !given.equals(STANDARD_OUTPUT)).map(Path::of);
		this.target = this.path.map(CorpusTarget::of).orElseGet(() -> CorpusTarget.of(new CheckedStream(out)));
	}

	boolean isStream() {
		return path.isEmpty();
	}

	String name() {
		return target.name();
	}

	CorpusTarget target() {
		return target;
	}

	/**
	 * @param crlf
	 *            whether lines end with CR LF
	 * @throws UsageException
	 *             if the format can only be read, or an option does not fit
	 */
	CorpusWriter open(CorpusFormat format, Map<String, String> options, boolean crlf, LossListener losses) throws IOException {
		boolean packed = path.filter(file -> file.toString().endsWith(".gz")).isPresent();
		if (!crlf && !packed) {
			return writer(format, target, options, losses);
		}
		PendingOutput pending = target.open();
		try {
			OutputStream bytes = packed ? new GZIPOutputStream(pending.bytes()) : pending.bytes();
			OutputStream lines = crlf ? new CrLfStream(bytes) : bytes;
			return new ThroughWriter(writer(format, CorpusTarget.of(lines), options, losses), lines, pending);
		} catch (IOException | RuntimeException e) {
			pending.close();
			throw e;
		}
	}

	private CorpusWriter writer(CorpusFormat format, CorpusTarget to, Map<String, String> options, LossListener losses)
			throws IOException {
		try {
			return format.writer(to, FormatOptions.of(format.options(), options), losses)
					.orElseThrow(() -> new UsageException(messages.get("output.read.only", format.id())));
		} catch (IllegalArgumentException e) {
			throw new UsageException(format.id() + ": " + e.getMessage());
		}
	}

	/** A print stream keeps its faults to itself; this one asks for them. */
	private static final class CheckedStream extends FilterOutputStream {

		private final PrintStream stream;

		CheckedStream(PrintStream stream) {
			super(stream);
			this.stream = stream;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			stream.write(bytes, offset, length);
			check();
		}

		@Override
		public void flush() throws IOException {
			stream.flush();
			check();
		}

		private void check() throws IOException {
			if (stream.checkError()) {
				throw new CorpusException(Location.of("standard output"), "cannot be written: closed, or its disk is full");
			}
		}
	}

	private static final class CrLfStream extends FilterOutputStream {

		CrLfStream(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int b) throws IOException {
			if (b == '\n') {
				out.write('\r');
			}
			out.write(b);
		}
	}

	/** Commits what a writer put through a stream of ours. */
	private record ThroughWriter(CorpusWriter writer, OutputStream stream, PendingOutput pending) implements CorpusWriter {

		@Override
		public void write(Instance instance) throws IOException {
			writer.write(instance);
		}

		@Override
		public void commit() throws IOException {
			writer.commit();
			stream.close();
			pending.commit();
		}

		@Override
		public void close() throws IOException {
			try {
				writer.close();
			} finally {
				pending.close();
			}
		}
	}
}
