package org.lorgnette.training.vision;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Other ways to write a question that change no answer: without the mark at its end, in small letters, in capitals.
 *
 * @param share of questions that are written otherwise, 0 to 1; a third of them in each way
 */
record Rewording(double share) {

	static final Rewording NONE = new Rewording(0);

	List<String> apply(List<String> words, Random random) {
		double drawn = share > 0 ? random.nextDouble() : 1;
		if (drawn >= share) {
			return words;
		}
		return switch ((int) (3 * drawn / share)) {
			case 0 -> withoutMark(words);
			case 1 -> each(words, word -> word.toLowerCase(Locale.ROOT));
			default -> each(words, word -> word.toUpperCase(Locale.ROOT));
		};
	}

	private static List<String> withoutMark(List<String> words) {
		boolean marked = words.size() > 1 && words.getLast().codePoints().noneMatch(Character::isLetterOrDigit);
		return marked ? words.subList(0, words.size() - 1) : words;
	}

	private static List<String> each(List<String> words, UnaryOperator<String> change) {
		return words.stream().map(change).toList();
	}
}
