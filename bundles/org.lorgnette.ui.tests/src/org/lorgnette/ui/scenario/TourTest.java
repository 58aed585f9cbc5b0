package org.lorgnette.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.LoggedErrors;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;

/** Pictures of everything with something in it, in light and dark, and the change between the two while all is open. */
class TourTest {

	@RegisterExtension
	final LoggedErrors errors = new LoggedErrors();

	@AfterEach
	void close() {
		Screenshots.theme(Screenshots.LIGHT);
		Workspace.closeEditors();
	}

	@Test
	void everythingInLightAndDark() throws Exception {
		Installed.require("corenlp-rules", "corenlp-crf");
		Furnished workbench = Furnished.workbench();
		try (Watchdog watchdog = Watchdog.over("tour, with changes of the theme")) {
			for (String theme : new String[] { "light", "dark" }) {
				Screenshots.theme(theme.equals("dark") ? Screenshots.DARK : Screenshots.LIGHT);
				windows(workbench, theme);
				dialogs(theme);
			}
			Screenshots.theme(Screenshots.LIGHT);
			System.out.println("TOUR worst block " + watchdog.worstMillis() + " ms" + watchdog.where());
		}
		assertTrue(Files.size(Screenshots.window("tour-end")) > 0);
	}

	private static void windows(Furnished workbench, String theme) {
		Ui.view(Ids.TOKENS_VIEW);
		Ui.run(() -> {
			Ui.page().activate(workbench.text.editor());
			workbench.text.editor().textPage().reveal(0, 0, true);
		});
		Screenshots.window("editor-" + theme);
		Furnished.problems();
		for (String[] view : Furnished.views()) {
			IViewPart part = Ui.view(view[1]);
			zoomed(part, view[0] + "-" + theme);
		}
		String[] tabs = { "scores", "charts", "comparison", "agreement" };
		for (int i = 0; i < tabs.length; i++) {
			workbench.evaluation(i);
			Screenshots.window("evaluation-" + tabs[i] + "-" + theme);
		}
		workbench.evaluation(1);
		zoomed(Ui.view(Ids.EVALUATION_VIEW), "evaluation-" + theme);
		workbench.errors();
		Screenshots.window("errors-" + theme);
		Ui.view(Ids.ASK_VIEW);
		Screenshots.window("ask-" + theme);
		zoomed(Ui.view(Ids.ASK_VIEW), "ask-large-" + theme);
	}

	private static void zoomed(IViewPart part, String name) {
		Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(part)));
		Furnished.quiet();
		Screenshots.window(name);
		Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(part)));
	}

	private static void dialogs(String theme) {
		picture("preferences-" + theme, () -> PreferencesUtil.createPreferenceDialogOn(null, "org.lorgnette.ui.preferences",
				null, Map.of()).open());
		picture("launch-dialog-" + theme, () -> DebugUITools.openLaunchConfigurationDialogOnGroup(Ui.window().getShell(),
				new StructuredSelection(DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(
						DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(Ids.LAUNCH_TYPE))[0]),
				"org.eclipse.debug.ui.launchGroup.run"));
	}

	private static void picture(String name, Ui.Step opening) {
		Shell dialog = Dialogs.opening(opening);
		Furnished.quiet();
		Screenshots.take(dialog, name);
		Dialogs.close(dialog);
	}
}
