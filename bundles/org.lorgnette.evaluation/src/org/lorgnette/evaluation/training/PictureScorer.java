package org.lorgnette.evaluation.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.metrics.vqa.VqaAccuracy;
import org.lorgnette.model.VisualQuestion;

/**
 * Accuracy of answers about pictures, in percent: of one gold answer the same to the letter, of several annotators as the
 * official VQA script counts them. Undefined values are left out.
 */
final class PictureScorer {

	private record Share(double sum, long count) {

		static final Share NONE = new Share(0, 0);

		Share plus(double score) {
			return new Share(sum + score, count + 1);
		}

		double percent() {
			return 100 * sum / count;
		}
	}

	private Share all = Share.NONE;
	private final Map<String, Share> types = new TreeMap<>();
	private final Map<String, Boolean> groups = new TreeMap<>();

	void add(VisualQuestion question, String answer) {
		if (question.answers().isEmpty()) {
			return;
		}
		double score = question.answers().size() > 1 ? VqaAccuracy.accuracy(question.answers(), answer)
				: question.answers().getFirst().strip().equals(answer) ? 1 : 0;
		all = all.plus(score);
		Optional<String> type = question.questionType().or(question::answerType);
		type.ifPresent(name -> types.merge(name, Share.NONE.plus(score), (a, b) -> a.plus(score)));
		question.group().ifPresent(group -> groups.merge(group, score >= 1, Boolean::logicalAnd));
	}

	long questions() {
		return all.count();
	}

	/** By name: {@code accuracy}, {@code consistency} if there are groups, and {@code accuracy of TYPE}. */
	Map<String, Double> values() {
		Map<String, Double> values = new LinkedHashMap<>();
		if (all.count() > 0) {
			values.put("accuracy", all.percent());
		}
		if (!groups.isEmpty()) {
			values.put("consistency", 100.0 * groups.values().stream().filter(right -> right).count() / groups.size());
		}
		types.forEach((name, share) -> values.put("accuracy of " + name, share.percent()));
		return values;
	}
}
