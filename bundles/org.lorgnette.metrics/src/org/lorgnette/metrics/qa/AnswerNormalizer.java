package org.lorgnette.metrics.qa;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.lorgnette.metrics.python.PythonText;

/** What of an answer counts when it is compared to another: its words, without case, ASCII punctuation and articles. */
public enum AnswerNormalizer {

	/** {@code normalize_answer} of the official SQuAD scripts (Rajpurkar et al. 2016): the articles are a, an, the. */
	SQUAD(Optional.empty(), word("a|an|the")),

	/**
	 * The same with the articles of French: le, la, les, l', un, une, des, du, de la, de l'. The elided article goes before the
	 * punctuation does, with a straight or a curly apostrophe, so that "l'État" and "État" are equal. No official script
	 * defines this: such scores are not comparable to those of {@link #SQUAD}.
	 */
	FRENCH(Optional.of(Pattern.compile(begin() + "(?:de\\s+)?l['\u2019]")), word("de\\s+la|le|la|les|un|une|des|du"));

	private final Optional<Pattern> elided;
	private final Pattern articles;

	AnswerNormalizer(Optional<Pattern> elided, Pattern articles) {
		this.elided = elided;
		this.articles = articles;
	}

	/**
	 * {@code \b} of Python's {@code re}, before and after a word character. Java's own takes combining marks for a part of the
	 * word, Python's does not.
	 */
	private static Pattern word(String alternatives) {
		return Pattern.compile(begin() + "(?:" + alternatives + ")(?![\\p{L}\\p{N}_])");
	}

	private static String begin() {
		return "(?<![\\p{L}\\p{N}_])";
	}

	/** The words of the answer joined by single spaces; empty if nothing of it counts. */
	public String normalize(String answer) {
		return String.join(" ", tokens(answer));
	}

	/** The words of the normalised answer, in order. */
	public List<String> tokens(String answer) {
		String lower = PythonText.lower(answer);
		String open = elided.map(pattern -> pattern.matcher(lower).replaceAll(" ")).orElse(lower);
		return PythonText.split(articles.matcher(withoutPunctuation(open)).replaceAll(" "));
	}

	/** Without the 32 characters of Python's {@code string.punctuation}: ASCII but letters, digits and control characters. */
	private static String withoutPunctuation(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean letterOrDigit = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
			if (c <= ' ' || c >= 0x7F || letterOrDigit) {
				kept.append(c);
			}
		}
		return kept.toString();
	}
}
