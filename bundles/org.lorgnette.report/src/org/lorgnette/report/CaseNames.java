package org.lorgnette.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Span;

/** How cases are named and cited. */
public final class CaseNames {

	private CaseNames() {
	}

	/** Such as {@code boundary-and-type}; the kinds of entities and relations. */
	public static String id(Outcome.Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Such as {@code boundary-and-type}, or of a question {@code partly-right}. */
	public static String id(Case shown) {
		return id(shown.kind(), shown.asked().isPresent());
	}

	/** @param question whether it is the kind of an answer to a question, see {@link Case} */
	public static String id(Outcome.Kind kind, boolean question) {
		if (!question) {
			return id(kind);
		}
		return switch (kind) {
			case BOUNDARY -> "partly-right";
			case BOUNDARY_AND_TYPE -> "wrong";
			case SPURIOUS -> "answered-unanswerable";
			case CORRECT, MISSED, TYPE -> id(kind);
		};
	}

	/** The kinds that cases of the result may have. */
	public static List<Outcome.Kind> kinds(EvaluationResult result) {
		return Arrays.stream(Outcome.Kind.values()).filter(kind -> fits(kind, result)).toList();
	}

	private static boolean fits(Outcome.Kind kind, EvaluationResult result) {
		Optional<VisualAnswering> visual = new PictureTables(result, new Texts(Locale.ENGLISH)).any();
		return switch (kind) {
			case TYPE -> !areAnswers(result);
			// A picture always tells, and one person's answer is right or wrong.
			case SPURIOUS -> visual.isEmpty();
			case BOUNDARY -> visual.map(VisualAnswering::severalAnnotators).orElse(true);
			case CORRECT, MISSED, BOUNDARY_AND_TYPE -> true;
		};
	}

	/** Whether the result is one of answers to questions, about texts or pictures. */
	public static boolean areAnswers(EvaluationResult result) {
		return result.engines().stream().anyMatch(EngineResult::isAnswering);
	}

	/** What the gold has: the words of its item, or its answers as written; empty if it has nothing. */
	public static String gold(Case shown) {
		return shown.asked().map(asked -> String.join(" / ", asked.gold()))
				.orElse(shown.gold().map(item -> words(item, shown.context())).orElse(""));
	}

	/** What the engine has, likewise. */
	public static String predicted(Case shown) {
		return shown.asked().map(Case.Asked::predicted).orElse(shown.predicted().map(item -> words(item, shown.context())).orElse(""));
	}

	/** The words of an item: its parts, of which the fragments are joined by an ellipsis. */
	public static String words(Case.Item item, String context) {
		return item.parts().stream().map(part -> (part.role().isEmpty() ? "" : part.role() + ": ")
				+ part.written().orElseGet(() -> words(part.fragments(), context)))
				.collect(Collectors.joining(" / "));
	}

	private static String words(List<Span> fragments, String context) {
		return fragments.stream().map(fragment -> cut(fragment, context)).collect(Collectors.joining(" \u2026 "));
	}

	/** Spans of cases that reach beyond their context would be a fault of the scorer; a report still shows what is there. */
	private static String cut(Span span, String context) {
		int begin = Math.min(span.begin(), context.length());
		return context.substring(begin, Math.clamp(span.end(), begin, context.length()));
	}

	/** Such as {@code 12-18}, in the document. */
	public static String offsets(Case shown, Case.Item item) {
		return item.parts().stream().map(part -> part.fragments().stream()
				.map(fragment -> fragment.begin() + shown.contextOffset() + "-" + (fragment.end() + shown.contextOffset()))
				.collect(Collectors.joining(" "))).collect(Collectors.joining(" / "));
	}
}
