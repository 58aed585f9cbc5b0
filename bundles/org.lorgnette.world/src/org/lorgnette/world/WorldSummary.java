package org.lorgnette.world;

import java.util.Map;

import org.lorgnette.world.question.Kind;
import org.lorgnette.world.question.QuestionOnly.Guesses;

/**
 * What a world that was drawn holds.
 *
 * @param answers
 *            of each kind of question, how often each answer is right
 * @param guesses
 *            of each kind, how often its answer is guessed without the picture
 */
public record WorldSummary(WorldSettings settings, Map<Kind, Map<String, Integer>> answers, Map<Kind, Guesses> guesses) {

	public int questions(Kind kind) {
		return answers.getOrDefault(kind, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
	}

	public int questions() {
		return answers.keySet().stream().mapToInt(this::questions).sum();
	}

	/** Of all kinds together. */
	public Guesses allGuesses() {
		return guesses.values().stream().reduce(Guesses.NONE, Guesses::plus);
	}
}
