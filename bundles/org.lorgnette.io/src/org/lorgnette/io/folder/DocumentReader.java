package org.lorgnette.io.folder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** Reads formats that hold one document in each file: a folder of them, one file, or a stream with one document. */
public final class DocumentReader implements CorpusReader {

	/** Reads the document in a stream that somebody else closes. {@code name} is what messages call the stream. */
	@FunctionalInterface
	public interface Decoder {
		Document read(InputStream in, String name, String id) throws IOException;
	}

	private final CorpusSource source;
	private final Decoder decoder;
	private final Iterator<DocumentFiles.Entry> files;
	private boolean single;

	/** @throws CorpusException if the folder has no file with one of the extensions, which have their dot */
	public DocumentReader(CorpusSource source, Set<String> extensions, Decoder decoder) throws IOException {
		this.source = source;
		this.decoder = decoder;
		this.single = !source.isFolder();
		if (single) {
			files = List.<DocumentFiles.Entry>of().iterator();
		} else {
			List<DocumentFiles.Entry> entries = DocumentFiles.in(source.path().orElseThrow(), extensions);
			if (entries.isEmpty()) {
				throw new CorpusException(Location.of(source.name()),
						"has no file that ends in " + String.join(" or ", extensions.stream().sorted().toList()));
			}
			files = entries.iterator();
		}
	}

	@Override
	public Optional<Instance> next() throws IOException {
		if (single) {
			single = false;
			try (InputStream in = source.open()) {
				return Optional.of(decode(in, source.name(), source.baseName()));
			}
		}
		if (!files.hasNext()) {
			return Optional.empty();
		}
		DocumentFiles.Entry entry = files.next();
		try (InputStream in = CorpusSource.open(entry.file())) {
			return Optional.of(decode(in, entry.file().toString(), entry.id()));
		}
	}

	private Document decode(InputStream in, String name, String id) throws IOException {
		try {
			return decoder.read(in, name, id);
		} catch (ZipException | EOFException e) {
			throw new CorpusException(Location.of(name), "the compressed file is damaged or cut off", e);
		}
	}

	@Override
	public void close() throws IOException {
		single = false;
	}
}
