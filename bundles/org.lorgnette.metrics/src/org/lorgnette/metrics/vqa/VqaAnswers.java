package org.lorgnette.metrics.vqa;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.metrics.python.PythonText;

/** The processing of answers in the official VQA evaluation, with all its quirks, as Python 3 runs it. */
public final class VqaAnswers {

	private static final List<String> PUNCTUATION = List.of(";", "/", "[", "]", "\"", "{", "}", "(", ")", "=", "+", "\\", "_",
			"-", ">", "<", "@", "`", ",", "?", "!");
	private static final Pattern COMMA_IN_NUMBER = Pattern.compile("\\p{Nd},\\p{Nd}");
	/** The script's {@code (?!<=\d)(\.)(?!\d)}, whose first group is a mistyped lookbehind and always holds. */
	private static final Pattern PERIOD = Pattern.compile("\\.(?!\\p{Nd})");
	/** The script passes {@code re.UNICODE}, which is 32, where {@code sub} takes the largest number of replacements. */
	private static final int MOST_PERIODS = 32;
	private static final Map<String, String> NUMBERS = Map.ofEntries(Map.entry("none", "0"), Map.entry("zero", "0"),
			Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"), Map.entry("four", "4"), Map.entry("five", "5"),
			Map.entry("six", "6"), Map.entry("seven", "7"), Map.entry("eight", "8"), Map.entry("nine", "9"),
			Map.entry("ten", "10"));
	private static final Set<String> ARTICLES = Set.of("a", "an", "the");

	private VqaAnswers() {
	}

	/** What is done to every answer: line feeds and tabs become spaces, and white space around it goes. */
	static String clean(String answer) {
		return PythonText.strip(answer.replace('\n', ' ').replace('\t', ' '));
	}

	/** Punctuation, numerals, articles and contractions made alike: {@code processPunctuation}, {@code processDigitArticle}. */
	public static String normalize(String answer) {
		return processDigitArticle(processPunctuation(answer));
	}

	static String processPunctuation(String answer) {
		boolean commaInNumber = COMMA_IN_NUMBER.matcher(answer).find();
		String processed = answer;
		for (String mark : PUNCTUATION) {
			boolean besideSpace = answer.contains(mark + " ") || answer.contains(" " + mark);
			processed = processed.replace(mark, besideSpace || commaInNumber ? "" : " ");
		}
		Matcher periods = PERIOD.matcher(processed);
		StringBuilder stripped = new StringBuilder(processed.length());
		for (int i = 0; i < MOST_PERIODS && periods.find(); i++) {
			periods.appendReplacement(stripped, "");
		}
		return periods.appendTail(stripped).toString();
	}

	static String processDigitArticle(String answer) {
		return PythonText.split(PythonText.lower(answer)).stream().map(word -> NUMBERS.getOrDefault(word, word))
				.filter(word -> !ARTICLES.contains(word)).map(VqaContractions::expand).collect(Collectors.joining(" "));
	}
}
