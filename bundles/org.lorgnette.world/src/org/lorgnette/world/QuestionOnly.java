package org.lorgnette.world;

import java.util.HashMap;
import java.util.Map;

/**
 * How often the answer can be guessed without the picture. The first half of the pictures is learnt by heart: how often each
 * answer was right for a text, for what a text means, for questions of its form, and for its kind; of the second half, each
 * question is answered with the most frequent answer of the narrowest of these that was seen before.
 */
public final class QuestionOnly {

	/** As many pictures as are looked at; more would not change the figures but fill the memory. */
	private static final int ENOUGH = 20_000;

	private final int pictures;
	private final Map<String, Map<String, Integer>> learnt = new HashMap<>();
	private final Map<String, Guesses> guesses = new HashMap<>();

	/**
	 * What guessing reached.
	 *
	 * @param byText
	 *            how many of the questions were answered rightly by their text
	 * @param byMeaning
	 *            likewise by their program
	 * @param chance
	 *            how many would be if all answers that the question may have were equally likely
	 */
	public record Guesses(int questions, int byText, int byMeaning, double chance) {

		public static final Guesses NONE = new Guesses(0, 0, 0, 0);

		public Guesses plus(Guesses other) {
			return new Guesses(questions + other.questions, byText + other.byText, byMeaning + other.byMeaning, chance + other.chance);
		}
	}

	/** @param pictures how many there are in all */
	public QuestionOnly(int pictures) {
		this.pictures = Math.min(ENOUGH, pictures);
	}

	/** Takes the next question, in the order of pictures. */
	public void add(int picture, DrawnQuestion question) {
		if (picture >= pictures) {
			return;
		}
		Sense sense = question.sense();
		String text = question.text();
		String byKind = question.language() + " " + sense.kind();
		String byForm = byKind + " " + sense.form();
		String byMeaning = question.language() + " " + sense.meaning();
		if (picture < pictures / 2) {
			for (String key : new String[] { text, byMeaning, byForm, byKind }) {
				learnt.computeIfAbsent(key, each -> new HashMap<>()).merge(question.answer(), 1, Integer::sum);
			}
		} else {
			Guesses guess = new Guesses(1, guess(text, byMeaning, byForm, byKind).equals(question.answer()) ? 1 : 0,
					guess(byMeaning, byForm, byKind).equals(question.answer()) ? 1 : 0, 1.0 / sense.answers());
			guesses.merge(sense.kind(), guess, Guesses::plus);
		}
	}

	/** By kind; kinds that were not met in the second half are left out. */
	public Map<String, Guesses> guesses() {
		return Map.copyOf(guesses);
	}

	private String guess(String... keys) {
		for (String key : keys) {
			Map<String, Integer> counts = learnt.get(key);
			if (counts != null) {
				return counts.entrySet().stream()
						.max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey())).orElseThrow().getKey();
			}
		}
		return "";
	}
}
