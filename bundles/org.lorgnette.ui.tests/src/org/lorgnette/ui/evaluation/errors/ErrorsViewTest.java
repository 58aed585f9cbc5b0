package org.lorgnette.ui.evaluation.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.Runs;
import org.lorgnette.ui.evaluation.RunStore;
import org.lorgnette.ui.evaluation.SampleRuns;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.Sessions;

class ErrorsViewTest {

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Workspace.closeEditors();
	}

	/** The corpus is a file outside the workspace. */
	@Test
	void enterOnACaseShowsItsPlaceInTheText() throws Exception {
		SampleRuns.three(folder);
		Ui.perspective(Ids.PERSPECTIVE);
		Runs.show(folder.resolve("run-1"));
		Ui.await("the run is shown", () -> RunStore.shared().shown().filter(shown -> shown.folders().contains(folder.resolve("run-1")))
				.isPresent());
		ErrorsView view = Ui.view(Ids.ERRORS_VIEW);
		CaseQuery missed = CaseQuery.ALL.ofEngine("careless").ofKinds(Set.of(Outcome.Kind.MISSED)).containing("Dassault");
		Ui.run(() -> view.show(missed));
		Ui.await("cases are listed", () -> !view.listed().isEmpty() && view.listed().stream().allMatch(missed));
		Case wanted = Ui.call(() -> view.listed().get(1));
		Ui.run(() -> {
			view.control().setSelection(1);
			view.control().notifyListeners(SWT.DefaultSelection, new Event());
		});
		String[] last = { "" };
		try {
			Ui.await("the place is selected", Duration.ofSeconds(30), () -> {
				last[0] = Ui.page().getActiveEditor() + " " + Sessions.active().map(session -> session.name() + " "
						+ session.corpus().parts().size() + " " + session.corpus().parts().stream().limit(2).map(part -> part.document().id())
								.toList() + session.selection() + session.selection().map(ErrorsViewTest::text));
				return Sessions.active().flatMap(AnnotationSession::selection).filter(place -> text(place).equals("Dassault Systèmes"))
						.isPresent();
			});
		} catch (AssertionError e) {
			throw new AssertionError(wanted + ", but there is " + last[0], e);
		}
		Place place = Ui.call(() -> Sessions.active().orElseThrow().selection().orElseThrow());
		assertEquals(wanted.instance(), Ui.call(() -> Sessions.active().orElseThrow().corpus().parts().get(place.part()).document().id()));
	}

	private static String text(Place place) {
		return place.span().of(Sessions.active().orElseThrow().corpus().parts().get(place.part()).document().text());
	}
}
