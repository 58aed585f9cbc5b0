package org.lorgnette.evaluation.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that stand for each other, from a file of lines {@code kind one other}. */
final class Lexicon {

	static final String ENGLISH_GENDER = "gender-en.txt";
	static final String FRENCH_GENDER = "gender-fr.txt";
	static final String ENGLISH_PROFESSIONS = "professions-en.txt";
	static final String FRENCH_PROFESSIONS = "professions-fr.txt";

	/** The kind of forms of address, which stand before names and are no part of them. */
	static final String ADDRESS = "address";

	/** @param first whether the word stood first in its line; in lexicons of gender that is the masculine one */
	record Entry(String kind, String other, boolean first) {
	}

	private final Map<String, Entry> entries = new HashMap<>();

	Lexicon(String file) {
		try (InputStream in = Lexicon.class.getResourceAsStream(file);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] words = line.split(" ");
				entries.putIfAbsent(words[1], new Entry(words[0], words[2], true));
				entries.putIfAbsent(words[2], new Entry(words[0], words[1], false));
			}
		} catch (IOException e) {
			throw new UncheckedIOException("the words of " + file + " cannot be read", e);
		}
	}

	Optional<Entry> find(String word) {
		return Optional.ofNullable(entries.get(word.toLowerCase(Locale.ROOT)));
	}
}
