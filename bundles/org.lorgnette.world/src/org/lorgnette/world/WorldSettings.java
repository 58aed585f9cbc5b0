package org.lorgnette.world;

import java.util.List;

/**
 * What world to draw. Equal settings give equal worlds.
 *
 * @param pictures
 *            1 to 1,000,000
 * @param questions
 *            about each picture, 1 to 20
 * @param size
 *            height of the pictures in pixels, in the bounds of the style
 * @param languages
 *            ISO 639-1 codes of the style's languages; each question is asked in one of them
 */
public record WorldSettings(Style style, int pictures, int questions, long seed, int size, List<String> languages, Part part) {

	public static final int MOST_PICTURES = 1_000_000;
	public static final int MOST_QUESTIONS = 20;

	/** @throws IllegalArgumentException which says what is out of range */
	public WorldSettings {
		check("pictures", pictures, 1, MOST_PICTURES);
		check("questions", questions, 1, MOST_QUESTIONS);
		check("size", size, style.smallest(), style.largest());
		languages = List.copyOf(languages);
		List<String> known = style.languages();
		if (languages.isEmpty() || !known.containsAll(languages) || languages.stream().distinct().count() < languages.size()) {
			throw new IllegalArgumentException(
					"languages: expected some of " + String.join(", ", known) + ", each once, got '" + String.join(",", languages) + "'");
		}
	}

	/** In the free style. */
	public WorldSettings(int pictures, int questions, long seed, int size, List<String> languages, Part part) {
		this(new FreeStyle(), pictures, questions, seed, size, languages, part);
	}

	/** In the style's usual size and all its languages. */
	public WorldSettings(Style style, int pictures, int questions, long seed, Part part) {
		this(style, pictures, questions, seed, style.usual(), style.languages(), part);
	}

	private static void check(String name, int value, int least, int most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException(name + ": expected " + least + " to " + most + ", got " + value);
		}
	}
}
