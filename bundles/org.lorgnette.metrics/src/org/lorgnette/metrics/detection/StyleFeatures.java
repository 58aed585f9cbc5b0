package org.lorgnette.metrics.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.text.FoldedText;

/** What can be counted of a text without a model: style, and shares of character n-grams. */
public final class StyleFeatures {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");
	private static final Pattern SENTENCE_END = Pattern.compile("[.!?\\u2026]+(?=\\s|$)");

	private static final String QUOTES_DASHES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb-\u2013\u2014";

	private StyleFeatures() {
	}

	/**
	 * Lengths of words and sentences and how they vary, how rich the words are, and how often marks stand, all per word; 0 where
	 * undefined.
	 */
	public static Map<String, Double> style(String text) {
		List<Double> lengths = new ArrayList<>();
		Set<String> kinds = new TreeSet<>();
		Matcher words = WORD.matcher(text);
		while (words.find()) {
			lengths.add((double) words.group().length());
			kinds.add(FoldedText.of(words.group()).text());
		}
		List<Double> sentences = sentenceLengths(text);
		double count = Math.max(1, lengths.size());
		Map<String, Double> features = new LinkedHashMap<>();
		features.put("word-length", mean(lengths));
		features.put("word-length-deviation", LikelihoodStatistics.deviation(lengths).orElse(0));
		features.put("sentence-length", mean(sentences));
		features.put("sentence-length-deviation", LikelihoodStatistics.deviation(sentences).orElse(0));
		// Guiraud's index depends less on length than the share of different words does.
		features.put("richness", kinds.size() / Math.sqrt(count));
		features.put("commas", text.chars().filter(c -> c == ',').count() / count);
		features.put("semicolons-colons", text.chars().filter(c -> c == ';' || c == ':').count() / count);
		features.put("quotes-dashes", text.chars().filter(c -> QUOTES_DASHES.indexOf(c) >= 0).count() / count);
		features.put("questions-exclamations", text.chars().filter(c -> c == '?' || c == '!').count() / count);
		features.put("digits", text.chars().filter(Character::isDigit).count() / count);
		features.put("line-ends", text.chars().filter(c -> c == '\n').count() / count);
		return features;
	}

	private static List<Double> sentenceLengths(String text) {
		List<Double> lengths = new ArrayList<>();
		for (String sentence : SENTENCE_END.split(text)) {
			double words = WORD.matcher(sentence).results().count();
			if (words > 0) {
				lengths.add(words);
			}
		}
		return lengths;
	}

	private static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
	}

	/** How often each n-gram of folded characters stands in the text, as a share of all. */
	public static Map<String, Double> characterNGrams(String text, int n) {
		String folded = FoldedText.of(text).text();
		Map<String, Double> shares = new LinkedHashMap<>();
		int count = folded.length() - n + 1;
		for (int i = 0; i < count; i++) {
			shares.merge(folded.substring(i, i + n), 1.0 / count, Double::sum);
		}
		return shares;
	}
}
