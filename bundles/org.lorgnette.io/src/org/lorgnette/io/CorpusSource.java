package org.lorgnette.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Where a corpus is read from: a file, a folder, or a stream such as standard input. */
public final class CorpusSource {

	private final String name;
	private final Optional<Path> path;
	private final InputStream stream;

	private CorpusSource(String name, Optional<Path> path, InputStream stream) {
		this.name = name;
		this.path = path;
		this.stream = stream;
	}

	/** A file or folder; a file whose name ends in {@code .gz} is unpacked while it is read. */
	public static CorpusSource of(Path path) {
		return new CorpusSource(path.toString(), Optional.of(path), InputStream.nullInputStream());
	}

	/** A stream that can be read once; {@code name} stands for it in messages. */
	public static CorpusSource of(String name, InputStream stream) {
		return new CorpusSource(name, Optional.empty(), stream);
	}

	/** The path as given, or the stream's name: what messages call it. */
	public String name() {
		return name;
	}

	/** The file or folder, unless it is a stream. */
	public Optional<Path> path() {
		return path;
	}

	public boolean isFolder() {
		return path.filter(Files::isDirectory).isPresent();
	}

	/** The file name's last part without {@code .gz} and its extension: an id for what is in it. */
	public String baseName() {
		String file = path.map(given -> given.toAbsolutePath().normalize().getFileName()).map(Path::toString).orElse(name);
		String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
		int dot = plain.lastIndexOf('.');
		return dot > 0 && !isFolder() ? plain.substring(0, dot) : plain;
	}

	/** @throws CorpusException if there is no such file, or it cannot be read, or it is a folder */
	public InputStream open() throws IOException {
		return path.isPresent() ? open(path.get()) : stream;
	}

	/** @throws CorpusException likewise, for a file in the folder that this source is */
	public static InputStream open(Path file) throws IOException {
		Location location = Location.of(file.toString());
		if (Files.isDirectory(file)) {
			throw new CorpusException(location, "is a folder; expected a file");
		}
		try {
			InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
			return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
		} catch (NoSuchFileException e) {
			throw new CorpusException(location, "there is no such file", e);
		} catch (AccessDeniedException e) {
			throw new CorpusException(location, "may not be read; check its permissions", e);
		}
	}

	/** The first bytes of the file, at most {@code limit}, for recognising its format; empty for a folder or a stream. */
	public byte[] head(int limit) throws IOException {
		if (path.isEmpty() || isFolder()) {
			return new byte[0];
		}
		try (InputStream in = open()) {
			return in.readNBytes(limit);
		}
	}
}
