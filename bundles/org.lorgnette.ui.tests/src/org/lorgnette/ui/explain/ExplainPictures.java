package org.lorgnette.ui.explain;

import java.util.List;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.model.Span;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Place;

/** Pictures of the Explain view, to be looked at. */
class ExplainPictures {

	@Test
	void takePictures() {
		try (TestPools.Shared shared = TestPools.share(new GlassEngines())) {
			Ui.perspective(Ids.PERSPECTIVE);
			IEditorPart editor = Workspace.open(Workspace.file(Workspace.project("explain"), "curie.txt", GlassEngines.TEXT), Ids.EDITOR);
			AnnotationSession session = Ui.call(() -> Adapters.adapt(editor, AnnotationSession.class));
			ExplainView view = Ui.view(Ids.EXPLAIN_VIEW);
			Ui.await("the text", () -> !session.corpus().parts().isEmpty());
			Ui.run(() -> Ui.window().getShell().setBounds(0, 0, 1500, 960));
			Screenshots.window("explain-empty");
			Ui.run(() -> session.addLane(GlassEngines.spec("glass")));
			Ui.await("the lane", () -> session.lanes().getFirst().analysis(0).isPresent());
			int begin = GlassEngines.TEXT.indexOf("Curie");
			Ui.run(() -> session.reveal(new Place(0, new Span(begin, begin)), false));
			Ui.await("the decision", () -> view.bar().explain().isEnabled());
			Ui.run(() -> {
				view.model().pin(true);
				view.model().explain();
			});
			Ui.await("the explanation", () -> view.model().explained().isPresent());
			for (String theme : List.of(Screenshots.LIGHT, Screenshots.DARK)) {
				Screenshots.theme(theme);
				String name = "explain-" + (theme.equals(Screenshots.DARK) ? "dark" : "light");
				for (int tab = 0; tab < 4; tab++) {
					int now = tab;
					Ui.run(() -> {
						view.tabs().setSelection(now);
						view.tabs().notifyListeners(SWT.Selection, new Event());
					});
					Ui.await("the tab", () -> now != 1 || !view.faithfulness().canvas().hits().isEmpty());
					Screenshots.window(name + tab);
				}
			}
			Screenshots.theme(Screenshots.LIGHT);
			Ui.run(() -> {
				view.tabs().setSelection(1);
				Ui.page().toggleZoom(Ui.page().getReference(view));
			});
			Screenshots.window("explain-large");
			Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
			Ui.run(() -> view.model().choose(Method.GRADIENTS));
			Screenshots.window("explain-unable");
			Workspace.closeEditors();
			Ui.run(() -> Ui.page().hideView(view));
		}
	}
}
