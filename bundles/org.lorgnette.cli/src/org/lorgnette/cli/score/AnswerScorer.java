package org.lorgnette.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.cli.score.ScoreResult.Note;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.predictions.AnswerTable;
import org.lorgnette.io.predictions.AnswerTable.Row;
import org.lorgnette.metrics.vqa.Accuracy;

/** Accuracy, classes and consistency of answers in tables. */
final class AnswerScorer implements Scorer {

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		List<Row> gold = AnswerTable.read(options.gold());
		List<Row> predicted = AnswerTable.read(options.predicted());
		List<Note> notes = Alignment.check(gold.stream().map(Row::id).toList(), predicted.stream().map(Row::id).toList(), options);
		cancellation.check();
		Map<String, String> answers = new HashMap<>();
		predicted.forEach(row -> answers.put(row.id(), row.answer()));
		List<Accuracy.Outcome> outcomes = new ArrayList<>();
		gold.forEach(row -> outcomes
				.add(new Accuracy.Outcome(row.id(), row.answer(), Optional.ofNullable(answers.get(row.id())), row.group())));
		Accuracy accuracy = new Accuracy(outcomes);
		writeItems(accuracy, options);
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("accuracy", accuracy.accuracy());
		accuracy.consistency().ifPresent(consistency -> values.put("consistency", consistency));
		Map<String, Object> types = new LinkedHashMap<>();
		accuracy.classes().forEach((type, counts) -> types.put(type, Ratios.of(counts)));
		values.put("types", types);
		return new ScoreResult(values, Optional.empty(), notes);
	}

	private static void writeItems(Accuracy accuracy, ScoreOptions options) throws IOException {
		try (ItemWriter items = new ItemWriter(options.perItem())) {
			for (Accuracy.Outcome outcome : accuracy.outcomes()) {
				Map<String, Object> item = new LinkedHashMap<>();
				item.put("id", outcome.id());
				item.put("correct", outcome.correct() ? 1 : 0);
				items.add(item);
			}
			items.commit();
		}
	}
}
