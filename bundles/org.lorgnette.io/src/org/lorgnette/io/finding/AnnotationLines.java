package org.lorgnette.io.finding;

import java.util.List;

import org.lorgnette.io.Location;
import org.lorgnette.model.Span;

/** Where the annotations of a document stand in its files, and which lines change with them. */
public interface AnnotationLines {

	Location of(String id);

	/** Lines that give an entity other fragments, empty if that cannot be done line by line. */
	List<LineEdit> moved(String id, List<Span> fragments);

	/** Lines that remove an annotation with all that hangs on it, likewise. */
	List<LineEdit> removed(String id);

	/** For formats that are not changed line by line: everything is at one place. */
	static AnnotationLines at(Location location) {
		return new AnnotationLines() {

			@Override
			public Location of(String id) {
				return location;
			}

			@Override
			public List<LineEdit> moved(String id, List<Span> fragments) {
				return List.of();
			}

			@Override
			public List<LineEdit> removed(String id) {
				return List.of();
			}
		};
	}
}
