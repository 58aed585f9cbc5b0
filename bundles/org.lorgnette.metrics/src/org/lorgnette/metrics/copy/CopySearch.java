package org.lorgnette.metrics.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the pairs among many texts that share passages, through an index of fingerprints. Fingerprints that many texts have, such
 * as those of a form's headings, are no sign of copying and are left out.
 */
public final class CopySearch {

	private static final int LEAST_COMMON = 10;
	private static final int COMMON_PART = 4;

	/**
	 * What was found.
	 *
	 * @param pairs with a passage in common, the largest share first
	 * @param commonLimit fingerprints in more texts than this were left out
	 * @param leftOut how many they are
	 */
	public record Result(List<CopyPair> pairs, int commonLimit, int leftOut) {

		public Result {
			pairs = List.copyOf(pairs);
		}
	}

	private CopySearch() {
	}

	/** A quarter of the texts, 10 at least. */
	public static int commonLimit(int texts) {
		return Math.max(LEAST_COMMON, texts / COMMON_PART);
	}

	/**
	 * @param commonLimit in how many texts a fingerprint may be, 2 or more
	 * @param check called between pairs; what it throws ends the work
	 */
	public static Result search(List<PrintedText> texts, int commonLimit, Runnable check) {
		if (commonLimit < 2) {
			throw new IllegalArgumentException("limit of common fingerprints: expected 2 or more, got " + commonLimit);
		}
		Map<Long, List<Integer>> index = new HashMap<>();
		for (int i = 0; i < texts.size(); i++) {
			check.run();
			for (long hash : texts.get(i).hashes()) {
				index.computeIfAbsent(hash, unseen -> new ArrayList<>(2)).add(i);
			}
		}
		Set<Long> ignored = new HashSet<>();
		Set<Long> candidates = new HashSet<>();
		index.forEach((hash, owners) -> {
			if (owners.size() > commonLimit) {
				ignored.add(hash);
			} else {
				addPairs(owners, texts.size(), candidates);
			}
		});
		List<CopyPair> pairs = new ArrayList<>();
		for (long candidate : candidates) {
			check.run();
			CopyPair pair = CopyCheck.compare(texts.get((int) (candidate / texts.size())),
					texts.get((int) (candidate % texts.size())), ignored);
			if (!pair.passages().isEmpty()) {
				pairs.add(pair);
			}
		}
		pairs.sort(Comparator.comparingDouble((CopyPair pair) -> -pair.share()).thenComparing(CopyPair::first)
				.thenComparing(CopyPair::second));
		return new Result(pairs, commonLimit, ignored.size());
	}

	private static void addPairs(List<Integer> owners, int count, Set<Long> pairs) {
		for (int first = 0; first < owners.size(); first++) {
			for (int second = first + 1; second < owners.size(); second++) {
				pairs.add((long) owners.get(first) * count + owners.get(second));
			}
		}
	}
}
