package org.lorgnette.world;

import java.util.List;

import org.lorgnette.world.language.Language;

/**
 * What world to draw. Equal settings give equal worlds.
 *
 * @param pictures
 *            1 to 1,000,000
 * @param questions
 *            about each picture, 1 to 20
 * @param size
 *            width and height of the pictures in pixels, 48 to 1024; in smaller ones small things cannot be told apart
 * @param languages
 *            ISO 639-1 codes; each question is asked in one of them
 */
public record WorldSettings(int pictures, int questions, long seed, int size, List<String> languages, Part part) {

	public static final int MOST_PICTURES = 1_000_000;
	public static final int MOST_QUESTIONS = 20;
	public static final int SMALLEST = 48;
	public static final int LARGEST = 1024;

	/** @throws IllegalArgumentException which says what is out of range */
	public WorldSettings {
		check("pictures", pictures, 1, MOST_PICTURES);
		check("questions", questions, 1, MOST_QUESTIONS);
		check("size", size, SMALLEST, LARGEST);
		languages = List.copyOf(languages);
		List<String> known = Language.all().stream().map(Language::code).toList();
		if (languages.isEmpty() || !known.containsAll(languages) || languages.stream().distinct().count() < languages.size()) {
			throw new IllegalArgumentException(
					"languages: expected some of " + String.join(", ", known) + ", each once, got '" + String.join(",", languages) + "'");
		}
	}

	private static void check(String name, int value, int least, int most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException(name + ": expected " + least + " to " + most + ", got " + value);
		}
	}
}
