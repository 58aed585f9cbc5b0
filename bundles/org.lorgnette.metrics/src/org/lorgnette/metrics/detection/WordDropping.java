package org.lorgnette.metrics.detection;

import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes a text without a second model: each word changes places with the next, or is left out, with a small chance. Cruder than
 * the words a mask-filling model would put in, as DetectGPT has them.
 */
public final class WordDropping implements PerturbationCurvature.Perturbation<RuntimeException> {

	private static final Pattern WORD = Pattern.compile("\\S+");

	private final double chance;

	/** @param chance of a word to change, above 0 and at most 1 */
	public WordDropping(double chance) {
		if (!(chance > 0 && chance <= 1)) {
			throw new IllegalArgumentException("chance: expected above 0 and at most 1, got " + chance);
		}
		this.chance = chance;
	}

	@Override
	public String change(String text, RandomGenerator random) {
		StringBuilder changed = new StringBuilder();
		Matcher words = WORD.matcher(text);
		String heldGap = "";
		String held = "";
		int from = 0;
		while (words.find()) {
			String gap = text.substring(from, words.start());
			from = words.end();
			if (!held.isEmpty()) {
				changed.append(heldGap).append(words.group()).append(gap).append(held);
				held = "";
			} else if (random.nextDouble() >= chance) {
				changed.append(gap).append(words.group());
			} else if (random.nextBoolean()) {
				heldGap = gap;
				held = words.group();
			}
		}
		return changed.append(held.isEmpty() ? "" : heldGap + held).append(text, from, text.length()).toString();
	}
}
