package org.lorgnette.ui.evaluation.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.io.folder.DocumentFiles;

/** Finds the file of a corpus in which a document is. */
final class CaseFile {

	/** The files of a document that hold its text, the first that is there; what is not among them is a corpus file of its own. */
	private static final List<String> TEXTS = List.of(".txt", ".tsv", ".json", ".xmi", ".conll", ".jsonl", ".ann");

	private CaseFile() {
	}

	/** Annotations that lie beside their text stand for it: people open the text. */
	private static Path text(Path file) {
		String name = file.getFileName().toString();
		Path text = file.resolveSibling(name.replaceFirst("(?i)\\.ann$", ".txt"));
		return Files.isRegularFile(text) ? text : file;
	}

	/** @param document its id in the corpus, which in a folder is its path without the extension */
	static Optional<Path> of(Path corpus, String document) throws IOException {
		if (!Files.isDirectory(corpus)) {
			return Optional.of(text(corpus)).filter(Files::exists);
		}
		List<Path> beside;
		Path direct = corpus.resolve(document).normalize();
		if (!direct.startsWith(corpus.normalize()) || direct.getParent() == null || !Files.isDirectory(direct.getParent())) {
			return Optional.empty();
		}
		String name = direct.getFileName().toString();
		try (Stream<Path> files = Files.list(direct.getParent())) {
			beside = files.filter(Files::isRegularFile).filter(file -> {
				String whole = file.getFileName().toString();
				return whole.substring(0, whole.length() - DocumentFiles.extension(file).length()).equals(name);
			}).sorted().toList();
		}
		return TEXTS.stream().flatMap(extension -> beside.stream()
				.filter(file -> DocumentFiles.extension(file).toLowerCase(Locale.ROOT).equals(extension))).findFirst()
				.or(() -> beside.stream().findFirst());
	}
}
