package org.lorgnette.training.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.lorgnette.metrics.vqa.VqaAccuracy;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.ParameterStore;

/** Accuracy over held-out questions, overall and by their type; and how often a pointed-at patch lies in the box. */
final class VisionEvaluation {

	private static final int QUESTIONS_AT_ONCE = 512;
	private static final WordHiding NOTHING = new WordHiding(0);

	private final PictureBatch batches;
	private final AnswerSet answers;
	private final List<PictureCorpus> corpora;

	/** A held-out question, the logits of all answers, and the patch that is pointed at. */
	record Scored(AskedPicture.Asked asked, float[] logits, boolean pointsRight) {

		int best() {
			int best = 0;
			for (int i = 1; i < logits.length; i++) {
				best = logits[i] > logits[best] ? i : best;
			}
			return best;
		}
	}

	VisionEvaluation(PictureBatch batches, AnswerSet answers, List<PictureCorpus> corpora) {
		this.batches = batches;
		this.answers = answers;
		this.corpora = corpora;
	}

	/** The mean over corpora of accuracy decides; empty if there is none. */
	Optional<Evaluated> evaluate(VisionNet net, NDManager manager) {
		Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		double sum = 0;
		for (PictureCorpus corpus : corpora) {
			Map<String, Double> metrics = metrics(score(corpus, net, manager));
			parts.put(corpus.part().name(), metrics);
			sum += metrics.getOrDefault("accuracy", 0.0);
		}
		return corpora.isEmpty() ? Optional.empty() : Optional.of(new Evaluated(sum / corpora.size(), parts));
	}

	private Map<String, Double> metrics(List<Scored> questions) {
		Map<String, List<Double>> scores = new LinkedHashMap<>();
		for (Scored question : questions) {
			if (!question.asked.answers().isEmpty()) {
				double score = accuracy(question);
				scores.computeIfAbsent("accuracy", key -> new ArrayList<>()).add(score);
				question.asked.question().questionType()
						.ifPresent(type -> scores.computeIfAbsent("accuracy of " + type, key -> new ArrayList<>()).add(score));
			}
			if (question.asked.box().isPresent()) {
				scores.computeIfAbsent("pointing", key -> new ArrayList<>()).add(question.pointsRight ? 1.0 : 0.0);
			}
		}
		Map<String, Double> metrics = new LinkedHashMap<>();
		scores.forEach((name, values) -> metrics.put(name, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
		return metrics;
	}

	private double accuracy(Scored question) {
		String answer = answers.answers().get(question.best());
		List<String> gold = question.asked.question().answers();
		return gold.size() > 1 ? VqaAccuracy.accuracy(gold, answer) : gold.getFirst().strip().equals(answer) ? 1 : 0;
	}

	/** All held-out questions with what the network says. */
	List<Scored> score(VisionNet net, NDManager manager) {
		return corpora.stream().flatMap(corpus -> score(corpus, net, manager).stream()).toList();
	}

	private List<Scored> score(PictureCorpus corpus, VisionNet net, NDManager manager) {
		List<Scored> scored = new ArrayList<>();
		List<AskedPicture> batch = new ArrayList<>();
		int most = 0;
		for (AskedPicture picture : corpus.pictures()) {
			for (int from = 0; from < picture.questions().size(); from += QUESTIONS_AT_ONCE) {
				AskedPicture part = picture.part(from, Math.min(picture.questions().size(), from + QUESTIONS_AT_ONCE));
				int with = Math.max(most, part.questions().size());
				if (!batch.isEmpty() && with * (batch.size() + 1) > QUESTIONS_AT_ONCE) {
					score(net, batch, manager, scored);
					batch.clear();
					with = part.questions().size();
				}
				batch.add(part);
				most = with;
			}
		}
		if (!batch.isEmpty()) {
			score(net, batch, manager, scored);
		}
		return scored;
	}

	private void score(VisionNet net, List<AskedPicture> pictures, NDManager manager, List<Scored> scored) {
		try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			DjlOps ops = new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false);
			List<Augmentation.Change> unchanged = Collections.nCopies(pictures.size(), Augmentation.Change.NONE);
			PictureBatch.Said said = batches.say(net, ops, inner, pictures, unchanged, 0, NOTHING, Rewording.NONE, new Random(0));
			float[] logits = said.scores().answers().toFloatArray();
			float[] points = said.scores().points().toFloatArray();
			float[] boxes = batches.gold(pictures, unchanged, answers).patches();
			int patches = net.image().size().patches();
			for (int i = 0; i < pictures.size(); i++) {
				for (int k = 0; k < pictures.get(i).questions().size(); k++) {
					int row = i * said.questions() + k;
					float[] own = Arrays.copyOfRange(logits, row * answers.size(), (row + 1) * answers.size());
					int pointed = 0;
					for (int patch = 1; patch < patches; patch++) {
						pointed = points[row * patches + patch] > points[row * patches + pointed] ? patch : pointed;
					}
					scored.add(new Scored(pictures.get(i).questions().get(k), own, boxes[row * patches + pointed] > 0));
				}
			}
		}
	}
}
