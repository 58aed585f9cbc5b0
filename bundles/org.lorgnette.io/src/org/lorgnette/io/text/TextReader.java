package org.lorgnette.io.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.TextFiles;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

final class TextReader implements CorpusReader {

	private final Optional<Path> folder;
	private final Deque<CorpusSource> files = new ArrayDeque<>();
	private final Charset charset;
	private final Optional<String> language;

	/** @param folder what the documents' ids are relative to; empty for a file alone */
	TextReader(Optional<Path> folder, List<Path> files, Charset charset, Optional<String> language) {
		this.folder = folder;
		files.forEach(file -> this.files.add(CorpusSource.of(file)));
		this.charset = charset;
		this.language = language;
	}

	TextReader(CorpusSource stream, Charset charset, Optional<String> language) {
		this.folder = Optional.empty();
		this.files.add(stream);
		this.charset = charset;
		this.language = language;
	}

	@Override
	public Optional<Instance> next() throws IOException {
		CorpusSource file = files.poll();
		if (file == null) {
			return Optional.empty();
		}
		try (InputStream in = file.open()) {
			String text = TextFiles.decode(in.readAllBytes(), file.name(), charset);
			return Optional.of(Document.builder(id(file), text).language(language).build());
		}
	}

	private String id(CorpusSource file) {
		if (folder.isEmpty()) {
			return file.baseName();
		}
		String relative = folder.get().relativize(file.path().orElseThrow()).toString().replace('\\', '/');
		return relative.substring(0, relative.length() - ".txt".length());
	}

	@Override
	public void close() throws IOException {
		for (CorpusSource file : files) {
			if (file.path().isEmpty()) {
				file.open().close();
			}
		}
	}
}
