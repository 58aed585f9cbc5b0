package org.lorgnette.training.subword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.djl.features.Subwords;

class SubwordTrainerTest {

	@TempDir
	Path folder;

	/** Merges the most frequent pair by looking through all words anew each time; of equals the first in the alphabet. */
	private static List<SubwordVocabulary.Merge> slowly(Map<String, Long> counts, int merges) {
		Map<List<String>, Long> words = new HashMap<>();
		counts.forEach((word, count) -> {
			List<String> pieces = new ArrayList<>();
			word.codePoints().forEach(c -> pieces.add((pieces.isEmpty() ? "" : "##") + Character.toString(c)));
			words.merge(pieces, count, Long::sum);
		});
		List<SubwordVocabulary.Merge> found = new ArrayList<>();
		Map<List<String>, Long> now = words;
		while (found.size() < merges) {
			Map<SubwordVocabulary.Merge, Long> pairs = new HashMap<>();
			now.forEach((pieces, count) -> {
				for (int i = 0; i + 1 < pieces.size(); i++) {
					pairs.merge(new SubwordVocabulary.Merge(pieces.get(i), pieces.get(i + 1)), count, Long::sum);
				}
			});
			SubwordVocabulary.Merge best = null;
			for (Map.Entry<SubwordVocabulary.Merge, Long> pair : pairs.entrySet()) {
				if (pair.getValue() > 1 && (best == null || pair.getValue() > pairs.get(best)
						|| pair.getValue().equals(pairs.get(best)) && text(pair.getKey()).compareTo(text(best)) < 0)) {
					best = pair.getKey();
				}
			}
			if (best == null) {
				break;
			}
			found.add(best);
			Map<List<String>, Long> next = new HashMap<>();
			for (Map.Entry<List<String>, Long> entry : now.entrySet()) {
				next.merge(merged(entry.getKey(), best), entry.getValue(), Long::sum);
			}
			now = next;
		}
		return found;
	}

	private static String text(SubwordVocabulary.Merge merge) {
		return merge.left() + ' ' + merge.right();
	}

	private static List<String> merged(List<String> pieces, SubwordVocabulary.Merge merge) {
		List<String> result = new ArrayList<>();
		for (int i = 0; i < pieces.size(); i++) {
			if (i + 1 < pieces.size() && pieces.get(i).equals(merge.left()) && pieces.get(i + 1).equals(merge.right())) {
				result.add(merge.left() + merge.right().substring(2));
				i++;
			} else {
				result.add(pieces.get(i));
			}
		}
		return result;
	}

	private static Map<String, Long> randomWords(int seed) {
		Random random = new Random(seed);
		Map<String, Long> words = new LinkedHashMap<>();
		for (int i = 0; i < 300; i++) {
			StringBuilder word = new StringBuilder();
			for (int k = 0; k <= random.nextInt(7); k++) {
				word.append("aabbcdé".charAt(random.nextInt(7)));
			}
			words.merge(word.toString(), 1L + random.nextInt(5), Long::sum);
		}
		return words;
	}

	@Test
	void mergesWhatTheSlowWayMerges() {
		for (int seed = 0; seed < 10; seed++) {
			Map<String, Long> words = randomWords(seed);
			SubwordVocabulary vocabulary = new SubwordTrainer(60, 1).train(words);
			assertEquals(slowly(words, vocabulary.merges().size()), vocabulary.merges(), "seed " + seed);
			assertTrue(vocabulary.subwords().size() <= 60 && vocabulary.merges().size() > 20);
		}
	}

	@Test
	void theOrderOfWordsDoesNotMatter() {
		Map<String, Long> words = randomWords(1);
		Map<String, Long> reversed = new LinkedHashMap<>();
		words.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByKey().reversed()).forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));
		assertEquals(new SubwordTrainer(80, 1).train(words), new SubwordTrainer(80, 1).train(reversed));
	}

	/** What the library makes of a word equals the merges applied one after the other. */
	@Test
	void theLibraryAppliesTheMerges() throws IOException {
		Map<String, Long> words = randomWords(2);
		SubwordVocabulary vocabulary = new SubwordTrainer(70, 1).train(words);
		Path file = Files.writeString(folder.resolve("subwords.json"), vocabulary.toJson());
		try (Subwords subwords = Subwords.read(file)) {
			assertEquals(vocabulary.subwords().size(), subwords.size());
			for (String word : words.keySet()) {
				List<String> expected = new ArrayList<>();
				word.codePoints().forEach(c -> expected.add((expected.isEmpty() ? "" : "##") + Character.toString(c)));
				List<String> pieces = expected;
				for (SubwordVocabulary.Merge merge : vocabulary.merges()) {
					pieces = merged(pieces, merge);
				}
				assertEquals(pieces, subwords.pieces(word).stream().map(Subwords.Piece::text).toList(), word);
				assertEquals(pieces.stream().map(vocabulary.subwords()::indexOf).map(Long::valueOf).toList(),
						Arrays.stream(subwords.ids(word)).boxed().toList());
			}
		}
	}

	@Test
	void rareAndStrangeCharactersAreUnknown() throws IOException {
		SubwordVocabulary vocabulary = new SubwordTrainer(40, 3).train(Map.of("abab", 5L, "abz", 1L, "a😀b", 1L));
		assertEquals(List.of("[UNK]", "##a", "##b", "a"), vocabulary.subwords().subList(0, 4));
		try (Subwords subwords = Subwords.read(Files.writeString(folder.resolve("subwords.json"), vocabulary.toJson()))) {
			List<Subwords.Piece> pieces = subwords.pieces("a😀b");
			assertEquals("[UNK]", pieces.get(1).text());
			assertEquals(1, pieces.get(1).begin());
		}
	}
}
