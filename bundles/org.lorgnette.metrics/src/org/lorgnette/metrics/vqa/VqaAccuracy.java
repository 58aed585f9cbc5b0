package org.lorgnette.metrics.vqa;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

import org.lorgnette.metrics.python.PythonNumbers;
import org.lorgnette.model.VisualQuestion;

/**
 * The official VQA accuracy (Antol et al. 2015, Goyal et al. 2017; {@code vqaEval.py}): an answer counts min(1, n / 3) where n of
 * the other annotators gave it, averaged over leaving out each annotator. Numbers are in percent, with two digits after the
 * point. Merging equals scoring all questions, in this order.
 */
public record VqaAccuracy(List<VqaOutcome> outcomes) {

	public static final VqaAccuracy ZERO = new VqaAccuracy(List.of());

	public VqaAccuracy {
		outcomes = List.copyOf(outcomes);
	}

	/**
	 * @param predictions
	 *            answers by question id
	 * @throws IllegalArgumentException
	 *             if a question has no prediction or no gold answer or occurs twice, or if a prediction belongs to no question
	 */
	public static VqaAccuracy of(List<VisualQuestion> questions, Map<String, String> predictions) {
		List<VqaOutcome> outcomes = new ArrayList<>(questions.size());
		Set<String> unused = new HashSet<>(predictions.keySet());
		for (VisualQuestion question : questions) {
			String prediction = predictions.get(question.id());
			if (prediction == null) {
				throw new IllegalArgumentException("no prediction for question " + question.id() + "; answer every question");
			}
			if (!unused.remove(question.id())) {
				throw new IllegalArgumentException("the gold holds question " + question.id() + " twice");
			}
			outcomes.add(outcome(question, prediction));
		}
		unused.stream().sorted().findFirst().ifPresent(id -> {
			throw new IllegalArgumentException("the prediction for question " + id + " belongs to no question of the gold");
		});
		return new VqaAccuracy(outcomes);
	}

	/** @throws IllegalArgumentException if the question has no gold answer */
	public static VqaOutcome outcome(VisualQuestion question, String prediction) {
		if (question.answers().isEmpty()) {
			throw new IllegalArgumentException("question " + question.id() + " has no gold answer");
		}
		return new VqaOutcome(question.id(), question.questionType(), question.answerType(),
				accuracy(question.answers(), prediction));
	}

	/**
	 * The accuracy, 0..1, of one answer against those of all annotators. If all annotators agree to the letter, nothing is
	 * normalised but white space around the answers. With a single annotator there is no other one, and the accuracy is 0.
	 *
	 * @throws IllegalArgumentException
	 *             without a gold answer
	 */
	public static double accuracy(List<String> gold, String prediction) {
		if (gold.isEmpty()) {
			throw new IllegalArgumentException("no gold answer");
		}
		List<String> answers = gold.stream().map(VqaAnswers::clean).toList();
		String answer = VqaAnswers.clean(prediction);
		if (new HashSet<>(answers).size() > 1) {
			answers = answers.stream().map(VqaAnswers::normalize).toList();
			answer = VqaAnswers.normalize(answer);
		}
		long matching = Collections.frequency(answers, answer);
		double sum = 0;
		for (String left : answers) {
			long others = matching - (left.equals(answer) ? 1 : 0);
			sum += Math.min(1, (double) others / 3);
		}
		return sum / answers.size();
	}

	public VqaAccuracy plus(VqaAccuracy other) {
		List<VqaOutcome> both = new ArrayList<>(outcomes);
		both.addAll(other.outcomes);
		return new VqaAccuracy(both);
	}

	/** Undefined without a question. */
	public OptionalDouble overall() {
		return outcomes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(percent(outcomes));
	}

	/** In the order in which the types first occur; questions without a type are left out. */
	public Map<String, Double> perAnswerType() {
		return per(VqaOutcome::answerType);
	}

	/** In the order in which the types first occur; questions without a type are left out. */
	public Map<String, Double> perQuestionType() {
		return per(VqaOutcome::questionType);
	}

	private Map<String, Double> per(Function<VqaOutcome, Optional<String>> type) {
		Map<String, List<VqaOutcome>> byType = new LinkedHashMap<>();
		for (VqaOutcome outcome : outcomes) {
			type.apply(outcome).ifPresent(name -> byType.computeIfAbsent(name, key -> new ArrayList<>()).add(outcome));
		}
		Map<String, Double> percents = new LinkedHashMap<>();
		byType.forEach((name, members) -> percents.put(name, percent(members)));
		return Collections.unmodifiableMap(percents);
	}

	/** Plain summation from left to right, as Python's {@code sum} up to version 3.11: a stream's sum is compensated. */
	private static double percent(List<VqaOutcome> outcomes) {
		double sum = 0;
		for (VqaOutcome outcome : outcomes) {
			sum += outcome.accuracy();
		}
		return PythonNumbers.round(100 * sum / outcomes.size(), 2);
	}
}
