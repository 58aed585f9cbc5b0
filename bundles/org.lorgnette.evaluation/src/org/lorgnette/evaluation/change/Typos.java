package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.lorgnette.model.Span;
import org.lorgnette.model.edit.TextEdit;

/**
 * Slips of the finger: in one word of ten, and in one of each sentence at least, one of the letters inside. The first and the
 * last letter
 * of a word stay, since people read over slips between them (Belinkov and Bisk 2018, "Synthetic and Natural Noise").
 */
final class Typos implements TextChange {

	static final List<String> QWERTY = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
	static final List<String> AZERTY = List.of("azertyuiop", "qsdfghjklm", "wxcvbn");

	private static final int SHORTEST = 4;
	private static final int ONE_OF = 10;

	private final Map<Character, String> neighbours = new HashMap<>();
	private final SplittableRandom random;

	/** @param rows of keys; each row begins about half a key to the right of the one above */
	Typos(List<String> rows, SplittableRandom random) {
		this.random = random;
		for (int row = 0; row < rows.size(); row++) {
			for (int key = 0; key < rows.get(row).length(); key++) {
				String near = key(rows, row, key - 1) + key(rows, row, key + 1) + key(rows, row - 1, key) + key(rows, row - 1, key + 1)
						+ key(rows, row + 1, key - 1) + key(rows, row + 1, key);
				neighbours.put(rows.get(row).charAt(key), near);
			}
		}
	}

	private static String key(List<String> rows, int row, int key) {
		boolean there = row >= 0 && row < rows.size() && key >= 0 && key < rows.get(row).length();
		return there ? rows.get(row).substring(key, key + 1) : "";
	}

	@Override
	public List<TextEdit> edits(Wording wording) {
		List<Word> words = Word.of(wording.text()).stream().filter(Typos::isLong).toList();
		List<TextEdit> edits = new ArrayList<>();
		int next = 0;
		for (Span sentence : wording.allSentences()) {
			List<Word> inside = new ArrayList<>();
			while (next < words.size() && words.get(next).begin() < sentence.end()) {
				inside.add(words.get(next++));
			}
			for (int from = 0; from < inside.size(); from += ONE_OF) {
				edits.add(slip(inside.get(from + random.nextInt(Math.min(ONE_OF, inside.size() - from)))));
			}
		}
		return edits;
	}

	/** Words with letters outside the basic plane, or with combining marks, are not cut. */
	private static boolean isLong(Word word) {
		return word.text().length() >= SHORTEST && word.text().chars().allMatch(c -> Character.isLetter((char) c));
	}

	private TextEdit slip(Word word) {
		String text = word.text();
		int at = 1 + random.nextInt(text.length() - 2);
		char letter = text.charAt(at);
		String near = neighbours.getOrDefault(Character.toLowerCase(letter), "");
		boolean exchanges = at + 2 < text.length() && text.charAt(at + 1) != letter;
		int kind = random.nextInt(4);
		if (kind == 0 && exchanges) {
			return new TextEdit(word.begin() + at, 2, "" + text.charAt(at + 1) + letter);
		}
		if (kind == 1) {
			// With its neighbour, so that a border at the letter stays one.
			return new TextEdit(word.begin() + at - 1, 2, text.substring(at - 1, at));
		}
		if (kind == 2 || near.isEmpty()) {
			return new TextEdit(word.begin() + at, 1, "" + letter + letter);
		}
		char other = near.charAt(random.nextInt(near.length()));
		return new TextEdit(word.begin() + at, 1, String.valueOf(Character.isUpperCase(letter) ? Character.toUpperCase(other) : other));
	}
}
