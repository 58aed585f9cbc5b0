package org.lorgnette.ui.explain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.model.Span;
import org.lorgnette.ui.editor.CorpusPage;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Place;

/** The words' parts in the decision as annotations of the text in the editor: those for it behind the words, those against it framed. */
final class EditorPaint {

	/** Followed by {@code for} or {@code against} and a level. */
	static final String TYPE = "org.lorgnette.ui.explain.";
	private static final int LEVELS = 3;
	/** A smaller share of the largest part is not painted. */
	private static final double LEAST = 0.05;

	private final IWorkbenchPage page;
	private Optional<IAnnotationModel> painted = Optional.empty();
	private Annotation[] annotations = {};
	private Optional<Explanation> shown = Optional.empty();
	private Optional<Target.Where> where = Optional.empty();

	EditorPaint(IWorkbenchPage page) {
		this.page = page;
	}

	void show(Optional<Target> target, Optional<Explanation> explanation) {
		Optional<Target.Where> place = explanation.isEmpty() ? Optional.empty()
				: target.flatMap(Target::where).filter(each -> each.text().isPresent());
		if (place.equals(where) && explanation.equals(shown)) {
			return;
		}
		clear();
		where = place;
		shown = explanation;
		place.ifPresent(there -> model(there.session()).ifPresent(model -> paint(model, there, explanation.orElseThrow())));
	}

	private void paint(IAnnotationModel model, Target.Where there, Explanation explanation) {
		Map<Annotation, Position> all = new HashMap<>();
		double largest = explanation.largest();
		for (WordAttribution word : explanation.words()) {
			if (word.word().in() == Word.In.TEXT && largest > 0 && Math.abs(word.value()) >= LEAST * largest) {
				Span range = there.session().corpus().range(new Place(there.part(), word.word().span()));
				all.put(new Annotation(type(word.value(), largest), false, WordStrip.describe(word)),
						new Position(range.begin(), range.length()));
			}
		}
		annotations = all.keySet().toArray(Annotation[]::new);
		painted = Optional.of(model);
		replace(model, new Annotation[0], all);
	}

	static String type(double value, double largest) {
		int level = Math.min(LEVELS, 1 + (int) (LEVELS * Math.abs(value) / largest));
		return TYPE + (value < 0 ? "against" : "for") + level;
	}

	private static void replace(IAnnotationModel model, Annotation[] old, Map<Annotation, Position> now) {
		if (model instanceof IAnnotationModelExtension fast) {
			fast.replaceAnnotations(old, now);
		} else {
			Arrays.stream(old).forEach(model::removeAnnotation);
			now.forEach(model::addAnnotation);
		}
	}

	private Optional<IAnnotationModel> model(AnnotationSession session) {
		return Arrays.stream(page.getEditorReferences()).map(reference -> reference.getEditor(false)).filter(Objects::nonNull)
				.filter(editor -> Adapters.adapt(editor, AnnotationSession.class) == session)
				.map(editor -> Adapters.adapt(editor, CorpusPage.class)).filter(Objects::nonNull)
				.map(text -> text.getDocumentProvider().getAnnotationModel(text.getEditorInput())).filter(Objects::nonNull).findFirst();
	}

	void clear() {
		painted.ifPresent(model -> replace(model, annotations, Map.of()));
		painted = Optional.empty();
		annotations = new Annotation[0];
		shown = Optional.empty();
		where = Optional.empty();
	}
}
