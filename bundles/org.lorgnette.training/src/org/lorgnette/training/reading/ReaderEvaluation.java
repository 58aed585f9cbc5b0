package org.lorgnette.training.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.qa.PassageWindow;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadEvaluation;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.ParameterStore;

/** Exact match and F1 of SQuAD 2.0 over held-out questions. */
final class ReaderEvaluation {

	private static final int BATCH_WORDS = 4000;
	private static final WordHiding NOTHING = new WordHiding(0);

	private final ReadingBatch batches;
	private final List<ReadingCorpus> corpora;
	private final Window size;
	private final int longest;

	/** @param longest words in an answer */
	ReaderEvaluation(ReadingBatch batches, List<ReadingCorpus> corpora, Window size, int longest) {
		this.batches = batches;
		this.corpora = corpora;
		this.size = size;
		this.longest = longest;
	}

	/** The mean over corpora of F1 decides; empty if there is none. */
	Optional<Evaluated> evaluate(ReaderNet net, NDManager manager) {
		Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		double sum = 0;
		for (ReadingCorpus corpus : corpora) {
			Map<String, Double> metrics = AnswerScores.of(evaluation(read(corpus, net, manager)).scores(), corpus.hasUnanswerable());
			parts.put(corpus.part().name(), metrics);
			sum += metrics.getOrDefault("f1", 0.0);
		}
		return corpora.isEmpty() ? Optional.empty() : Optional.of(new Evaluated(sum / corpora.size(), parts));
	}

	private SquadEvaluation evaluation(List<ScoredQuestion> questions) {
		List<GoldAnswers> gold = new ArrayList<>();
		Map<String, String> answers = new LinkedHashMap<>();
		Map<String, Double> margins = new LinkedHashMap<>();
		for (int i = 0; i < questions.size(); i++) {
			// Ids of different corpora may be the same.
			String id = String.valueOf(i);
			gold.add(new GoldAnswers(id, questions.get(i).asked().answers().answers()));
			answers.put(id, questions.get(i).best(longest));
			margins.put(id, questions.get(i).margin(longest));
		}
		return new Squad(SquadSettings.DEFAULT.withNoAnswerThreshold(Double.POSITIVE_INFINITY)).evaluate(gold, answers, margins);
	}

	/** All held-out questions with what the network says. */
	List<ScoredQuestion> read(ReaderNet net, NDManager manager) {
		return corpora.stream().flatMap(corpus -> read(corpus, net, manager).stream()).toList();
	}

	private List<ScoredQuestion> read(ReadingCorpus corpus, ReaderNet net, NDManager manager) {
		List<Example> examples = new ArrayList<>();
		List<ScoredQuestion> questions = new ArrayList<>();
		List<Integer> owners = new ArrayList<>();
		for (AskedQuestion asked : corpus.questions()) {
			for (PassageWindow window : PassageWindow.over(asked.passage().words().length, size)) {
				examples.add(new Example(asked.words(), asked.passage(), window, List.of(), 1));
				owners.add(questions.size());
			}
			questions.add(new ScoredQuestion(corpus, asked, new ArrayList<>()));
		}
		int[] sorted = IntStream.range(0, examples.size()).boxed().sorted(Comparator.comparing(i -> examples.get(i).length()))
				.mapToInt(Integer::intValue).toArray();
		ScoredWindow[] scored = new ScoredWindow[sorted.length];
		int begin = 0;
		for (int i = 1; i <= sorted.length; i++) {
			if (i == sorted.length || (i + 1 - begin) * examples.get(sorted[i]).length() > BATCH_WORDS) {
				read(net, examples, Arrays.copyOfRange(sorted, begin, i), manager, scored);
				begin = i;
			}
		}
		for (int i = 0; i < scored.length; i++) {
			questions.get(owners.get(i)).windows().add(scored[i]);
		}
		return questions;
	}

	private void read(ReaderNet net, List<Example> examples, int[] batch, NDManager manager, ScoredWindow[] scored) {
		List<Example> rows = Arrays.stream(batch).mapToObj(examples::get).toList();
		try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			DjlOps ops = new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false);
			ReaderNet.Scores<NDArray> scores = batches.read(net, ops, inner, rows, NOTHING, new Random(0));
			int length = (int) scores.starts().getShape().get(1);
			float[] starts = scores.starts().toFloatArray();
			float[] ends = scores.ends().toFloatArray();
			float[] none = scores.none().toFloatArray();
			for (int row = 0; row < batch.length; row++) {
				int from = row * length;
				int to = from + rows.get(row).window().length();
				scored[batch[row]] = new ScoredWindow(rows.get(row).window(), Arrays.copyOfRange(starts, from, to),
						Arrays.copyOfRange(ends, from, to), none[row]);
			}
		}
	}
}
