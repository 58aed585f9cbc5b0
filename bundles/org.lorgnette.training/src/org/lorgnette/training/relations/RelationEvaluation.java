package org.lorgnette.training.relations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.relation.LabelledSentence;
import org.lorgnette.metrics.relation.SemEval2010;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.loop.Evaluated;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.ParameterStore;

/**
 * How well held-out pairs are related: by the official macro-averaged F1 of SemEval-2010 Task 8 if all labels are its, else by
 * precision, recall and F1 over all relations.
 */
final class RelationEvaluation {

	private static final int BATCH_WORDS = 4000;

	private final WordFeatures features;
	private final LabelSet labels;
	private final List<RelationCorpus> corpora;

	RelationEvaluation(WordFeatures features, LabelSet labels, List<RelationCorpus> corpora) {
		this.features = features;
		this.labels = labels;
		this.corpora = corpora;
	}

	/** The score over all corpora together decides; empty if there is none. */
	Optional<Evaluated> evaluate(RelationNet net, NDManager manager) {
		if (corpora.isEmpty()) {
			return Optional.empty();
		}
		Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		List<PairExample> all = new ArrayList<>();
		List<float[]> allLogits = new ArrayList<>();
		int unreachable = 0;
		for (RelationCorpus corpus : corpora) {
			List<float[]> logits = logits(net, corpus.pairs(), manager);
			parts.put(corpus.part().name(), metrics(corpus.pairs(), logits, corpus.unreachable()));
			all.addAll(corpus.pairs());
			allLogits.addAll(logits);
			unreachable += corpus.unreachable();
		}
		Map<String, Double> together = metrics(all, allLogits, unreachable);
		if (corpora.size() > 1) {
			parts.put("together", together);
		}
		return Optional.of(new Evaluated(together.getOrDefault("f1", 0.0), parts));
	}

	/** All pairs. */
	List<PairExample> pairs() {
		return corpora.stream().flatMap(corpus -> corpus.pairs().stream()).toList();
	}

	/** The model's logits of pairs, in their order. */
	List<float[]> logits(RelationNet net, List<PairExample> pairs, NDManager manager) {
		float[][] found = new float[pairs.size()][];
		for (LengthBatches.Batch batch : LengthBatches.of(pairs.stream().mapToInt(PairExample::length).toArray(), BATCH_WORDS)) {
			try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
				scope.suppressNotUsedWarning();
				DjlOps ops = new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false);
				PairBatch inputs = PairBatch.of(Arrays.stream(batch.items()).mapToObj(pairs::get).toList(), features, PairHiding.NONE,
						new Random(0), inner);
				float[] all = net.apply(ops, List.of(inputs.ids(), inputs.roles())).getFirst().toFloatArray();
				for (int row = 0; row < batch.items().length; row++) {
					found[batch.items()[row]] = Arrays.copyOfRange(all, row * labels.size(), (row + 1) * labels.size());
				}
			}
		}
		return Arrays.asList(found);
	}

	private Map<String, Double> metrics(List<PairExample> pairs, List<float[]> logits, int unreachable) {
		Map<String, Double> metrics = new LinkedHashMap<>();
		if (isSemEval(pairs)) {
			official(pairs, logits).official().macro().ifPresent(macro -> {
				metrics.put("precision", macro.precision() / 100);
				metrics.put("recall", macro.recall() / 100);
				metrics.put("f1", macro.f1() / 100);
			});
		} else {
			Counts counts = count(pairs, logits, unreachable);
			counts.precision().ifPresent(value -> metrics.put("precision", value));
			counts.recall().ifPresent(value -> metrics.put("recall", value));
			counts.f1().ifPresent(value -> metrics.put("f1", value));
		}
		if (!pairs.isEmpty()) {
			metrics.put("loss", Calibration.loss(labels, pairs, logits, 1));
		}
		return metrics;
	}

	private boolean isSemEval(List<PairExample> pairs) {
		return labels.size() > 1 && SemEval2010.LABELS.containsAll(labels.labels())
				&& pairs.stream().allMatch(pair -> pair.labels().size() < 2 && SemEval2010.LABELS.containsAll(pair.labels()));
	}

	private SemEval2010 official(List<PairExample> pairs, List<float[]> logits) {
		List<LabelledSentence> key = new ArrayList<>();
		List<LabelledSentence> proposed = new ArrayList<>();
		for (int i = 0; i < pairs.size(); i++) {
			String id = String.valueOf(i);
			key.add(new LabelledSentence(id, pairs.get(i).labels().isEmpty() ? SemEval2010.OTHER : pairs.get(i).labels().getFirst()));
			proposed.add(new LabelledSentence(id, labels.labels().get(best(logits.get(i)))));
		}
		return SemEval2010.count(key, proposed);
	}

	private Counts count(List<PairExample> pairs, List<float[]> logits, int unreachable) {
		long gold = unreachable;
		long predicted = 0;
		long correct = 0;
		for (int i = 0; i < pairs.size(); i++) {
			gold += pairs.get(i).labels().size();
			int best = best(logits.get(i));
			if (best > 0) {
				predicted++;
				correct += pairs.get(i).labels().contains(labels.labels().get(best)) ? 1 : 0;
			}
		}
		return new Counts(gold, predicted, correct);
	}

	/** The first of the largest. */
	private static int best(float[] logits) {
		int best = 0;
		for (int label = 1; label < logits.length; label++) {
			if (logits[label] > logits[best]) {
				best = label;
			}
		}
		return best;
	}
}
