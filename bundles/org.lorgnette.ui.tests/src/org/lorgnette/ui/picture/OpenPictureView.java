package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.part.ShowInContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

/** A Picture view, and a project of the test's own for what it opens. */
abstract class OpenPictureView {

	PictureView view;
	IProject project;

	@BeforeEach
	final void openView() {
		Ui.perspective(Ids.PERSPECTIVE);
		view = Ui.view(Ids.PICTURE_VIEW);
		project = Workspace.project(getClass().getSimpleName().toLowerCase(Locale.ROOT));
		Ui.await("engines", () -> view.isReady());
	}

	@AfterEach
	final void closeView() {
		Ui.run(() -> Ui.page().hideView(view));
	}

	void open(IResource resource) {
		assertTrue(Ui.call(() -> view.show(new ShowInContext(null, new StructuredSelection(resource)))));
	}
}
