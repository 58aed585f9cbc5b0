package org.lorgnette.training.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.training.loop.Epochs;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningTask;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Learns to answer questions about pictures, and to point at what they are about where boxes say so. */
final class VisionTask implements LearningTask {

	/**
	 * How examples are shown.
	 *
	 * @param questions the most about one picture at a time; more of them come apart
	 * @param smoothing of gold answers: the share that is spread over all answers
	 * @param pointing the weight of boxes beside answers
	 * @param evidence the weight of evidence beside answers
	 */
	record Showing(Augmentation augmentation, WordHiding hiding, Rewording rewording, int questions, float smoothing, float pointing,
			float evidence) {
	}

	/** Some questions about a picture of a corpus. */
	private record Item(AskedPicture picture, int corpus) {
	}

	private final VisionNet net;
	private final PictureBatch batches;
	private final AnswerSet answers;
	private final Showing showing;
	private final long seed;
	private final List<Item> items = new ArrayList<>();
	private final Epochs epochs;
	private final VisionEvaluation evaluation;

	VisionTask(VisionNet net, PictureBatch batches, AnswerSet answers, List<PictureCorpus> corpora, VisionEvaluation evaluation,
			Showing showing, int batchWords, long seed) {
		this.net = net;
		this.batches = batches;
		this.answers = answers;
		this.showing = showing;
		this.seed = seed;
		this.evaluation = evaluation;
		for (int i = 0; i < corpora.size(); i++) {
			for (AskedPicture picture : corpora.get(i).pictures()) {
				List<AskedPicture.Asked> known = picture.questions().stream().filter(this::isLearnable).toList();
				for (int from = 0; from < known.size(); from += showing.questions()) {
					items.add(new Item(new AskedPicture(picture.colours(), picture.number(),
							known.subList(from, Math.min(known.size(), from + showing.questions()))), i));
				}
			}
		}
		int patches = net.image().size().patches();
		epochs = new Epochs(new Epochs.Examples() {
			@Override
			public int[] of(long epoch) {
				return IntStream.range(0, items.size()).flatMap(i -> IntStream.generate(() -> i)
						.limit(corpora.get(items.get(i).corpus).part().times(items.get(i).picture.number(), epoch, seed))).toArray();
			}

			/** The words of its questions and its patches: vectors to compute. */
			@Override
			public int length(int example) {
				AskedPicture picture = items.get(example).picture;
				return picture.questions().size() * picture.longest() + patches;
			}
		}, batchWords, seed);
	}

	private boolean isLearnable(AskedPicture.Asked asked) {
		return asked.box().isPresent() || asked.answers().keySet().stream().anyMatch(answers::knows);
	}

	long steps(int count) {
		return epochs.steps(count);
	}

	@Override
	public Net net() {
		return net;
	}

	private List<AskedPicture> batch(long step) {
		return Arrays.stream(epochs.batch(step)).mapToObj(i -> items.get(i).picture).toList();
	}

	@Override
	public long size(long step) {
		return batch(step).stream().mapToLong(picture -> picture.questions().size()).sum();
	}

	@Override
	public NDArray loss(DjlOps ops, NDManager manager, long step) {
		List<AskedPicture> pictures = batch(step);
		Random random = new Random(seed * 31 + step);
		ImageSize size = net.image().size();
		List<Augmentation.Change> changes = pictures.stream()
				.map(picture -> showing.augmentation().draw(size.pixelWidth(), size.pixelHeight(), random)).toList();
		PictureBatch.Said said = batches.say(net, ops, manager, pictures, changes, showing.augmentation().grain(), showing.hiding(),
				showing.rewording(), random);
		PictureBatch.Gold gold = batches.gold(pictures, changes, answers);
		long rows = (long) pictures.size() * said.questions();
		NDArray loss = crossEntropy(said.scores().answers(), smoothed(gold.shares()), rows, answers.size(), gold.answered(), manager);
		if (gold.boxes() > 0 && showing.pointing() > 0) {
			loss = loss.add(DjlOps.scaled(
					crossEntropy(said.scores().points(), gold.patches(), rows, size.patches(), gold.boxes(), manager), showing.pointing()));
		}
		List<NDArray> evidence = said.scores().evidence();
		for (NDArray logits : evidence) {
			loss = loss.add(DjlOps.scaled(evidenceLoss(logits, gold, manager), showing.evidence() / evidence.size()));
		}
		return loss;
	}

	/** Binary cross-entropy, added up over patches and roles: the mean over the questions whose evidence is known. */
	static NDArray evidenceLoss(NDArray logits, PictureBatch.Gold gold, NDManager manager) {
		NDArray marks = manager.create(gold.evidence(), logits.getShape());
		NDArray known = manager.create(gold.evident(), new Shape(gold.evident().length, 1, 1));
		NDArray each = logits.maximum(0f).sub(logits.mul(marks)).add(logits.abs().neg().exp().add(1f).log());
		float count = 0;
		for (float one : gold.evident()) {
			count += one;
		}
		return DjlOps.scaled(each.mul(known).sum(), 1 / Math.max(1, count));
	}

	private float[] smoothed(float[] shares) {
		int size = answers.size();
		float[] smoothed = shares.clone();
		for (int row = 0; row < shares.length / size; row++) {
			boolean known = false;
			for (int i = row * size; i < (row + 1) * size; i++) {
				known |= shares[i] > 0;
			}
			for (int i = row * size; known && i < (row + 1) * size; i++) {
				smoothed[i] = (1 - showing.smoothing()) * shares[i] + showing.smoothing() / size;
			}
		}
		return smoothed;
	}

	/** The mean over the rows that have gold; others are 0 throughout. */
	private static NDArray crossEntropy(NDArray logits, float[] gold, long rows, int columns, int known, NDManager manager) {
		NDArray shares = manager.create(gold, new Shape(rows, columns));
		return DjlOps.scaled(logits.logSoftmax(-1).mul(shares).sum(), -1f / Math.max(1, known));
	}

	@Override
	public Optional<Evaluated> evaluate(NDManager manager) {
		return evaluation.evaluate(net, manager);
	}
}
