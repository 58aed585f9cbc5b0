package org.lorgnette.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.predictions.VqaResults;
import org.lorgnette.io.vqa.VqaFormat;
import org.lorgnette.metrics.vqa.VqaAccuracy;
import org.lorgnette.metrics.vqa.VqaOutcome;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/** The VQA challenge's script. As there, questions, annotations and results must have the same ids. */
final class VqaScorer implements Scorer {

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		List<VisualQuestion> questions = questions(options, cancellation);
		Map<String, String> answers = VqaResults.read(options.predicted());
		check(questions, answers, options);
		VqaAccuracy accuracy = VqaAccuracy.of(questions, answers);
		try (ItemWriter items = new ItemWriter(options.perItem())) {
			for (VqaOutcome outcome : accuracy.outcomes()) {
				Map<String, Object> item = new LinkedHashMap<>();
				item.put("question_id", outcome.id());
				item.put("accuracy", outcome.percent());
				items.add(item);
			}
			items.commit();
		}
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("overall", accuracy.overall());
		values.put("perAnswerType", accuracy.perAnswerType());
		values.put("perQuestionType", accuracy.perQuestionType());
		return new ScoreResult(values);
	}

	private static List<VisualQuestion> questions(ScoreOptions options, Cancellation cancellation) throws IOException {
		CorpusSource source = options.questions();
		CorpusSource annotations = options.gold();
		annotations.open().close();
		VqaFormat format = new VqaFormat();
		List<Problem> problems = new ArrayList<>();
		List<VisualQuestion> questions = new ArrayList<>();
		try (CorpusReader reader = format.reader(source,
				FormatOptions.of(format.options(), Map.of("annotations", annotations.name())), problems::add)) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				cancellation.check();
				if (next.get() instanceof VisualQuestion question) {
					questions.add(question);
				}
			}
		}
		if (!problems.isEmpty()) {
			Problem problem = problems.getFirst();
			throw new CorpusException(problem.location(), problem.message() + "; expected the same ids in " + source.name() + " and "
					+ annotations.name());
		}
		if (questions.isEmpty()) {
			throw new CorpusException(Location.of(source.name()), "holds no question; expected a VQA v2 questions file");
		}
		return questions;
	}

	private static void check(List<VisualQuestion> questions, Map<String, String> answers, ScoreOptions options)
			throws CorpusException {
		Set<String> unknown = new HashSet<>(answers.keySet());
		for (VisualQuestion question : questions) {
			if (question.answers().isEmpty()) {
				throw new CorpusException(Location.of(options.gold().name()),
						"question_id " + question.id() + " has no answer; expected those of the annotators");
			}
			if (!unknown.remove(question.id())) {
				throw new CorpusException(Location.of(options.predicted().name()), "no answer for question_id " + question.id()
						+ " of " + options.questions().name() + "; expected every question");
			}
		}
		Optional<String> first = answers.keySet().stream().filter(unknown::contains).findFirst();
		if (first.isPresent()) {
			throw new CorpusException(Location.of(options.predicted().name()), "question_id " + first.get() + " is not in "
					+ options.questions().name() + "; expected answers to its questions only");
		}
	}
}
