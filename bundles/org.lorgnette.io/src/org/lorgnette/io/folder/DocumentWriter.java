package org.lorgnette.io.folder;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.NamingWriter;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/**
 * Writes formats that hold one document in each file. A target whose name ends in the extension, or a stream, takes one document;
 * every other target is a folder.
 */
public final class DocumentWriter implements CorpusWriter {

	/** Writes one document. */
	@FunctionalInterface
	public interface Encoder {
		void write(Document document, Writer out) throws IOException;
	}

	/** A further file of the corpus, written when all documents are known. */
	@FunctionalInterface
	public interface Companion {
		void write(Writer out) throws IOException;
	}

	private record Extra(String name, Companion content) {
	}

	private final CorpusTarget target;
	private final String extension;
	private final Encoder encoder;
	private final Optional<Extra> extra;
	private final Optional<StagedFolder> folder;
	private final Optional<PendingOutput> file;
	private boolean written;

	public DocumentWriter(CorpusTarget target, String extension, Encoder encoder) throws IOException {
		this(target, extension, encoder, Optional.empty());
	}

	/** Writes {@code companion} beside the documents, unless the target is a stream. */
	public DocumentWriter(CorpusTarget target, String extension, Encoder encoder, String companionName, Companion companion)
			throws IOException {
		this(target, extension, encoder, Optional.of(new Extra(companionName, companion)));
	}

	private DocumentWriter(CorpusTarget target, String extension, Encoder encoder, Optional<Extra> extra) throws IOException {
		this.target = target;
		this.extension = extension;
		this.encoder = encoder;
		this.extra = extra;
		boolean oneFile = target.path().isEmpty() || isFile(target.path().get());
		this.folder = oneFile ? Optional.empty() : Optional.of(new StagedFolder(target.path().orElseThrow()));
		this.file = oneFile ? Optional.of(target.open()) : Optional.empty();
	}

	private boolean isFile(Path path) {
		String name = path.toString().toLowerCase(Locale.ROOT);
		return Files.isRegularFile(path) || name.endsWith(extension) && !Files.isDirectory(path);
	}

	@Override
	public void write(Instance instance) throws IOException {
		Location location = Location.of(target.name());
		if (!(instance instanceof Document document)) {
			throw new CorpusException(location, "this format holds texts; '" + instance.id() + "' is a visual question");
		}
		if (file.isPresent() && written) {
			throw new CorpusException(location, "a file of this format holds one document, and '" + instance.id()
					+ "' is the second; give a folder to write to");
		}
		written = true;
		try {
			if (file.isPresent()) {
				Writer out = file.get().text();
				encoder.write(document, out);
				out.flush();
			} else {
				try (Writer out = folder.orElseThrow().text(document.id(), extension)) {
					encoder.write(document, out);
				}
			}
		} catch (CharacterCodingException e) {
			throw NamingWriter.unencodable(target.name(), document.id());
		}
	}

	@Override
	public void commit() throws IOException {
		Location location = Location.of(target.name());
		if (file.isPresent()) {
			if (!written) {
				throw new CorpusException(location, "there is no document to write; a file of this format holds one");
			}
			Optional<Path> path = target.path();
			if (path.isPresent() && extra.isPresent()) {
				Path beside = path.get().toAbsolutePath().resolveSibling(extra.get().name());
				try (PendingOutput output = PendingOutput.toFile(beside)) {
					Writer out = output.text();
					extra.get().content().write(out);
					out.flush();
					output.commit();
				}
			}
			file.get().commit();
		} else {
			if (extra.isPresent()) {
				try (Writer out = folder.orElseThrow().text(extra.get().name(), "")) {
					extra.get().content().write(out);
				}
			}
			folder.orElseThrow().commit();
		}
	}

	@Override
	public void close() throws IOException {
		if (file.isPresent()) {
			file.get().close();
		}
		if (folder.isPresent()) {
			folder.get().close();
		}
	}
}
