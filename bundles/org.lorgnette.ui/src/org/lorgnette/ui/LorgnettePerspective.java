package org.lorgnette.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.progress.IProgressConstants;

/** Texts left, the editor in the middle, outline and questions right, what was measured below. */
public final class LorgnettePerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.62f, editors);
		bottom.addView(Ids.TOKENS_VIEW);
		bottom.addView(Ids.EVALUATION_VIEW);
		bottom.addView(Ids.ERRORS_VIEW);
		bottom.addView(Ids.EXPLAIN_VIEW);
		bottom.addView(Ids.PICTURE_VIEW);
		bottom.addView(IPageLayout.ID_PROBLEM_VIEW);
		bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		bottom.addView(IProgressConstants.PROGRESS_VIEW_ID);
		layout.createFolder("left", IPageLayout.LEFT, 0.18f, editors).addView(ProjectExplorer.VIEW_ID);
		layout.createFolder("right", IPageLayout.RIGHT, 0.74f, editors).addView(IPageLayout.ID_OUTLINE);
		layout.createFolder("questions", IPageLayout.BOTTOM, 0.45f, "right").addView(Ids.ASK_VIEW);
		layout.addActionSet("org.eclipse.debug.ui.launchActionSet");
		layout.addPerspectiveShortcut(Ids.PERSPECTIVE);
		layout.addNewWizardShortcut("org.lorgnette.ui.wizards.experiment");
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file");
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
		layout.addShowViewShortcut(Ids.TOKENS_VIEW);
		layout.addShowViewShortcut(Ids.EVALUATION_VIEW);
		layout.addShowViewShortcut(Ids.ERRORS_VIEW);
		layout.addShowViewShortcut(Ids.ASK_VIEW);
		layout.addShowViewShortcut(Ids.PICTURE_VIEW);
		layout.addShowViewShortcut(Ids.EXPLAIN_VIEW);
		layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
	}
}
