package org.lorgnette.training.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.training.loop.Epochs;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningTask;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Learns to answer questions. */
final class ReaderTask implements LearningTask {

	/** A window of a question, or, with another passage, that question without an answer. */
	private record Item(Optional<Example> example, AskedQuestion question, int corpus) {
	}

	private final ReaderNet net;
	private final ReadingBatch batches;
	private final WordHiding hiding;
	private final long seed;
	private final List<Item> items = new ArrayList<>();
	private final List<Distractors> distractors;
	/** Examples without answer by number of item, as far as they were asked for. */
	private final Map<Integer, Optional<Example>> made = new HashMap<>();
	private final Epochs epochs;
	private final ReaderEvaluation evaluation;

	ReaderTask(ReaderNet net, ReadingBatch batches, Map<String, MatchWord> known, List<ReadingCorpus> corpora,
			ReaderEvaluation evaluation,
			WordHiding hiding, ReadingSettings mix, int batchWords, long seed) {
		this.net = net;
		this.batches = batches;
		this.hiding = hiding;
		this.seed = seed;
		this.evaluation = evaluation;
		distractors = corpora.stream().map(corpus -> new Distractors(corpus, known, mix.window())).toList();
		for (int i = 0; i < corpora.size(); i++) {
			for (AskedQuestion question : corpora.get(i).questions().stream().filter(AskedQuestion::isLearnable).toList()) {
				for (Example example : Example.of(question, mix.window(), mix.emptyWeight())) {
					items.add(new Item(Optional.of(example), question, i));
				}
				if (question.isAnswerable() && mix.unanswerable() > 0) {
					items.add(new Item(Optional.empty(), question, i));
				}
			}
		}
		List<TrainingData.Part> parts = corpora.stream().map(ReadingCorpus::part).toList();
		List<TrainingData.Part> rarely = mix.unanswerable() > 0
				? parts.stream().map(part -> new TrainingData.Part(part.name() + " without answer",
				part.corpus(), part.weight() * mix.unanswerable(), part.language())).toList() : List.of();
		epochs = new Epochs(new Epochs.Examples() {
			@Override
			public int[] of(long epoch) {
				return IntStream.range(0, items.size()).flatMap(i -> {
					Item item = items.get(i);
					int times = item.example.isPresent() ? parts.get(item.corpus).times(item.question.passage().document(), epoch, seed)
							: rarely.get(item.corpus).times(i, epoch, seed);
					return IntStream.generate(() -> i).limit(times > 0 && example(i).isPresent() ? times : 0);
				}).toArray();
			}

			@Override
			public int length(int item) {
				return example(item).orElseThrow().length();
			}
		}, batchWords, seed);
	}

	private Optional<Example> example(int item) {
		Item wanted = items.get(item);
		return wanted.example.isPresent() ? wanted.example : made.computeIfAbsent(item,
				i -> distractors.get(wanted.corpus).of(wanted.question, new Random(seed * 0x9E3779B97F4A7C15L + i)));
	}

	private List<Example> batch(long step) {
		return Arrays.stream(epochs.batch(step)).mapToObj(item -> example(item).orElseThrow()).toList();
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
		return batch(step).stream().mapToLong(Example::length).sum();
	}

	@Override
	public NDArray loss(DjlOps ops, NDManager manager, long step) {
		List<Example> examples = batch(step);
		return ReaderLoss.of(batches.read(net, ops, manager, examples, hiding, new Random(seed * 31 + step)), examples, manager);
	}

	@Override
	public Optional<Evaluated> evaluate(NDManager manager) {
		return evaluation.evaluate(net, manager);
	}
}
