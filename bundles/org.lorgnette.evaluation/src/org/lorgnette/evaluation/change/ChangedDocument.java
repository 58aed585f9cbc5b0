package org.lorgnette.evaluation.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.Alignment;

/**
 * A document after a change.
 *
 * @param changed with an id of its own; its annotations have moved along
 * @param alignment from the text of the original to that of the changed one
 * @param questions that the change made others, or whose passage it did, by id
 */
public record ChangedDocument(Document original, Change change, Document changed, Alignment alignment, Set<String> questions)
		implements ChangedInstance {

	public ChangedDocument {
		questions = Set.copyOf(questions);
	}

	/** Whether a piece of the original text is another one now; by a repetition every piece is put to the test. */
	public boolean touches(Span span) {
		return change == Change.REPEAT || alignment.touches(span);
	}

	/** Where fragments of the changed text lie in the original one; empty if there is nothing that stands for them there. */
	public Optional<List<Span>> back(List<Span> fragments) {
		return fragments.getLast().end() > changed.text().length() ? Optional.empty() : alignment.inverse().fragments(fragments);
	}

	/** An offset of the changed text in the original one, as near as can be. */
	public int near(int offset) {
		int inside = Math.min(offset, changed.text().length());
		return alignment.inverse().around(new Span(inside, inside)).begin();
	}

	/** What stands in the changed text for a span of the original one and all that it cuts. */
	public Span around(Span span) {
		return alignment.around(span);
	}
}
