package org.lorgnette.training.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.generation.TextPieces;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningTask;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/** The next piece after each of a passage; passages are drawn without replacement in each epoch. */
final class LanguageTask implements LearningTask {

	private static final float UNSEEN = -1e4f;
	/** Passages of held-out text that an evaluation looks at, of each of its corpora. */
	private static final int EVALUATED = 200;

	private final LanguageNet net;
	private final PieceStream stream;
	private final Map<String, PieceStream> held;
	private final TextPieces pieces;
	private final int rows;
	private final long seed;
	private long orderedEpoch = -1;
	private int[] order = {};

	/**
	 * @param held out, by name
	 * @param rows passages in a batch
	 */
	LanguageTask(LanguageNet net, PieceStream stream, Map<String, PieceStream> held, TextPieces pieces, int rows, long seed) {
		this.net = net;
		this.stream = stream;
		this.held = new LinkedHashMap<>(held);
		this.pieces = pieces;
		this.rows = rows;
		this.seed = seed;
	}

	@Override
	public Net net() {
		return net;
	}

	long batchesPerEpoch() {
		return stream.passages(context()) / rows;
	}

	private int context() {
		return net.size().context();
	}

	@Override
	public long size(long step) {
		return (long) rows * context();
	}

	@Override
	public NDArray loss(DjlOps ops, NDManager manager, long step) {
		int first = (int) (step % batchesPerEpoch()) * rows;
		int[] now = order(step / batchesPerEpoch());
		return surprisal(ops, manager, stream, Arrays.copyOfRange(now, first, first + rows)).mean();
	}

	private int[] order(long epoch) {
		if (epoch != orderedEpoch) {
			order = IntStream.range(0, stream.passages(context())).toArray();
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

	/** Of each piece, in nats, given those before it in its passage: [passages * context, 1]. */
	private NDArray surprisal(DjlOps ops, NDManager manager, PieceStream from, int[] passages) {
		int context = context();
		long[] seen = new long[passages.length * context];
		long[] next = new long[seen.length];
		for (int row = 0; row < passages.length; row++) {
			for (int i = 0; i < context; i++) {
				int at = passages[row] * context + i;
				seen[row * context + i] = from.ids()[at];
				next[row * context + i] = from.ids()[at + 1];
			}
		}
		NDArray ids = manager.create(seen, new Shape(passages.length, context));
		NDArray places = manager.arange(context).toType(DataType.INT64, false).reshape(1, context);
		NDArray logits = net.next(ops, ids, places, mask(manager, context), List.of()).logits();
		return logits.reshape(-1, net.size().vocabulary()).logSoftmax(1).gather(manager.create(next, new Shape(next.length, 1)), 1).neg();
	}

	/** What comes later is not seen. */
	private static NDArray mask(NDManager manager, int context) {
		float[] mask = new float[context * context];
		for (int i = 0; i < context; i++) {
			for (int j = i + 1; j < context; j++) {
				mask[i * context + j] = UNSEEN;
			}
		}
		return manager.create(mask, new Shape(1, 1, context, context));
	}

	/** Perplexity of pieces and bits for each byte (of UTF-8), over passages of the held-out corpora that are spread evenly. */
	@Override
	public Optional<Evaluated> evaluate(NDManager manager) {
		Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		double sum = 0;
		for (Map.Entry<String, PieceStream> part : held.entrySet()) {
			PieceStream from = part.getValue();
			int all = from.passages(context());
			int count = Math.min(EVALUATED, all);
			double nats = 0;
			long bytes = 0;
			for (int begin = 0; begin < count; begin += rows) {
				int[] passages = new int[Math.min(rows, count - begin)];
				for (int i = 0; i < passages.length; i++) {
					passages[i] = (int) ((long) (begin + i) * all / count);
					for (int j = 1; j <= context(); j++) {
						bytes += pieces.bytes(from.ids()[passages[i] * context() + j]);
					}
				}
				try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
					scope.suppressNotUsedWarning();
					nats += surprisal(new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false), inner, from, passages).sum()
							.getFloat();
				}
			}
			double bits = nats / Math.log(2) / bytes;
			parts.put(part.getKey(), Map.of("perplexity", Math.exp(nats / ((double) count * context())), "bits per byte", bits));
			sum -= bits;
		}
		return parts.isEmpty() ? Optional.empty() : Optional.of(new Evaluated(sum / parts.size(), parts));
	}
}
