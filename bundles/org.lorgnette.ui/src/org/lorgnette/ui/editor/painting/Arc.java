package org.lorgnette.ui.editor.painting;

import java.util.Optional;

import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/**
 * A relation, or the role of an event, between two mentions of a lane. {@code level} is the row under the mentions it runs in, {@code rail}
 * the column at the margin it takes between lines.
 */
public record Arc(String id, String type, Mention head, Mention tail, boolean symmetric, Optional<Prediction<? extends Value>> prediction,
		int level, int rail) {

	int begin() {
		return Math.min(head.begin(), tail.begin());
	}

	int end() {
		return Math.max(head.end(), tail.end());
	}

	/** The other end. */
	public Mention opposite(Mention end) {
		return end == head ? tail : head;
	}
}
