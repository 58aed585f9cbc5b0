package org.lorgnette.ui.markers;

import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.lorgnette.model.Span;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.Place;

/** Where markers point to in the text of an open file. */
public final class MarkerPlaces {

	private MarkerPlaces() {
	}

	/** The place that a marker means, or empty if it means none or its document is no longer there. A span is cut to the text. */
	public static Optional<Place> place(IMarker marker, CorpusState corpus) {
		int part = marker.getAttribute(ProblemMarkers.PART, -1);
		String id = marker.getAttribute(ProblemMarkers.DOCUMENT, "");
		if (part < 0) {
			return Optional.empty();
		}
		boolean same = part < corpus.parts().size() && (corpus.parts().size() == 1 || corpus.parts().get(part).document().id().equals(id));
		Optional<Integer> found = same ? Optional.of(part) : corpus.part(id);
		return found.map(number -> {
			int length = corpus.parts().get(number).document().text().length();
			int begin = Math.min(length, marker.getAttribute(ProblemMarkers.BEGIN, 0));
			int end = Math.max(begin, Math.min(length, marker.getAttribute(ProblemMarkers.END, 0)));
			return new Place(number, new Span(begin, end));
		});
	}
}
