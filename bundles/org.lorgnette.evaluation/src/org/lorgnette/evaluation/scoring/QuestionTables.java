package org.lorgnette.evaluation.scoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.qa.SquadOutcome;

/** Questions counted by unit: all together, by whether they have an answer, by kind, by length of answer and passage. */
final class QuestionTables {

	private static final String ALL = "all";
	private static final String ANSWERABLE = "answerable";
	private static final String UNANSWERABLE = "unanswerable";
	private static final String NO_ANSWER = "no-answer";
	private static final String FRENCH = "french";
	private static final List<String> VALUES = List.of(Score.EXACT, Score.F1);

	private final Map<String, Integer> units = new HashMap<>();
	private final long most;
	private final Map<String, UnitStatistics> measures = new LinkedHashMap<>();
	private final SortedMap<String, UnitStatistics> kinds = new TreeMap<>();
	private final Map<String, Map<String, UnitStatistics>> breakdowns = new LinkedHashMap<>();

	QuestionTables(Collection<QuestionScoring.Scoring> questions) {
		Map<String, Long> sizes = new HashMap<>();
		for (QuestionScoring.Scoring question : questions) {
			units.putIfAbsent(question.unit(), units.size());
			sizes.merge(question.unit(), 1L, Long::sum);
		}
		most = sizes.values().stream().mapToLong(Long::longValue).max().orElse(1);
		measures.put(ALL, table());
		boolean hasAnswerable = questions.stream().anyMatch(question -> question.outcome().hasAnswer());
		boolean hasUnanswerable = questions.stream().anyMatch(question -> !question.outcome().hasAnswer());
		if (hasUnanswerable) {
			if (hasAnswerable) {
				measures.put(ANSWERABLE, table());
			}
			measures.put(UNANSWERABLE, table());
			measures.put(NO_ANSWER, new UnitTable());
		}
		breakdowns.put(Answering.ANSWER_LENGTH, ranges(questions, QuestionScoring.Scoring::answerLength, LengthRange.ANSWER));
		breakdowns.put(Answering.PASSAGE_LENGTH, ranges(questions, QuestionScoring.Scoring::passageLength, LengthRange.PASSAGE));
		// Units in ascending order, which tables of counts ask for; within a unit the questions stay in order.
		List<QuestionScoring.Scoring> byUnit = questions.stream()
				.sorted(Comparator.comparingInt(question -> units.get(question.unit()))).toList();
		questions.forEach(this::add);
		if (hasUnanswerable) {
			UnitTable noAnswer = (UnitTable) measures.get(NO_ANSWER);
			byUnit.forEach(question -> noAnswer.add(units.get(question.unit()), noAnswer(question)));
		}
	}

	private Map<String, UnitStatistics> ranges(Collection<QuestionScoring.Scoring> questions,
			Function<QuestionScoring.Scoring, String> range, LengthRange ranges) {
		Map<String, UnitStatistics> tables = new LinkedHashMap<>();
		ranges.names().stream().filter(name -> questions.stream().map(range).anyMatch(name::equals))
				.forEach(name -> tables.put(name, table()));
		return tables;
	}

	/** An empty table for these units. */
	UnitStatistics table() {
		return new MeanTable(VALUES, Score.F1, most, units.size());
	}

	private void add(QuestionScoring.Scoring question) {
		SquadOutcome outcome = question.outcome();
		add(measures.get(ALL), question, outcome);
		String part = outcome.hasAnswer() ? ANSWERABLE : UNANSWERABLE;
		if (measures.containsKey(part)) {
			add(measures.get(part), question, outcome);
		}
		question.french().ifPresent(french -> add(measures.computeIfAbsent(FRENCH, unseen -> table()), question, french));
		add(kinds.computeIfAbsent(question.kind(), unseen -> table()), question, outcome);
		if (!question.answerLength().isEmpty()) {
			add(breakdowns.get(Answering.ANSWER_LENGTH).get(question.answerLength()), question, outcome);
		}
		add(breakdowns.get(Answering.PASSAGE_LENGTH).get(question.passageLength()), question, outcome);
	}

	private void add(UnitStatistics table, QuestionScoring.Scoring question, SquadOutcome outcome) {
		((MeanTable) table).add(units.get(question.unit()), outcome.exact(), outcome.f1());
	}

	private static Counts noAnswer(QuestionScoring.Scoring question) {
		int gold = question.outcome().hasAnswer() ? 0 : 1;
		int predicted = question.saysNone() ? 1 : 0;
		return new Counts(gold, predicted, gold * predicted);
	}

	int units() {
		return units.size();
	}

	int unit(QuestionScoring.Scoring question) {
		return units.get(question.unit());
	}

	Map<String, UnitStatistics> measures() {
		return measures;
	}

	SortedMap<String, UnitStatistics> kinds() {
		return kinds;
	}

	Map<String, Map<String, UnitStatistics>> breakdowns() {
		return breakdowns;
	}
}
