package org.lorgnette.training.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which examples are in the batch of a step. Each epoch has its own order; examples of like length come together, so that little is
 * padded, in batches that come in any order. All of it depends on the seed alone.
 */
public final class Epochs {

	/** Examples are sorted by length among so many. */
	private static final int POOL = 4000;

	/** What is in an epoch. */
	public interface Examples {

		/** The numbers of the examples in an epoch, an example as often as it is to be seen. */
		int[] of(long epoch);

		/** The length of an example, in words. */
		int length(int example);
	}

	private final Examples examples;
	private final int words;
	private final long seed;
	/** The first step of each epoch known so far, and of the next. */
	private final List<Long> begins = new ArrayList<>(List.of(0L));
	private long current = -1;
	private List<int[]> batches = List.of();

	/** @param words the most in a batch, padding included; a longer example makes a batch alone */
	public Epochs(Examples examples, int words, long seed) {
		this.examples = examples;
		this.words = words;
		this.seed = seed;
	}

	/** The steps of so many epochs. */
	public long steps(int epochs) {
		while (begins.size() <= epochs) {
			load(begins.size() - 1L);
		}
		return begins.get(epochs);
	}

	/** The numbers of the examples in the batch of a step. */
	public int[] batch(long step) {
		int epoch = current >= 0 && begins.get((int) current) <= step ? (int) current : 0;
		while (steps(epoch + 1) <= step) {
			epoch++;
		}
		load(epoch);
		return batches.get((int) (step - begins.get(epoch)));
	}

	private void load(long epoch) {
		if (epoch == current) {
			return;
		}
		Random random = new Random(seed * 1_000_003 + epoch);
		int[] order = examples.of(epoch);
		shuffle(order, random);
		List<int[]> made = new ArrayList<>();
		for (int begin = 0; begin < order.length; begin += POOL) {
			cut(Arrays.copyOfRange(order, begin, Math.min(order.length, begin + POOL)), made);
		}
		if (made.isEmpty()) {
			throw new IllegalArgumentException("an epoch without examples");
		}
		Collections.shuffle(made, random);
		batches = made;
		current = epoch;
		if (begins.size() == epoch + 1) {
			begins.add(begins.getLast() + made.size());
		}
	}

	private void cut(int[] pool, List<int[]> made) {
		int[] sorted = Arrays.stream(pool).boxed().sorted((a, b) -> Integer.compare(examples.length(a), examples.length(b)))
				.mapToInt(Integer::intValue).toArray();
		int begin = 0;
		for (int i = 1; i <= sorted.length; i++) {
			if (i == sorted.length || (long) (i + 1 - begin) * examples.length(sorted[i]) > words) {
				made.add(Arrays.copyOfRange(sorted, begin, i));
				begin = i;
			}
		}
	}

	private static void shuffle(int[] order, Random random) {
		for (int i = order.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int kept = order[i];
			order[i] = order[j];
			order[j] = kept;
		}
	}
}
