package org.lorgnette.evaluation.change;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** French words before which {@code le, la, de, que} lose their vowel. */
final class Elision {

	/** Those of the lexicons whose h is mute. */
	private static final Set<String> MUTE = Set.of("homme", "hommes", "héritier", "héritière", "hôte", "hôtesse", "héroïne", "hôtelier",
			"hôtelière", "hélène", "henri", "hugo", "henriette");

	private Elision() {
	}

	static boolean isVowel(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		String bare = Normalizer.normalize(lower, Normalizer.Form.NFD);
		return !lower.isEmpty() && ("aeiouyœæ".indexOf(bare.charAt(0)) >= 0 && !lower.startsWith("yv") || MUTE.contains(lower));
	}
}
