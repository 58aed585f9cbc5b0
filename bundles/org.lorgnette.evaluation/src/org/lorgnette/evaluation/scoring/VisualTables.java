package org.lorgnette.evaluation.scoring;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.evaluation.scoring.VisualScoring.Scoring;
import org.lorgnette.metrics.Counts;

/** Answers to questions about pictures counted by unit: all together, by group, kind, type of answer and answer; and their boxes. */
final class VisualTables {

	static final String ALL = "all";
	static final String CONSISTENCY = "consistency";
	static final String GROUNDING = "grounding";
	/** Of more answers the most frequent ones have scores of their own. */
	static final int MOST_ANSWERS = 50;
	private static final double HALF = .5;

	private final List<Scoring> questions;
	private final int[] units;
	private final int unitCount;
	private final long most;
	private final boolean several;
	private final Map<String, UnitStatistics> measures = new LinkedHashMap<>();
	private final SortedMap<String, UnitStatistics> kinds = new TreeMap<>();
	private final Map<String, Map<String, UnitStatistics>> breakdowns = new LinkedHashMap<>();
	private final Map<String, Counts> classes = new LinkedHashMap<>();

	/** @param units of the questions, from 0 on */
	VisualTables(List<Scoring> questions, int[] units) {
		this.questions = questions;
		this.units = units;
		this.unitCount = IntStream.of(units).max().orElse(-1) + 1;
		long[] sizes = new long[unitCount];
		IntStream.of(units).forEach(unit -> sizes[unit]++);
		this.most = LongStream.of(sizes).max().orElse(1);
		this.several = questions.stream().anyMatch(question -> question.gold().isOfSeveral());
		measures.put(ALL, table());
		SortedMap<String, UnitStatistics> types = new TreeMap<>();
		for (int i = 0; i < questions.size(); i++) {
			Scoring question = questions.get(i);
			add(measures.get(ALL), i);
			add(kinds.computeIfAbsent(question.kind(), unseen -> table()), i);
			add(types.computeIfAbsent(question.answerType(), unseen -> table()), i);
			count(question);
		}
		consistency();
		grounding();
		breakdowns.put(VisualAnswering.ANSWER_TYPE, types);
		breakdowns.put(VisualAnswering.ANSWER, answers());
	}

	/** An empty table for these units. */
	UnitStatistics table() {
		return new MeanTable(several ? List.of(Score.ACCURACY, Score.EXACT) : List.of(Score.ACCURACY), Score.ACCURACY, most, unitCount);
	}

	private void add(UnitStatistics table, int at) {
		Scoring question = questions.get(at);
		double[] values = several ? new double[] { question.accuracy(), question.isExact() ? 1 : 0 } : new double[] { question.accuracy() };
		((MeanTable) table).add(units[at], values);
	}

	private void count(Scoring question) {
		String gold = question.gold().label();
		int exact = question.isExact() ? 1 : 0;
		classes.merge(gold, new Counts(1, exact, exact), Counts::plus);
		if (exact == 0 && !question.text().isEmpty()) {
			classes.merge(question.label(), new Counts(0, 1, 0), Counts::plus);
		}
	}

	/** A group that is spread over units counts where its first question is. */
	private void consistency() {
		Map<String, Integer> first = new LinkedHashMap<>();
		Map<String, Boolean> consistent = new HashMap<>();
		for (int i = 0; i < questions.size(); i++) {
			int unit = units[i];
			Scoring question = questions.get(i);
			question.question().group().ifPresent(group -> {
				first.putIfAbsent(group, unit);
				consistent.merge(group, question.isRight(), Boolean::logicalAnd);
			});
		}
		if (!first.isEmpty()) {
			MeanTable table = new MeanTable(List.of(Score.ACCURACY), Score.ACCURACY, first.size(), unitCount);
			first.forEach((group, unit) -> table.add(unit, consistent.get(group) ? 1 : 0));
			measures.put(CONSISTENCY, table);
		}
	}

	private void grounding() {
		if (questions.stream().noneMatch(question -> question.iou().isPresent())) {
			return;
		}
		MeanTable table = new MeanTable(List.of(Score.IOU, Score.ACC50), Score.IOU, most, unitCount);
		for (int i = 0; i < questions.size(); i++) {
			int unit = units[i];
			questions.get(i).iou().ifPresent(iou -> table.add(unit, iou, iou >= HALF ? 1 : 0));
		}
		measures.put(GROUNDING, table);
	}

	/** Precision and recall of the most frequent gold answers, in that order. */
	private Map<String, UnitStatistics> answers() {
		List<String> shown = classes.entrySet().stream().filter(entry -> entry.getValue().gold() > 0)
				.sorted(Comparator.comparingLong((Map.Entry<String, Counts> entry) -> entry.getValue().gold()).reversed()
						.thenComparing(Map.Entry::getKey))
				.limit(MOST_ANSWERS).map(Map.Entry::getKey).toList();
		Map<String, UnitStatistics> tables = new LinkedHashMap<>();
		shown.forEach(answer -> tables.put(answer, new UnitTable()));
		// Tables of counts ask for units in ascending order.
		List<Integer> byUnit = IntStream.range(0, units.length).boxed().sorted(Comparator.comparingInt(at -> units[at])).toList();
		for (int at : byUnit) {
			Scoring question = questions.get(at);
			int exact = question.isExact() ? 1 : 0;
			add(tables, question.gold().label(), units[at], new Counts(1, exact, exact));
			if (exact == 0 && !question.text().isEmpty()) {
				add(tables, question.label(), units[at], new Counts(0, 1, 0));
			}
		}
		return tables;
	}

	private static void add(Map<String, UnitStatistics> tables, String answer, int unit, Counts counts) {
		if (tables.containsKey(answer)) {
			((UnitTable) tables.get(answer)).add(unit, counts);
		}
	}

	int units() {
		return unitCount;
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

	/** By answer that the gold or the engine has: how often either has it and both do. */
	Map<String, Counts> classes() {
		return classes;
	}

	boolean isOfSeveral() {
		return several;
	}

	/** The answers that occur most often in gold and answers together, in the order of their names. */
	List<String> frequent(int limit) {
		Set<String> frequent = classes.entrySet().stream()
				.sorted(Comparator.comparingLong((Map.Entry<String, Counts> entry) -> entry.getValue().gold() + entry.getValue().predicted())
						.reversed().thenComparing(Map.Entry::getKey))
				.limit(limit).map(Map.Entry::getKey).collect(Collectors.toSet());
		return frequent.stream().sorted().toList();
	}
}
