package org.lorgnette.world;

import java.util.List;
import java.util.Map;

import org.lorgnette.world.QuestionOnly.Guesses;

/**
 * What a world that was drawn holds.
 *
 * @param answers
 *            of each kind of question, how often each answer is right
 * @param guesses
 *            of each kind, how often its answer is guessed without the picture
 */
public record WorldSummary(WorldSettings settings, Map<String, Map<String, Integer>> answers, Map<String, Guesses> guesses) {

	/** Those that were asked, in the order of the style. */
	public List<String> kinds() {
		return settings.style().kinds().stream().filter(answers::containsKey).toList();
	}

	public int questions(String kind) {
		return answers.getOrDefault(kind, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
	}

	public int questions() {
		return answers.keySet().stream().mapToInt(this::questions).sum();
	}

	/** Of all kinds together. */
	public Guesses allGuesses() {
		return kinds().stream().map(kind -> guesses.getOrDefault(kind, Guesses.NONE)).reduce(Guesses.NONE, Guesses::plus);
	}
}
