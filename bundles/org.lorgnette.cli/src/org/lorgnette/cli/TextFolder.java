package org.lorgnette.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.TextFiles;

/** Texts as people have them: UTF-8, or Windows-1252 where that is what the bytes must be. */
final class TextFolder {

	private static final Charset OTHER = Charset.forName("windows-1252");

	private final Console console;
	private final List<String> others = new ArrayList<>();

	TextFolder(Console console) {
		this.console = console;
	}

	/** @throws CorpusException if it is absent or no text */
	String read(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new CorpusException(Location.of(file.toString()), console.messages().get("texts.folder"));
		}
		byte[] bytes = Files.readAllBytes(file);
		String text = decode(bytes, file);
		if (text.indexOf('\0') >= 0) {
			throw new CorpusException(Location.of(file.toString()), console.messages().get("texts.binary"));
		}
		return text;
	}

	private String decode(byte[] bytes, Path file) throws IOException {
		try {
			return TextFiles.decode(bytes, file.toString(), StandardCharsets.UTF_8);
		} catch (CorpusException e) {
			others.add(file.getFileName().toString());
			return new String(bytes, OTHER);
		}
	}

	/** The texts of all files below a folder that end with {@code .txt}, by their path in it. */
	Map<String, String> readAll(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(file -> file.toString().endsWith(".txt")).filter(Files::isRegularFile).sorted().toList();
		}
		Map<String, String> texts = new LinkedHashMap<>();
		for (Path file : files) {
			console.cancellation().check();
			texts.put(folder.relativize(file).toString().replace('\\', '/'), read(file));
		}
		if (texts.isEmpty()) {
			throw new CorpusException(Location.of(folder.toString()), console.messages().get("texts.none"));
		}
		return texts;
	}

	/** Says which files were no UTF-8. */
	void report() {
		if (!others.isEmpty()) {
			console.say("texts.encoding", others.size(), others.getFirst());
		}
	}
}
