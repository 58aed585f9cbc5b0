package org.lorgnette.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.lorgnette.model.Document;
import org.lorgnette.ui.editor.painting.PaintModel;
import org.lorgnette.ui.session.Part;

/** Lets each document of a corpus be folded to its first line. */
final class Folding {

	/** With more documents the platform's folding becomes slower than reading on. */
	private static final int MOST = 5_000;

	private final ProjectionViewer viewer;
	private List<String> folded = List.of();

	Folding(ProjectionViewer viewer) {
		this.viewer = viewer;
	}

	void update(PaintModel model) {
		List<Part> parts = model.corpus().map(corpus -> corpus.parts()).orElse(List.of());
		boolean wanted = parts.size() > 1 && parts.size() <= MOST;
		List<String> ids = wanted ? parts.stream().map(Part::document).map(Document::id).toList() : List.of();
		if (ids.equals(folded)) {
			return;
		}
		folded = ids;
		if (wanted != viewer.isProjectionMode() && viewer.canDoOperation(ProjectionViewer.TOGGLE)) {
			viewer.doOperation(ProjectionViewer.TOGGLE);
		}
		ProjectionAnnotationModel annotations = viewer.getProjectionAnnotationModel();
		if (annotations == null) {
			return;
		}
		List<Annotation> old = new ArrayList<>();
		annotations.getAnnotationIterator().forEachRemaining(old::add);
		Map<Annotation, Position> now = new HashMap<>();
		if (wanted) {
			for (int i = 0; i < parts.size(); i++) {
				add(now, model.offset(i), parts.get(i).document().text().length());
			}
		}
		annotations.modifyAnnotations(old.toArray(Annotation[]::new), now, null);
	}

	private void add(Map<Annotation, Position> annotations, int offset, int length) {
		IDocument document = viewer.getDocument();
		try {
			int first = document.getLineOfOffset(offset);
			int last = document.getLineOfOffset(Math.min(document.getLength(), offset + length));
			if (last > first) {
				int begin = document.getLineOffset(first);
				int end = last + 1 < document.getNumberOfLines() ? document.getLineOffset(last + 1) : document.getLength();
				annotations.put(new ProjectionAnnotation(), new Position(begin, end - begin));
			}
		} catch (BadLocationException e) {
			// The text has changed since: the next model brings the right places.
			folded = List.of();
		}
	}
}
