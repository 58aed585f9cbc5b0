package org.lorgnette.training.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.training.loop.Epochs;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningTask;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.tagging.TaggedCorpus.TaggedSentence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Learns the tags of sentences. */
final class TaggingTask implements LearningTask {

	/** A sentence as numbers; {@code corpus} is the number of its part. */
	private record Example(String[] words, short[] tags, int corpus, int document) {
	}

	private final TaggingNet net;
	private final WordFeatures features;
	private final TagGrammar grammar;
	private final WordHiding hiding;
	private final long seed;
	private final List<Example> examples = new ArrayList<>();
	/** For each part: the tags of types that it does not know, which a word without a tag may have. */
	private final List<boolean[]> unknown = new ArrayList<>();
	private final Epochs epochs;
	private final TaggingEvaluation evaluation;

	TaggingTask(TaggingNet net, WordFeatures features, TagGrammar grammar, List<TaggedCorpus> corpora, TaggingEvaluation evaluation,
			WordHiding hiding, int batchWords, long seed) {
		this.net = net;
		this.features = features;
		this.grammar = grammar;
		this.hiding = hiding;
		this.seed = seed;
		this.evaluation = evaluation;
		Map<String, Integer> numbers = new HashMap<>();
		grammar.labels().forEach(label -> numbers.put(label, numbers.size()));
		for (int i = 0; i < corpora.size(); i++) {
			TaggedCorpus corpus = corpora.get(i);
			for (TaggedSentence sentence : corpus.sentences()) {
				short[] tags = new short[sentence.tags().size()];
				for (int k = 0; k < tags.length; k++) {
					tags[k] = numbers.get(sentence.tags().get(k)).shortValue();
				}
				examples.add(new Example(sentence.words().toArray(String[]::new), tags, i, sentence.document()));
			}
			boolean[] open = new boolean[grammar.size()];
			for (int tag = 0; tag < open.length; tag++) {
				String label = grammar.labels().get(tag);
				open[tag] = !label.equals("O") && !corpus.types().contains(label.substring(label.indexOf('-') + 1));
			}
			unknown.add(open);
		}
		epochs = new Epochs(new Epochs.Examples() {
			@Override
			public int[] of(long epoch) {
				return IntStream.range(0, examples.size()).flatMap(i -> {
					Example example = examples.get(i);
					return IntStream.generate(() -> i).limit(corpora.get(example.corpus).part().times(example.document, epoch, seed));
				}).toArray();
			}

			@Override
			public int length(int example) {
				return examples.get(example).words.length;
			}
		}, batchWords, seed);
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
		return Arrays.stream(epochs.batch(step)).mapToLong(i -> examples.get(i).words.length).sum();
	}

	@Override
	public NDArray loss(DjlOps ops, NDManager manager, long step) {
		int[] batch = epochs.batch(step);
		Random random = new Random(seed * 31 + step);
		int longest = Arrays.stream(batch).map(i -> examples.get(i).words.length).max().orElseThrow();
		int width = features.width();
		int tags = grammar.size();
		long[] ids = new long[batch.length * longest * width];
		float[] possible = new float[batch.length * longest * tags];
		int outside = grammar.labels().indexOf("O");
		int words = 0;
		for (int row = 0; row < batch.length; row++) {
			Example example = examples.get(batch[row]);
			words += example.words.length;
			for (int i = 0; i < example.words.length; i++) {
				int place = row * longest + i;
				hiding.fill(features, example.words[i], random, ids, place * width);
				possible[place * tags + example.tags[i]] = 1;
				if (example.tags[i] == outside) {
					boolean[] open = unknown.get(example.corpus);
					for (int tag = 0; tag < tags; tag++) {
						if (open[tag]) {
							possible[place * tags + tag] = 1;
						}
					}
				}
			}
		}
		NDArray input = manager.create(ids, new Shape(batch.length, longest, width));
		NDArray mask = WordEmbedding.mask(ops, input);
		NDArray likelihood = net.crf().logLikelihood(ops, net.emissions(ops, input, mask), mask,
				manager.create(possible, new Shape(batch.length, longest, tags)));
		return DjlOps.scaled(likelihood.sum(), -1f / words);
	}

	@Override
	public Optional<Evaluated> evaluate(NDManager manager) {
		return evaluation.evaluate(net, manager);
	}
}
