package org.lorgnette.training.pretraining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.features.WordForms;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningTask;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.WordEncoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * Masked words (Devlin et al. 2019): 15% of the words are to be told, of which 80% are hidden, 10% replaced by others, and 10% left as
 * they are. Only frequent words are asked for.
 */
final class MaskedWordTask implements LearningTask {

	/** What stands where a word is hidden. */
	static final String HIDDEN = "\uFFFC";

	private static final double ASKED = 0.15;
	/** Each so many passages, one is held out. */
	private static final int HELD_OUT = 100;
	private static final int EVALUATED = 40;

	private final WordStream stream;
	private final MaskedWords net;
	private final long[][] features;
	private final long[] hidden;
	private final int[] classes;
	private final int rows;
	private final int words;
	private final long seed;
	private final int[] trained;
	private final int[] held;
	private long orderedEpoch = -1;
	private int[] order = {};

	/**
	 * @param vocabulary how many of the most frequent words are asked for
	 * @param rows passages in a batch
	 * @param words of a passage
	 */
	MaskedWordTask(WordStream stream, WordFeatures wordFeatures, WordEncoder.Size size, int vocabulary, float dropout, int rows, int words,
			long seed) {
		this.stream = stream;
		this.rows = rows;
		this.words = words;
		this.seed = seed;
		net = new MaskedWords(size, vocabulary, dropout);
		features = stream.forms().stream().map(wordFeatures::ids).toArray(long[][]::new);
		hidden = wordFeatures.ids(HIDDEN);
		classes = classes(stream, vocabulary);
		List<Integer> all = new ArrayList<>();
		List<Integer> out = new ArrayList<>();
		for (int i = 0; (i + 1) * words <= stream.length(); i++) {
			(i % HELD_OUT == HELD_OUT - 1 ? out : all).add(i);
		}
		trained = all.stream().mapToInt(Integer::intValue).toArray();
		held = out.stream().mapToInt(Integer::intValue).toArray();
	}

	private static int[] classes(WordStream stream, int vocabulary) {
		Map<String, Integer> frequent = new HashMap<>();
		stream.counts().entrySet().stream()
				.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
				.limit(vocabulary).forEach(entry -> frequent.put(entry.getKey(), frequent.size()));
		return stream.forms().stream().mapToInt(form -> frequent.getOrDefault(WordForms.normalized(form), -1)).toArray();
	}

	WordEncoder encoder() {
		return net.encoder();
	}

	@Override
	public Net net() {
		return net;
	}

	long batchesPerEpoch() {
		return trained.length / rows;
	}

	@Override
	public long size(long step) {
		return (long) rows * words;
	}

	@Override
	public NDArray loss(DjlOps ops, NDManager manager, long step) {
		long epoch = step / batchesPerEpoch();
		int first = (int) (step % batchesPerEpoch()) * rows;
		int[] order = order(epoch);
		Random random = new Random(seed * 31 + step);
		Batch batch = new Batch(Arrays.copyOfRange(order, first, first + rows), random);
		return batch.loss(ops, manager);
	}

	private int[] order(long epoch) {
		if (epoch != orderedEpoch) {
			order = trained.clone();
			Random random = new Random(seed + 1_000_003 * epoch);
			for (int i = order.length - 1; i > 0; i--) {
				int j = random.nextInt(i + 1);
				int kept = order[i];
				order[i] = order[j];
				order[j] = kept;
			}
			orderedEpoch = epoch;
		}
		return order;
	}

	/** The perplexity of hidden words in held-out passages. */
	@Override
	public Optional<Evaluated> evaluate(NDManager manager) {
		double sum = 0;
		int batches = Math.min(EVALUATED, (held.length + rows - 1) / rows);
		for (int i = 0; i < batches; i++) {
			try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
				scope.suppressNotUsedWarning();
				Batch batch = new Batch(Arrays.copyOfRange(held, i * rows, Math.min(held.length, (i + 1) * rows)), new Random(i));
				sum -= batch.loss(new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false), inner).getFloat();
			}
		}
		return batches == 0 ? Optional.empty()
				: Optional.of(new Evaluated(sum / batches, Map.of("held out", Map.of("perplexity", Math.exp(-sum / batches)))));
	}

	private final class Batch {

		private final int size;
		private final long[] ids;
		private final long[] positions;
		private final long[] labels;

		Batch(int[] passages, Random random) {
			size = passages.length;
			ids = new long[size * words * hidden.length];
			long[] asked = new long[size * words];
			long[] expected = new long[size * words];
			int count = 0;
			for (int row = 0; row < size; row++) {
				for (int i = 0; i < words; i++) {
					int word = stream.word(passages[row] * words + i);
					int place = row * words + i;
					long[] shown = features[word];
					if (classes[word] >= 0 && random.nextDouble() < ASKED) {
						asked[count] = place;
						expected[count++] = classes[word];
						double chance = random.nextDouble();
						shown = chance < 0.8 ? hidden : chance < 0.9 ? features[stream.word(random.nextInt(stream.length()))] : shown;
					}
					System.arraycopy(shown, 0, ids, place * hidden.length, hidden.length);
				}
			}
			positions = Arrays.copyOf(asked, Math.max(1, count));
			labels = Arrays.copyOf(expected, Math.max(1, count));
		}

		NDArray loss(DjlOps ops, NDManager manager) {
			NDArray scores = net.guesses(ops, manager.create(ids, new Shape(size, words, hidden.length)), manager.create(positions));
			return scores.logSoftmax(1).gather(manager.create(labels, new Shape(labels.length, 1)), 1).mean().neg();
		}
	}
}
