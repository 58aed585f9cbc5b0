package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Case;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

/** Makes cases of the questions on one passage, which stands around them: whole, or of a long one what is near the answers. */
final class QuestionCases {

	/** Passages up to this length, in UTF-16 code units, are shown whole. */
	private static final int WHOLE = 6_000;
	private static final int MARGIN = 1_000;

	private final String engine;
	private final Document document;

	QuestionCases(String engine, Document document) {
		this.engine = engine;
		this.document = document;
	}

	Case of(Outcome.Kind kind, Question question, QuestionScoring.Scoring scoring) {
		Map<String, Optional<Span>> gold = new LinkedHashMap<>();
		question.answers().forEach(answer -> gold.merge(answer.text(), answer.span(), (first, other) -> first.isPresent() ? first : other));
		Optional<Answer> given = scoring.given().map(GivenAnswer::answer).filter(answer -> !answer.isNone());
		List<Span> goldSpans = gold.values().stream().flatMap(Optional::stream).toList();
		// A span that leaves the passage is a fault of the engine, which must not end the run.
		List<Span> predictedSpans = given.flatMap(Answer::span).filter(span -> span.end() <= document.text().length()).stream().toList();
		Span context = context(goldSpans, predictedSpans);
		Case.Asked asked = new Case.Asked(question.id(), question.text(), scoring.kind(), List.copyOf(gold.keySet()), scoring.text(),
				scoring.outcome().f1());
		return new Case(engine, document.id(), kind, context.of(document.text()), context.begin(),
				gold.isEmpty() ? Optional.empty() : Optional.of(item(goldSpans, context)),
				given.map(answer -> item(predictedSpans, context)),
				scoring.given().map(GivenAnswer::score).orElse(OptionalDouble.empty()),
				scoring.given().stream().flatMap(answer -> answer.evidence().stream()).map(Evidence::reason).distinct().toList(),
				Optional.of(asked));
	}

	/** Each place is a part; places outside the context are left out. */
	private static Case.Item item(List<Span> places, Span context) {
		List<Case.Part> parts = new ArrayList<>();
		for (Span place : places) {
			if (context.contains(place)) {
				parts.add(new Case.Part("", Case.ANSWER, List.of(place.shift(-context.begin()))));
			}
		}
		return new Case.Item(Case.ANSWER, parts);
	}

	/** Both answers if they are near each other, else the gold one; of a long passage without a place the beginning. */
	private Span context(List<Span> gold, List<Span> predicted) {
		String text = document.text();
		if (text.length() <= WHOLE) {
			return new Span(0, text.length());
		}
		Optional<Span> both = Stream.concat(gold.stream(), predicted.stream()).reduce(Span::cover);
		Span focus = both.filter(span -> span.length() <= WHOLE).or(() -> gold.stream().findFirst())
				.filter(span -> span.length() <= WHOLE).orElse(new Span(0, 0));
		int begin = Math.max(0, focus.begin() - MARGIN);
		int end = Math.min(text.length(), focus.end() + MARGIN);
		begin -= begin > 0 && Character.isLowSurrogate(text.charAt(begin)) ? 1 : 0;
		end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
		return new Span(begin, end);
	}
}
