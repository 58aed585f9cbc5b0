package org.lorgnette.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.Case;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Span;

/** How cases are named and cited. */
public final class CaseNames {

	private CaseNames() {
	}

	/** Such as {@code boundary-and-type}. */
	public static String id(Outcome.Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The words of an item: its parts, of which the fragments are joined by an ellipsis. */
	public static String words(Case.Item item, String context) {
		return item.parts().stream().map(part -> (part.role().isEmpty() ? "" : part.role() + ": ") + words(part.fragments(), context))
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
