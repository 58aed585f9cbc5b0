package org.lorgnette.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.cli.score.ScoreResult.Note;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.io.predictions.SquadPredictions;
import org.lorgnette.io.squad.SquadFormat;
import org.lorgnette.metrics.qa.GoldAnswers;
import org.lorgnette.metrics.qa.MissingPrediction;
import org.lorgnette.metrics.qa.Squad;
import org.lorgnette.metrics.qa.SquadEvaluation;
import org.lorgnette.metrics.qa.SquadOutcome;
import org.lorgnette.metrics.qa.SquadSettings;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;

/**
 * The SQuAD 2.0 script. It fails on a question without prediction; if these are allowed they count as wrong, as in the script of
 * SQuAD 1.1. Predictions for other questions are ignored, as there.
 */
final class SquadScorer implements Scorer {

	private static final String IMPOSSIBLE = "is_impossible";

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		List<Note> notes = new ArrayList<>();
		ProblemNotes problems = new ProblemNotes();
		List<GoldAnswers> gold = gold(options.gold(), problems, cancellation);
		notes.addAll(problems.notes());
		Map<String, String> predictions = SquadPredictions.answers(options.predicted());
		cancellation.check();
		requireAll(gold, predictions, options, notes);
		SquadSettings settings = SquadSettings.DEFAULT.withNoAnswerThreshold(options.noAnswerThreshold())
				.withMissing(options.missingAllowed() ? MissingPrediction.WRONG : MissingPrediction.ERROR);
		Squad squad = new Squad(settings);
		Optional<CorpusSource> noAnswer = options.noAnswer();
		SquadEvaluation evaluation;
		if (noAnswer.isPresent()) {
			Map<String, Double> probabilities = SquadPredictions.noAnswer(noAnswer.get());
			requireProbabilities(gold, predictions, probabilities, noAnswer.get());
			evaluation = squad.evaluate(gold, predictions, probabilities);
		} else {
			evaluation = squad.evaluate(gold, predictions);
		}
		cancellation.check();
		writeItems(evaluation, options);
		return new ScoreResult(new LinkedHashMap<>(evaluation.scores().values()), Optional.empty(), notes);
	}

	private static List<GoldAnswers> gold(CorpusSource source, ProblemNotes problems, Cancellation cancellation)
			throws IOException {
		List<GoldAnswers> gold = new ArrayList<>();
		SquadFormat format = new SquadFormat();
		try (CorpusReader reader = format.reader(source, format.defaults(), problems)) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				cancellation.check();
				if (next.get() instanceof Document document) {
					for (Question question : document.questions()) {
						if (question.answerable() && question.answers().isEmpty() && !question.metadata().containsKey(IMPOSSIBLE)) {
							throw new CorpusException(Location.of(source.name()), "question '" + question.id()
									+ "' has no key 'answers'; expected gold answers, or an empty list where there is none");
						}
						gold.add(GoldAnswers.of(question));
					}
				}
			}
		}
		if (gold.isEmpty()) {
			throw new CorpusException(Location.of(source.name()), "holds no question; expected SQuAD questions with answers");
		}
		return gold;
	}

	private static void requireAll(List<GoldAnswers> gold, Map<String, String> predictions, ScoreOptions options,
			List<Note> notes) throws CorpusException {
		List<String> missing = gold.stream().map(GoldAnswers::id).filter(id -> !predictions.containsKey(id)).distinct().toList();
		if (!missing.isEmpty() && !options.missingAllowed()) {
			throw new CorpusException(Location.of(options.predicted().name()), "no answer for question '" + missing.getFirst() + "'"
					+ (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "") + " of " + options.gold().name()
					+ "; expected every id (with the empty text for no answer), or --allow-missing to count missing ones as wrong");
		}
		if (!missing.isEmpty()) {
			notes.add(new Note("score.missing", Integer.toString(missing.size()), missing.getFirst()));
		}
		Set<String> known = new HashSet<>(gold.stream().map(GoldAnswers::id).toList());
		List<String> unknown = predictions.keySet().stream().filter(id -> !known.contains(id)).toList();
		if (!unknown.isEmpty()) {
			notes.add(new Note("score.ignored", Integer.toString(unknown.size()), unknown.getFirst()));
		}
	}

	private static void requireProbabilities(List<GoldAnswers> gold, Map<String, String> predictions,
			Map<String, Double> probabilities, CorpusSource source) throws CorpusException {
		for (GoldAnswers question : gold) {
			if (predictions.containsKey(question.id()) && !probabilities.containsKey(question.id())) {
				throw new CorpusException(Location.of(source.name()), "no probability for question '" + question.id()
						+ "'; expected one for every question that has an answer in the predictions");
			}
		}
	}

	private static void writeItems(SquadEvaluation evaluation, ScoreOptions options) throws IOException {
		try (ItemWriter items = new ItemWriter(options.perItem())) {
			for (SquadOutcome outcome : evaluation.outcomes()) {
				Map<String, Object> item = new LinkedHashMap<>();
				item.put("id", outcome.id());
				item.put("exact", outcome.exact());
				item.put("f1", outcome.f1());
				items.add(item);
			}
			items.commit();
		}
	}
}
