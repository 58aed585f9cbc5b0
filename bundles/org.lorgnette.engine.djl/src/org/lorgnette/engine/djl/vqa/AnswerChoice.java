package org.lorgnette.engine.djl.vqa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Answers with their probabilities: all that a network knows, or those that a question offers. */
public final class AnswerChoice {

	private static final Set<String> YES = Set.of("yes", "true", "oui", "vrai");
	private static final Set<String> NO = Set.of("no", "false", "non", "faux");

	private final List<String> labels;
	private final double temperature;
	private final boolean independent;
	private final Map<String, Integer> numbers = new HashMap<>();

	/** @param probability 0..1 */
	public record Chosen(String text, double probability) {
	}

	AnswerChoice(List<String> labels, double temperature) {
		this(labels, temperature, false);
	}

	/** @param independent whether each answer has a probability of its own, the logistic function of its score */
	public AnswerChoice(List<String> labels, double temperature, boolean independent) {
		this.labels = labels;
		this.temperature = temperature;
		this.independent = independent;
		for (int i = 0; i < labels.size(); i++) {
			numbers.putIfAbsent(plain(labels.get(i)), i);
		}
	}

	private static String plain(String answer) {
		return answer.strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * The likeliest answers, the surest first.
	 *
	 * @param options the only answers there can be, if there are any; each in its own words. None that the network knows gives none
	 * @param most how many
	 */
	public List<Chosen> choose(float[] logits, List<String> options, int most) {
		Map<String, Double> offered = new LinkedHashMap<>();
		if (options.isEmpty()) {
			IntStream.range(0, labels.size()).forEach(i -> offered.put(labels.get(i), (double) logits[i]));
		} else {
			options.forEach(option -> score(option, logits).ifPresent(logit -> offered.putIfAbsent(option, logit)));
		}
		if (!independent) {
			return shares(offered, temperature, most);
		}
		List<Chosen> chosen = new ArrayList<>();
		offered.forEach((text, logit) -> chosen.add(new Chosen(text, 1 / (1 + Math.exp(-logit / temperature)))));
		return best(chosen, most);
	}

	/**
	 * Answers by their scores: shares of the exponentials, the largest first.
	 *
	 * @param scores logits or logarithms of probabilities, finite; equal ones stay in their order
	 */
	public static List<Chosen> shares(Map<String, Double> scores, double temperature, int most) {
		double largest = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
		double sum = scores.values().stream().mapToDouble(logit -> Math.exp((logit - largest) / temperature)).sum();
		List<Chosen> chosen = new ArrayList<>();
		scores.forEach((text, logit) -> chosen.add(new Chosen(text, Math.clamp(Math.exp((logit - largest) / temperature) / sum, 0,
				1))));
		return best(chosen, most);
	}

	private static List<Chosen> best(List<Chosen> all, int most) {
		return all.stream().filter(each -> !each.text().isBlank()).sorted(Comparator.comparingDouble(Chosen::probability).reversed())
				.limit(most).toList();
	}

	/** Of an option: that of the same answer, else of one that means the same of a statement, such as true for yes. */
	private Optional<Double> score(String option, float[] logits) {
		String plain = plain(option);
		Integer number = numbers.get(plain);
		if (number != null) {
			return Optional.of((double) logits[number]);
		}
		return (YES.contains(plain) ? YES : NO.contains(plain) ? NO : Set.<String>of()).stream().map(numbers::get)
				.filter(known -> known != null).map(known -> (double) logits[known]).max(Comparator.naturalOrder());
	}
}
