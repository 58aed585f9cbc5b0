package org.lorgnette.engine.djl.qa;

import java.util.List;

import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;

/**
 * What can be set on engines that answer questions from a text.
 *
 * @param answers for a question
 * @param longest words in an answer
 * @param readiness by how much the odds of any answer beside none are multiplied, as a logarithm
 */
public record AnswerSettings(int answers, int longest, double readiness) {

	public static final String USUAL_THRESHOLD = "0.5";
	/** What models know of questions without an answer is English; in French they would be silent far too often. */
	public static final String FRENCH_THRESHOLD = "0.03";

	private static final Setting N_BEST = Setting.of("n-best", Setting.Kind.INTEGER, "3",
			"How many answers are given for a question, 1 to 100.");
	private static final String THRESHOLD = "threshold";
	private static final Setting LONGEST = Setting.of("longest", Setting.Kind.INTEGER, "30",
			"Words in the longest answer, 1 to 1000.");

	/** The logarithm of odds that nothing outweighs. */
	private static final double ALWAYS = 1e4;

	/** @param threshold its default */
	public static List<Setting> declared(String threshold) {
		Setting odds = Setting.of(THRESHOLD, Setting.Kind.DECIMAL, threshold,
				"How likely an answer must be beside no answer to come first, 0 to 1; 0 always answers, 1 never does.");
		return List.of(N_BEST, odds, LONGEST);
	}

	/** @throws IllegalArgumentException if a number is out of range */
	public static AnswerSettings of(Settings settings) {
		return new AnswerSettings(NeuralSettings.within(settings, N_BEST, 1, 100), NeuralSettings.within(settings, LONGEST, 1, 1000),
				readiness(settings));
	}

	private static double readiness(Settings settings) {
		double wanted = settings.decimal(THRESHOLD);
		if (!(wanted >= 0 && wanted <= 1)) {
			throw new IllegalArgumentException("setting '" + THRESHOLD + "': expected 0 to 1, got " + wanted);
		}
		return wanted == 0 ? ALWAYS : wanted == 1 ? -ALWAYS : Math.log((1 - wanted) / wanted);
	}
}
