package org.lorgnette.engine.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.ask.CitedAnswer;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;

/**
 * Orders answers by score and keeps each once: answers that differ in nothing but case and white space, and answers that
 * overlap in one document, are represented by the surest of them, which cites the places of the others.
 */
final class AnswerMerger {

	/** Other places of an answer that are told. */
	private static final int MOST_PLACES = 5;

	private AnswerMerger() {
	}

	/** @return at most {@code limit} answers, the surest first; those of better passages first among equals */
	static List<CitedAnswer> merge(List<CitedAnswer> answers, int limit) {
		List<CitedAnswer> sorted = new ArrayList<>(answers);
		sorted.sort(Comparator.comparingDouble(AnswerMerger::score).reversed());
		Map<String, List<CitedAnswer>> groups = new LinkedHashMap<>();
		for (CitedAnswer answer : sorted) {
			String said = answer.text().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
			boolean overlaps = groups.values().stream().map(List::getFirst).anyMatch(better -> overlap(better, answer));
			if (groups.containsKey(said)) {
				groups.get(said).add(answer);
			} else if (!overlaps && groups.size() < limit) {
				groups.put(said, new ArrayList<>(List.of(answer)));
			}
		}
		return groups.values().stream().map(AnswerMerger::merged).toList();
	}

	private static double score(CitedAnswer answer) {
		return answer.prediction().score().orElse(1);
	}

	private static boolean overlap(CitedAnswer one, CitedAnswer other) {
		Optional<Span> first = one.prediction().value().span();
		Optional<Span> second = other.prediction().value().span();
		return one.document() == other.document() && first.isPresent() && second.isPresent() && first.get().overlaps(second.get());
	}

	private static CitedAnswer merged(List<CitedAnswer> group) {
		CitedAnswer best = group.getFirst();
		Prediction<Answer> prediction = best.prediction();
		List<Evidence> evidence = new ArrayList<>(prediction.evidence());
		group.stream().skip(1).filter(answer -> !overlap(best, answer)).limit(MOST_PLACES).forEach(
				answer -> answer.prediction().value().span().ifPresent(
						span -> evidence.add(new Evidence(Optional.of(answer.document().id()), span, "the same answer"))));
		return new CitedAnswer(best.document(),
				new Prediction<>(prediction.value(), prediction.score(), prediction.producer(), evidence));
	}
}
