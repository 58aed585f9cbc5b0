package org.lorgnette.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file and says which one if its disk is full, which the platform's message leaves out. */
public final class NamedOutput extends FilterOutputStream {

	private final String name;

	private NamedOutput(OutputStream out, String name) {
		super(out);
		this.name = name;
	}

	/**
	 * @param file
	 *            what is written, a temporary file perhaps
	 * @param name
	 *            what messages call it
	 */
	public static OutputStream to(Path file, String name) throws IOException {
		try {
			return new NamedOutput(Files.newOutputStream(file), name);
		} catch (AccessDeniedException e) {
			throw new AccessDeniedException(name);
		} catch (FileSystemException e) {
			throw e.getReason() == null ? e : new CorpusException(Location.of(name), "cannot be written: " + e.getReason(), e);
		}
	}

	@Override
	public void write(int unit) throws IOException {
		try {
			out.write(unit);
		} catch (IOException e) {
			throw named(e);
		}
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			out.write(bytes, offset, length);
		} catch (IOException e) {
			throw named(e);
		}
	}

	private CorpusException named(IOException e) {
		return new CorpusException(Location.of(name), "cannot be written: " + e.getMessage(), e);
	}
}
