package org.lorgnette.ui.markers;

import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.ide.IGotoMarker;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.SessionListener;

/** Selects in the text what a marker means; if the text is still being read, as soon as it is there. What an editor adapts to. */
public final class GotoMarker implements IGotoMarker {

	private final AnnotationSession session;
	private Optional<IMarker> waiting = Optional.empty();

	public GotoMarker(AnnotationSession session) {
		this.session = session;
	}

	/** Whether a marker stands for a problem of a corpus. */
	public static boolean isFor(IMarker marker) {
		return marker.getAttribute(ProblemMarkers.KIND, null) != null;
	}

	@Override
	public void gotoMarker(IMarker marker) {
		Optional<Place> place = MarkerPlaces.place(marker, session.corpus());
		place.ifPresent(there -> session.reveal(there, true));
		if (place.isEmpty() && session.corpus().parts().isEmpty()) {
			boolean first = waiting.isEmpty();
			waiting = Optional.of(marker);
			if (first) {
				session.addListener(new SessionListener() {
					@Override
					public void corpusChanged(AnnotationSession changed) {
						changed.removeListener(this);
						Optional<IMarker> wanted = waiting;
						waiting = Optional.empty();
						wanted.filter(IMarker::exists).flatMap(it -> MarkerPlaces.place(it, changed.corpus()))
								.ifPresent(there -> changed.reveal(there, true));
					}
				});
			}
		}
	}
}
