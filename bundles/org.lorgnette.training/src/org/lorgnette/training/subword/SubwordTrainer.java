package org.lorgnette.training.subword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Byte-pair encoding of words (Sennrich et al. 2016): from single characters on, the most frequent pair of neighbours becomes one
 * subword, again and again. Subwords inside a word carry a prefix, {@code ##} or none. Of equally frequent pairs the one that comes first
 * in alphabetical order is merged first, so that the result depends on the counts alone.
 */
public final class SubwordTrainer {

	private final int size;
	private final long leastCharacters;
	private final String inside;
	private final Set<String> always;

	private final List<String> symbols = new ArrayList<>();
	private final Map<String, Integer> ids = new HashMap<>();
	private final List<int[]> words = new ArrayList<>();
	private final List<Long> counts = new ArrayList<>();
	private final Map<Long, Long> pairCounts = new HashMap<>();
	private final Map<Long, Set<Integer>> pairWords = new HashMap<>();

	/**
	 * @param size of the vocabulary, {@code [UNK]} and single characters included
	 * @param leastCharacters how often a character must occur to be in the vocabulary
	 */
	public SubwordTrainer(int size, long leastCharacters) {
		this(size, leastCharacters, SubwordVocabulary.INSIDE, Set.of());
	}

	/**
	 * @param inside prefix of subwords that do not begin a word; may be empty
	 * @param always characters that are in the vocabulary whether they occur or not
	 */
	SubwordTrainer(int size, long leastCharacters, String inside, Set<String> always) {
		this.size = size;
		this.leastCharacters = leastCharacters;
		this.inside = inside;
		this.always = always;
	}

	private record Candidate(long count, long pair, String text) {
	}

	/** Learns from words and how often each occurs. To be called once. */
	public SubwordVocabulary train(Map<String, Long> wordCounts) {
		id(SubwordVocabulary.UNKNOWN);
		Set<String> alphabet = alphabet(wordCounts);
		alphabet.stream().sorted().forEach(this::id);
		new TreeMap<>(wordCounts).forEach((word, count) -> add(word, count, alphabet));
		PriorityQueue<Candidate> queue = new PriorityQueue<>(
				Comparator.comparingLong(Candidate::count).reversed().thenComparing(Candidate::text));
		pairCounts.forEach((pair, count) -> queue.add(candidate(pair, count)));
		List<SubwordVocabulary.Merge> merges = new ArrayList<>();
		while (symbols.size() < size && !queue.isEmpty()) {
			Candidate best = queue.poll();
			long now = pairCounts.getOrDefault(best.pair, 0L);
			if (now != best.count) {
				if (now > 1) {
					queue.add(candidate(best.pair, now));
				}
				continue;
			}
			if (now < 2) {
				break;
			}
			merges.add(new SubwordVocabulary.Merge(symbols.get(first(best.pair)), symbols.get(second(best.pair))));
			merge(best.pair).forEach(pair -> queue.add(candidate(pair, pairCounts.getOrDefault(pair, 0L))));
		}
		return new SubwordVocabulary(symbols, merges);
	}

	private Set<String> alphabet(Map<String, Long> wordCounts) {
		Map<String, Long> characters = new HashMap<>();
		wordCounts.forEach((word, count) -> pieces(word).forEach(piece -> characters.merge(piece, count, Long::sum)));
		Set<String> frequent = new HashSet<>(always);
		characters.forEach((piece, count) -> {
			if (count >= leastCharacters) {
				frequent.add(piece);
			}
		});
		return frequent;
	}

	private List<String> pieces(String word) {
		List<String> pieces = new ArrayList<>();
		for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
			String character = Character.toString(word.codePointAt(i));
			pieces.add(i == 0 ? character : inside + character);
		}
		return pieces;
	}

	private void add(String word, long count, Set<String> alphabet) {
		int[] pieces = pieces(word).stream().mapToInt(piece -> alphabet.contains(piece) ? id(piece) : 0).toArray();
		int index = words.size();
		words.add(pieces);
		counts.add(count);
		for (int i = 0; i + 1 < pieces.length; i++) {
			count(pair(pieces[i], pieces[i + 1]), count, index);
		}
	}

	private int id(String symbol) {
		return ids.computeIfAbsent(symbol, unused -> {
			symbols.add(symbol);
			return symbols.size() - 1;
		});
	}

	private void count(long pair, long count, int word) {
		// What contains an unknown character cannot be merged.
		if (first(pair) != 0 && second(pair) != 0) {
			pairCounts.merge(pair, count, Long::sum);
			pairWords.computeIfAbsent(pair, unused -> new HashSet<>()).add(word);
		}
	}

	/** Merges a pair in all words; gives the pairs that came up by it. */
	private Set<Long> merge(long pair) {
		String second = symbols.get(second(pair));
		int merged = id(symbols.get(first(pair)) + second.substring(inside.length()));
		Set<Long> changed = new HashSet<>();
		for (int word : pairWords.remove(pair)) {
			int[] before = words.get(word);
			int[] after = replaced(before, pair, merged);
			long count = counts.get(word);
			for (int i = 0; i + 1 < before.length; i++) {
				pairCounts.merge(pair(before[i], before[i + 1]), -count, Long::sum);
			}
			words.set(word, after);
			for (int i = 0; i + 1 < after.length; i++) {
				long next = pair(after[i], after[i + 1]);
				count(next, count, word);
				if (after[i] == merged || after[i + 1] == merged) {
					changed.add(next);
				}
			}
		}
		pairCounts.remove(pair);
		changed.removeIf(next -> first(next) == 0 || second(next) == 0);
		return changed;
	}

	private static int[] replaced(int[] pieces, long pair, int merged) {
		int[] result = new int[pieces.length];
		int length = 0;
		for (int i = 0; i < pieces.length; i++) {
			boolean here = i + 1 < pieces.length && pieces[i] == first(pair) && pieces[i + 1] == second(pair);
			result[length++] = here ? merged : pieces[i];
			i += here ? 1 : 0;
		}
		return java.util.Arrays.copyOf(result, length);
	}

	private Candidate candidate(long pair, long count) {
		return new Candidate(count, pair, symbols.get(first(pair)) + ' ' + symbols.get(second(pair)));
	}

	private static long pair(int first, int second) {
		return (long) first << 32 | second;
	}

	private static int first(long pair) {
		return (int) (pair >> 32);
	}

	private static int second(long pair) {
		return (int) pair;
	}
}
