package org.lorgnette.ui.evaluation.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.report.chart.jfree.Hit;

/** Which value of a chart the mouse is on, and which one the keyboard. */
final class ChartPointer {

	private OptionalInt hovered = OptionalInt.empty();
	private OptionalInt focused = OptionalInt.empty();

	void reset() {
		hovered = OptionalInt.empty();
		focused = OptionalInt.empty();
	}

	/** @return whether that is news */
	boolean hover(OptionalInt hit) {
		boolean news = !hovered.equals(hit);
		hovered = hit;
		return news;
	}

	void focus(int hit) {
		focused = OptionalInt.of(hit);
	}

	void keepWithin(int count) {
		if (focused.orElse(0) >= count) {
			focused = OptionalInt.empty();
		}
		if (hovered.orElse(0) >= count) {
			hovered = OptionalInt.empty();
		}
	}

	int focusOr(int otherwise) {
		return focused.orElse(otherwise);
	}

	Optional<Hit> focus(List<Hit> hits) {
		return of(hits, focused);
	}

	Optional<Hit> hover(List<Hit> hits) {
		return of(hits, hovered);
	}

	private static Optional<Hit> of(List<Hit> hits, OptionalInt index) {
		return index.isPresent() && index.getAsInt() < hits.size() ? Optional.of(hits.get(index.getAsInt())) : Optional.empty();
	}
}
