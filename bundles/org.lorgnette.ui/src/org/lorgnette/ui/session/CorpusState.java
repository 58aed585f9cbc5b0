package org.lorgnette.ui.session;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Span;

/**
 * The open file at one moment. {@code version} grows with every change of text or gold; {@code format} is the id of the corpus format it is
 * read and saved in; {@code parts} are in the order of the text.
 */
public record CorpusState(long version, String format, List<Part> parts) {

	public CorpusState {
		parts = List.copyOf(parts);
	}

	/** The place of a range of the editor's text, or empty if it does not lie inside one document. */
	public Optional<Place> place(int begin, int end) {
		int low = 0;
		int high = parts.size() - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			Part part = parts.get(middle);
			if (begin < part.offset()) {
				high = middle - 1;
			} else if (begin > part.end()) {
				low = middle + 1;
			} else {
				return end > part.end() ? Optional.empty()
						: Optional.of(new Place(middle, new Span(begin - part.offset(), end - part.offset())));
			}
		}
		return Optional.empty();
	}

	/** The range of a place in the editor's text. */
	public Span range(Place place) {
		return place.span().shift(parts.get(place.part()).offset());
	}

	/** The number of the document with this id. */
	public Optional<Integer> part(String documentId) {
		for (int i = 0; i < parts.size(); i++) {
			if (parts.get(i).document().id().equals(documentId)) {
				return Optional.of(i);
			}
		}
		return Optional.empty();
	}
}
