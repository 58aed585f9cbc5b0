package org.lorgnette.metrics.chunk;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random tag sequences, broken ones included, but none that conlleval leaves open at the end of a sentence. */
final class RandomTags {

	static final List<String> ANY = List.of("O", "O", "B-PER", "I-PER", "E-PER", "S-PER", "B-creative-work", "I-creative-work",
			"I", "B", "E", "[-PER", "]-LOC", "X-LOC");
	static final List<String> IOB = List.of("O", "O", "B-PER", "I-PER", "B-LOC", "I-LOC");

	private RandomTags() {
	}

	static List<String> sentence(Random random, List<String> tags, int length) {
		return Stream.generate(() -> tags.get(random.nextInt(tags.size()))).limit(length).toList();
	}

	/** A copy in which about one tag in four is another. */
	static List<String> noisy(Random random, List<String> tags, List<String> sentence) {
		return IntStream.range(0, sentence.size())
				.mapToObj(i -> random.nextInt(4) > 0 ? sentence.get(i) : tags.get(random.nextInt(tags.size()))).toList();
	}
}
