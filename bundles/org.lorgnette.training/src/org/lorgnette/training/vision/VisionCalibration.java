package org.lorgnette.training.vision;

import java.util.List;
import java.util.OptionalDouble;

import org.lorgnette.engine.djl.decode.Softmax;
import org.lorgnette.metrics.curve.Reliability;

/** Finds the temperature at which probabilities of answers say best how often they are right (Guo et al. 2017). */
final class VisionCalibration {

	private static final double LEAST = 0.25;
	private static final double MOST = 8;
	private static final double FACTOR = 1.02;
	private static final int BINS = 15;

	private VisionCalibration() {
	}

	/** The temperature with the least log loss; 1 without questions whose answer is known. */
	static double temperature(List<VisionEvaluation.Scored> questions, AnswerSet answers) {
		double best = 1;
		double least = Double.POSITIVE_INFINITY;
		// Without a mistake the likeliest is to be infinitely sure.
		if (questions.stream().allMatch(question -> isRight(question, answers))) {
			return best;
		}
		for (double temperature = LEAST; temperature <= MOST; temperature *= FACTOR) {
			double loss = loss(questions, answers, temperature);
			if (loss < least) {
				least = loss;
				best = temperature;
			}
		}
		return best;
	}

	/** The mean negative log-probability of gold answers; not a number without questions. */
	static double loss(List<VisionEvaluation.Scored> questions, AnswerSet answers, double temperature) {
		double sum = 0;
		int count = 0;
		for (VisionEvaluation.Scored question : questions) {
			float[] shares = new float[answers.size()];
			if (answers.fill(question.asked().answers(), shares, 0)) {
				double[] probabilities = Softmax.of(question.logits(), temperature);
				for (int i = 0; i < shares.length; i++) {
					sum -= shares[i] > 0 ? shares[i] * Math.log(Math.max(1e-12, probabilities[i])) : 0;
				}
				count++;
			}
		}
		return sum / count;
	}

	/** The expected calibration error of the surest answers, with 15 bins; undefined without questions. */
	static OptionalDouble error(List<VisionEvaluation.Scored> questions, AnswerSet answers, double temperature) {
		List<org.lorgnette.metrics.curve.Scored> scored = questions.stream().filter(question -> !question.asked().answers().isEmpty())
				.map(question -> new org.lorgnette.metrics.curve.Scored(Softmax.of(question.logits(), temperature)[question.best()],
						isRight(question, answers))).toList();
		return Reliability.equalWidth(scored, BINS).expectedCalibrationError();
	}

	private static boolean isRight(VisionEvaluation.Scored question, AnswerSet answers) {
		return question.asked().answers().containsKey(answers.answers().get(question.best()));
	}
}
