package org.lorgnette.training.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.training.loop.Epochs;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningTask;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Learns to write, each token when all before it are right. */
final class WritingTask implements LearningTask {

	/**
	 * How it is learned.
	 *
	 * @param hide the part of words of which the looks only are shown
	 * @param smoothing see {@link WritingLoss}
	 * @param spell see {@link WritingBatch#steps}
	 */
	record Learning(double hide, double smoothing, double spell, int batchWords, long seed) {
	}

	/** How good the network is now. */
	@FunctionalInterface
	interface Evaluation {
		Optional<Evaluated> evaluate();
	}

	private final WritingNet net;
	private final WordFeatures features;
	private final Alphabet alphabet;
	private final List<Lesson> lessons;
	private final AskedTypes asked;
	private final Learning learning;
	private final WordHiding hiding;
	private final WritingLoss loss;
	private final Epochs epochs;
	private final Evaluation evaluation;

	/** @param parts of the data, by which lessons are numbered */
	WritingTask(WritingNet net, WordFeatures features, Alphabet alphabet, List<Lesson> lessons, List<TrainingData.Part> parts, AskedTypes asked,
			Learning learning, Evaluation evaluation) {
		this.net = net;
		this.features = features;
		this.alphabet = alphabet;
		this.lessons = lessons;
		this.asked = asked;
		this.learning = learning;
		this.evaluation = evaluation;
		hiding = new WordHiding(learning.hide());
		loss = new WritingLoss(alphabet, learning.smoothing());
		epochs = new Epochs(new Epochs.Examples() {
			@Override
			public int[] of(long epoch) {
				return IntStream.range(0, lessons.size()).flatMap(i -> IntStream.generate(() -> i)
						.limit(parts.get(lessons.get(i).corpus()).times(lessons.get(i).document(), epoch, learning.seed()))).toArray();
			}

			@Override
			public int length(int example) {
				return lessons.get(example).length();
			}
		}, learning.batchWords(), learning.seed());
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
		return Arrays.stream(epochs.batch(step)).mapToLong(i -> lessons.get(i).length()).sum();
	}

	@Override
	public NDArray loss(DjlOps ops, NDManager manager, long step) {
		List<Lesson> batch = Arrays.stream(epochs.batch(step)).mapToObj(lessons::get).toList();
		Random random = new Random(learning.seed() * 31 + step);
		List<SourceText> sources = batch.stream().map(lesson -> lesson.source().get()).toList();
		int actions = alphabet.actions().size();
		float[] wanted = new float[batch.size() * actions];
		float[] weights = new float[batch.size()];
		List<int[]> written = new ArrayList<>();
		for (int row = 0; row < batch.size(); row++) {
			Lesson lesson = batch.get(row);
			boolean[] types = asked.draw(lesson.corpus(), random);
			for (int action = 0; action < actions; action++) {
				wanted[row * actions + action] = types[action] ? 1 : 0;
			}
			weights[row] = lesson.weight();
			written.add(asked.withEnd(lesson.targets().get(random.nextInt(lesson.targets().size())), types));
		}
		WritingBatch inputs = new WritingBatch(sources, manager);
		WriterNet.Read<NDArray> read = net.read(ops, inputs.source(net.source().inputs(), features, hiding, random), inputs.places());
		WriterNet.Step<NDArray> steps = inputs.steps(written, wanted, alphabet, learning.spell(), random);
		return loss.of(net.writer().next(ops, steps, read, List.of()).logits(), written, sources, weights, manager);
	}

	@Override
	public Optional<Evaluated> evaluate(NDManager manager) {
		return evaluation.evaluate();
	}
}
