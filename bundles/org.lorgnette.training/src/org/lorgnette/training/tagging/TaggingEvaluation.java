package org.lorgnette.training.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.decode.ChainDecoder;
import org.lorgnette.engine.djl.decode.ChainWeights;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.metrics.Counts;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.tagging.TaggedCorpus.TaggedSentence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/** Strict precision, recall and F1 over entities of held-out sentences. */
final class TaggingEvaluation {

	private static final int BATCH_WORDS = 4000;

	private final WordFeatures features;
	private final TagGrammar grammar;
	private final List<TaggedCorpus> corpora;

	TaggingEvaluation(WordFeatures features, TagGrammar grammar, List<TaggedCorpus> corpora) {
		this.features = features;
		this.grammar = grammar;
		this.corpora = corpora;
	}

	/** F1 over all corpora together decides; empty if there is none. */
	Optional<Evaluated> evaluate(TaggingNet net, NDManager manager) {
		Counts all = Counts.ZERO;
		Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		for (TaggedCorpus corpus : corpora) {
			Counts counts = Counts.ZERO;
			float[][] emissions = emissions(net, corpus.sentences(), manager);
			ChainDecoder decoder = decoder(net, manager);
			for (int i = 0; i < emissions.length; i++) {
				counts = counts.plus(count(corpus, corpus.sentences().get(i), decoder, emissions[i]));
			}
			parts.put(corpus.part().name(), metrics(counts));
			all = all.plus(counts);
		}
		if (corpora.size() > 1) {
			parts.put("together", metrics(all));
		}
		return corpora.isEmpty() ? Optional.empty() : Optional.of(new Evaluated(all.f1().orElse(0), parts));
	}

	private static Map<String, Double> metrics(Counts counts) {
		Map<String, Double> metrics = new LinkedHashMap<>();
		counts.precision().ifPresent(value -> metrics.put("precision", value));
		counts.recall().ifPresent(value -> metrics.put("recall", value));
		counts.f1().ifPresent(value -> metrics.put("f1", value));
		return metrics;
	}

	/** The emissions of all held-out sentences, [words * tags] each, in the order of {@link #sentences}. */
	List<float[]> emissions(TaggingNet net, NDManager manager) {
		return corpora.stream().flatMap(corpus -> Arrays.stream(emissions(net, corpus.sentences(), manager))).toList();
	}

	/** All held-out sentences with the corpus of each. */
	List<Map.Entry<TaggedCorpus, TaggedSentence>> sentences() {
		return corpora.stream().flatMap(corpus -> corpus.sentences().stream().map(sentence -> Map.entry(corpus, sentence))).toList();
	}

	private ChainDecoder decoder(TaggingNet net, NDManager manager) {
		return new ChainDecoder(grammar, weights(net, manager), 1);
	}

	static ChainWeights weights(TaggingNet net, NDManager manager) {
		DjlOps ops = ops(manager);
		return new ChainWeights(net.crf().start(ops).toFloatArray(), net.crf().end(ops).toFloatArray(),
				net.crf().transitions(ops).toFloatArray());
	}

	private Counts count(TaggedCorpus corpus, TaggedSentence sentence, ChainDecoder decoder, float[] emissions) {
		int[] gold = sentence.tags().stream().mapToInt(grammar.labels()::indexOf).toArray();
		Set<Chunk> expected = new HashSet<>(grammar.chunks(gold));
		List<Chunk> found = new ArrayList<>(grammar.chunks(decoder.best(emissions, 0, gold.length, Cancellation.NONE)));
		// Of types that the corpus does not know, nothing can be right or wrong.
		found.removeIf(chunk -> !corpus.types().contains(chunk.type()));
		return new Counts(expected.size(), found.size(), found.stream().filter(expected::contains).count());
	}

	/** Emissions [words * tags] of each sentence. */
	private float[][] emissions(TaggingNet net, List<TaggedSentence> sentences, NDManager manager) {
		float[][] found = new float[sentences.size()][];
		int[] sorted = IntStream.range(0, found.length).boxed().sorted(Comparator.comparing(i -> sentences.get(i).words().size()))
				.mapToInt(Integer::intValue).toArray();
		int begin = 0;
		for (int i = 1; i <= sorted.length; i++) {
			if (i == sorted.length || (i + 1 - begin) * sentences.get(sorted[i]).words().size() > BATCH_WORDS) {
				emissions(net, sentences, Arrays.copyOfRange(sorted, begin, i), manager, found);
				begin = i;
			}
		}
		return found;
	}

	private void emissions(TaggingNet net, List<TaggedSentence> sentences, int[] batch, NDManager manager, float[][] found) {
		int longest = sentences.get(batch[batch.length - 1]).words().size();
		int width = features.width();
		long[] ids = new long[batch.length * longest * width];
		for (int row = 0; row < batch.length; row++) {
			List<String> words = sentences.get(batch[row]).words();
			for (int i = 0; i < words.size(); i++) {
				System.arraycopy(features.ids(words.get(i)), 0, ids, (row * longest + i) * width, width);
			}
		}
		try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			DjlOps ops = ops(inner);
			NDArray input = inner.create(ids, new Shape(batch.length, longest, width));
			float[] all = net.emissions(ops, input, WordEmbedding.mask(ops, input)).toFloatArray();
			int size = longest * grammar.size();
			for (int row = 0; row < batch.length; row++) {
				int length = sentences.get(batch[row]).words().size() * grammar.size();
				found[batch[row]] = Arrays.copyOfRange(all, row * size, row * size + length);
			}
		}
	}

	private static DjlOps ops(NDManager manager) {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
	}
}
