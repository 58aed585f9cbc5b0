package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * A document cut into the units that are resampled: its sentences, or all of it as one. Sentences of a document that brings none are
 * found by {@link SimpleTokenizer}, the same for every engine.
 */
final class Units {

	private final List<Span> spans;
	private final int[] begins;

	private Units(List<Span> spans) {
		this.spans = spans;
		this.begins = spans.stream().mapToInt(Span::begin).toArray();
	}

	static Units of(Document document, ComparisonSpec.Unit unit) {
		return unit == ComparisonSpec.Unit.DOCUMENT ? new Units(List.of(new Span(0, document.text().length()))) : sentences(document);
	}

	/** The sentences of the document. */
	static Units sentences(Document document) {
		List<Span> spans = document.sentences().stream().map(Sentence::span).filter(span -> !span.isEmpty()).toList();
		if (spans.isEmpty()) {
			List<Token> tokens = SimpleTokenizer.tokens(document.text(), List.of());
			spans = SimpleTokenizer.sentences(document.text(), tokens, List.of()).stream().map(Sentence::span).toList();
		}
		return new Units(spans.isEmpty() ? List.of(new Span(0, document.text().length())) : spans);
	}

	int count() {
		return spans.size();
	}

	Span span(int unit) {
		return spans.get(unit);
	}

	/** The last unit that begins at or before the offset, or the first. */
	int at(int offset) {
		int found = Arrays.binarySearch(begins, offset);
		return found >= 0 ? found : Math.max(0, -found - 2);
	}

	/** The items by unit. */
	<T> List<List<T>> split(List<T> items, Function<T, Span> span) {
		List<List<T>> parts = new ArrayList<>();
		for (int i = 0; i < count(); i++) {
			parts.add(new ArrayList<>(2));
		}
		items.forEach(item -> parts.get(at(span.apply(item).begin())).add(item));
		return parts;
	}
}
