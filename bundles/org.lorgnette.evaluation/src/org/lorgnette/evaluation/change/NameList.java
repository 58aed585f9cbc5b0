package org.lorgnette.evaluation.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names of one language by kind: {@code woman man surname city}, and countries, in French with their grammatical gender. A
 * name stands in
 * one kind only, the first that has it.
 */
final class NameList {

	static final String SURNAME = "surname";
	static final String CITY = "city";

	private final boolean french;
	private final Map<String, List<String>> kinds = new LinkedHashMap<>();
	private final Map<String, String> kindOf = new HashMap<>();

	private NameList(boolean french) {
		this.french = french;
		String file = french ? "names-fr.txt" : "names-en.txt";
		try (InputStream in = NameList.class.getResourceAsStream(file);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				List<String> words = Arrays.asList(line.split(" "));
				kinds.put(words.getFirst(), words.subList(1, words.size()));
				words.stream().skip(1).forEach(name -> kindOf.putIfAbsent(key(name), words.getFirst()));
			}
		} catch (IOException e) {
			throw new UncheckedIOException("the names of " + file + " cannot be read", e);
		}
	}

	static NameList of(boolean french) {
		return new NameList(french);
	}

	/** The kind of a known name, in whatever case. */
	Optional<String> kind(String name) {
		return Optional.ofNullable(kindOf.get(key(name)));
	}

	/** Whether it is a person's first name. */
	static boolean isFirst(String kind) {
		return kind.equals("woman") || kind.equals("man");
	}

	static boolean isPlace(String kind) {
		return kind.equals(CITY) || kind.startsWith("country");
	}

	/** Names of the kind; in French those before which an article or preposition is written as before this one. */
	List<String> like(String kind, String name) {
		return kinds.get(kind).stream().filter(other -> !french || Elision.isVowel(other) == Elision.isVowel(name)).toList();
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}
}
