package org.lorgnette.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.lorgnette.model.Document;
import org.lorgnette.ui.editor.painting.LaneIndex;
import org.lorgnette.ui.editor.painting.Mention;
import org.lorgnette.ui.editor.painting.PaintModel;

/** Marks beside the scroll bar where engines differ from the gold; in a large file a fair sample of them. */
final class DifferenceMarks {

	private static final String TYPE = "org.lorgnette.ui.difference";
	/** A ruler is about a thousand points high: more marks are not told apart. */
	private static final int MOST = 400;

	private record Difference(LaneIndex lane, Mention mention) {
	}

	private final ISourceViewer viewer;
	private List<Annotation> shown = List.of();

	DifferenceMarks(ISourceViewer viewer) {
		this.viewer = viewer;
	}

	void update(PaintModel model) {
		List<Difference> differences = new ArrayList<>();
		for (LaneIndex lane : model.lanes()) {
			lane.mentions().stream().filter(mention -> mention.kind().differs()).forEach(mention -> differences.add(new Difference(lane, mention)));
		}
		Map<Annotation, Position> now = new HashMap<>();
		int step = Math.max(1, (differences.size() + MOST - 1) / MOST);
		for (int i = 0; i < differences.size(); i += step) {
			Mention mention = differences.get(i).mention();
			Document document = model.corpus().orElseThrow().parts().get(mention.part()).document();
			String text = MentionText.name(differences.get(i).lane()) + ": " + MentionText.difference(mention, document);
			if (mention.end() <= viewer.getDocument().getLength()) {
				now.put(new Annotation(TYPE, false, text), new Position(mention.begin(), mention.end() - mention.begin()));
			}
		}
		replace(now);
	}

	void dispose() {
		replace(Map.of());
	}

	private void replace(Map<Annotation, Position> now) {
		IAnnotationModel model = viewer.getAnnotationModel();
		if (model instanceof IAnnotationModelExtension fast && !(shown.isEmpty() && now.isEmpty())) {
			fast.replaceAnnotations(shown.toArray(Annotation[]::new), now);
		}
		shown = List.copyOf(now.keySet());
	}
}
