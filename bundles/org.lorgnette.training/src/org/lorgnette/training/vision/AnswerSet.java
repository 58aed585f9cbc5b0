package org.lorgnette.training.vision;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answers that a model chooses from, numbered from 0. */
final class AnswerSet {

	private final List<String> answers;
	private final Map<String, Integer> numbers = new HashMap<>();

	private AnswerSet(List<String> answers) {
		this.answers = answers;
		answers.forEach(answer -> numbers.put(answer, numbers.size()));
	}

	/** The most frequent answers of corpora, equally frequent ones in the order of their letters. */
	static AnswerSet of(List<PictureCorpus> corpora, int most) {
		Map<String, Long> counts = new HashMap<>();
		corpora.stream().flatMap(corpus -> corpus.pictures().stream()).flatMap(picture -> picture.questions().stream())
				.forEach(asked -> asked.answers().forEach((answer, count) -> counts.merge(answer, (long) count, Long::sum)));
		return new AnswerSet(counts.entrySet().stream()
				.sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
				.limit(most).map(Map.Entry::getKey).toList());
	}

	List<String> answers() {
		return answers;
	}

	int size() {
		return answers.size();
	}

	boolean knows(String answer) {
		return numbers.containsKey(answer);
	}

	/** Writes the share of annotators that gave each answer, among those that are known; 0 everywhere if there is none. */
	boolean fill(Map<String, Integer> gold, float[] shares, int begin) {
		int all = gold.entrySet().stream().filter(entry -> knows(entry.getKey())).mapToInt(Map.Entry::getValue).sum();
		gold.forEach((answer, count) -> {
			if (knows(answer)) {
				shares[begin + numbers.get(answer)] = (float) count / all;
			}
		});
		return all > 0;
	}
}
