package org.lorgnette.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

/** Sentences of IOB2 tags: 5 to 35 tokens, about an eighth of them in chunks of 1 to 3, a tenth of which are predicted wrongly. */
final class GeneratedTags {

	private static final List<String> TYPES = List.of("PER", "LOC", "ORG", "MISC");

	/** Gold and predicted tags of one sentence. */
	record Sentence(List<String> gold, List<String> predicted) {
	}

	private final SplittableRandom random;

	GeneratedTags(long seed) {
		random = new SplittableRandom(seed);
	}

	/** Sentences of at least that many tokens together. */
	List<Sentence> sentences(long tokens) {
		List<Sentence> sentences = new ArrayList<>();
		for (long done = 0; done < tokens; done += sentences.getLast().gold().size()) {
			sentences.add(next());
		}
		return sentences;
	}

	Sentence next() {
		int length = 5 + random.nextInt(31);
		List<Chunk> gold = new ArrayList<>();
		List<Chunk> predicted = new ArrayList<>();
		int position = 0;
		while (position < length) {
			if (random.nextInt(15) > 0) {
				position++;
				continue;
			}
			int end = Math.min(length, position + 1 + random.nextInt(3));
			String type = TYPES.get(random.nextInt(TYPES.size()));
			gold.add(new Chunk(position, end, type));
			int wrong = random.nextInt(20);
			if (wrong > 0) {
				predicted.add(new Chunk(position, end, wrong == 1 ? TYPES.get(random.nextInt(TYPES.size())) : type));
			}
			position = end;
		}
		return new Sentence(TagScheme.IOB2.encode(gold, length), TagScheme.IOB2.encode(predicted, length));
	}
}
