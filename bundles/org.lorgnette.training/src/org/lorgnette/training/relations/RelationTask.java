package org.lorgnette.training.relations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.training.loop.Epochs;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningTask;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Learns the relations of pairs: those of the model, and beside them those of corpora that help. */
final class RelationTask implements LearningTask {

	/**
	 * What is learned from.
	 *
	 * @param smoothing see {@link LabelSet#fillTargets}
	 * @param negatives pairs without relation in an epoch for each with one; 0 for all there are
	 */
	record Learning(PairHiding hiding, double smoothing, double negatives, int batchWords, long seed) {
	}

	/** A corpus, and the output that learns it. */
	record Taught(RelationCorpus corpus, LabelSet labels, int output) {
	}

	private record Example(PairExample pair, Taught taught) {
	}

	private final RelationNet net;
	private final WordFeatures features;
	private final Learning learning;
	private final RelationEvaluation evaluation;
	private final List<LabelSet> outputs;
	private final List<Example> examples = new ArrayList<>();
	private final Epochs epochs;

	/** @param outputs in the order of the network's */
	RelationTask(RelationNet net, WordFeatures features, List<LabelSet> outputs, List<Taught> corpora, Learning learning,
			RelationEvaluation evaluation) {
		this.net = net;
		this.features = features;
		this.outputs = outputs;
		this.learning = learning;
		this.evaluation = evaluation;
		List<Double> shares = new ArrayList<>();
		for (Taught taught : corpora) {
			double share = shareOfNegatives(taught.corpus());
			taught.corpus().pairs().forEach(pair -> {
				examples.add(new Example(pair, taught));
				shares.add(pair.labels().isEmpty() ? share : 1.0);
			});
		}
		epochs = new Epochs(new Epochs.Examples() {
			@Override
			public int[] of(long epoch) {
				Random random = new Random(learning.seed() * 7919 + epoch);
				return IntStream.range(0, examples.size()).flatMap(i -> {
					Example example = examples.get(i);
					boolean shown = random.nextDouble() < shares.get(i);
					int times = example.taught.corpus().part().times(example.pair.document(), epoch, learning.seed());
					return IntStream.generate(() -> i).limit(shown ? times : 0);
				}).toArray();
			}

			@Override
			public int length(int example) {
				return examples.get(example).pair.length();
			}
		}, learning.batchWords(), learning.seed());
	}

	private double shareOfNegatives(RelationCorpus corpus) {
		long negative = corpus.pairs().stream().filter(pair -> pair.labels().isEmpty()).count();
		long positive = corpus.pairs().size() - negative;
		boolean all = learning.negatives() == 0 || negative == 0 || positive == 0;
		return all ? 1 : Math.min(1, learning.negatives() * positive / negative);
	}

	long steps(int count) {
		return epochs.steps(count);
	}

	@Override
	public Net net() {
		return net;
	}

	@Override
	public long size(long step) {
		return Arrays.stream(epochs.batch(step)).mapToLong(i -> examples.get(i).pair.length()).sum();
	}

	@Override
	public NDArray loss(DjlOps ops, NDManager manager, long step) {
		List<Example> batch = Arrays.stream(epochs.batch(step)).mapToObj(examples::get).toList();
		PairBatch inputs = PairBatch.of(batch.stream().map(Example::pair).toList(), features, learning.hiding(),
				new Random(learning.seed() * 31 + step), manager);
		NDArray pairs = net.pair(ops, inputs.ids(), inputs.roles());
		NDArray sum = manager.create(0f);
		for (int output = 0; output < outputs.size(); output++) {
			LabelSet labels = outputs.get(output);
			float[] targets = new float[batch.size() * labels.size()];
			boolean any = false;
			for (int row = 0; row < batch.size(); row++) {
				// Of pairs of other corpora nothing is known here: their targets stay 0.
				if (batch.get(row).taught.output() == output) {
					labels.fillTargets(batch.get(row).pair, learning.smoothing(), targets, row * labels.size());
					any = true;
				}
			}
			if (any) {
				NDArray logs = net.logits(ops, pairs, output).logSoftmax(-1);
				sum = sum.add(logs.mul(manager.create(targets, new Shape(batch.size(), labels.size()))).sum());
			}
		}
		return DjlOps.scaled(sum, -1f / batch.size());
	}

	@Override
	public Optional<Evaluated> evaluate(NDManager manager) {
		return evaluation.evaluate(net, manager);
	}
}
