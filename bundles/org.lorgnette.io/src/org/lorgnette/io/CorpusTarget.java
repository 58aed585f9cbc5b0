package org.lorgnette.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where a corpus is written to: a file, a folder, or a stream such as standard output. */
public final class CorpusTarget {

	private final Optional<Path> path;
	private final OutputStream stream;

	private CorpusTarget(Optional<Path> path, OutputStream stream) {
		this.path = path;
		this.stream = stream;
	}

	public static CorpusTarget of(Path path) {
		return new CorpusTarget(Optional.of(path), OutputStream.nullOutputStream());
	}

	/** A stream that stays open when the writer is closed. */
	public static CorpusTarget of(OutputStream stream) {
		return new CorpusTarget(Optional.empty(), stream);
	}

	public Optional<Path> path() {
		return path;
	}

	/** The path, or what messages call the stream. */
	public String name() {
		return path.map(Path::toString).orElse("standard output");
	}

	/** Starts output to the file or stream that appears there only when it is committed. */
	public PendingOutput open() throws IOException {
		return path.isPresent() ? PendingOutput.toFile(path.get()) : PendingOutput.toStream(stream);
	}
}
