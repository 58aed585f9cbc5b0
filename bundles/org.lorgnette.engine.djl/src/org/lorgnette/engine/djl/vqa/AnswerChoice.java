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
final class AnswerChoice {

	private static final Set<String> YES = Set.of("yes", "true", "oui", "vrai");
	private static final Set<String> NO = Set.of("no", "false", "non", "faux");

	private final List<String> labels;
	private final double temperature;
	private final Map<String, Integer> numbers = new HashMap<>();

	/** @param probability 0..1 */
	record Chosen(String text, double probability) {
	}

	AnswerChoice(List<String> labels, double temperature) {
		this.labels = labels;
		this.temperature = temperature;
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
	List<Chosen> choose(float[] logits, List<String> options, int most) {
		Map<String, Double> offered = new LinkedHashMap<>();
		if (options.isEmpty()) {
			IntStream.range(0, labels.size()).forEach(i -> offered.put(labels.get(i), (double) logits[i]));
		} else {
			options.forEach(option -> score(option, logits).ifPresent(logit -> offered.putIfAbsent(option, logit)));
		}
		double largest = offered.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
		double sum = offered.values().stream().mapToDouble(logit -> Math.exp((logit - largest) / temperature)).sum();
		List<Chosen> chosen = new ArrayList<>();
		offered.forEach((text, logit) -> {
			if (!text.isBlank()) {
				chosen.add(new Chosen(text, Math.clamp(Math.exp((logit - largest) / temperature) / sum, 0, 1)));
			}
		});
		chosen.sort(Comparator.comparingDouble(Chosen::probability).reversed());
		return chosen.subList(0, Math.min(most, chosen.size()));
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
