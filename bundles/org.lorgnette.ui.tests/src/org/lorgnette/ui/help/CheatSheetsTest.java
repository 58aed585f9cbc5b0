package org.lorgnette.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class CheatSheetsTest {

	private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView";

	private static ICommandService commands() {
		return PlatformUI.getWorkbench().getService(ICommandService.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "compare", "annotate" })
	void bothLanguagesDoTheSame(String name) {
		Document english = new HelpFiles("en").read("cheatsheets/" + name + ".xml");
		Document french = new HelpFiles("fr").read("cheatsheets/" + name + ".xml");

		assertEquals(steps(english), steps(french));
		assertFalse(title(english).equals(title(french)));
	}

	/** What each step does, without its words. */
	private static List<List<String>> steps(Document sheet) {
		return HelpFiles.elements(sheet, "item").stream().map(item -> List.of(item.getAttribute("skip"), item.getAttribute("href"),
				item.getElementsByTagName("command").getLength() == 0 ? ""
						: ((Element) item.getElementsByTagName("command").item(0)).getAttribute("serialization"))).toList();
	}

	private static String title(Document sheet) {
		return sheet.getDocumentElement().getAttribute("title");
	}

	@ParameterizedTest
	@ValueSource(strings = { "compare", "annotate" })
	void everyCommandCanBeRun(String name) throws CommandException {
		Document sheet = new HelpFiles("en").read("cheatsheets/" + name + ".xml");
		for (String serialized : HelpFiles.values(sheet, "command", "serialization")) {
			ParameterizedCommand command = commands().deserialize(serialized);
			assertTrue(command.getCommand().isDefined(), serialized);
			assertNotNull(command.getCommand().getHandler(), serialized);
			Map<?, ?> parameters = command.getParameterMap();
			parameters.forEach((parameter, value) -> assertTrue(exists(String.valueOf(parameter), String.valueOf(value)), serialized));
		}
	}

	private static boolean exists(String parameter, String value) {
		return switch (parameter) {
			case "newWizardId" -> PlatformUI.getWorkbench().getNewWizardRegistry().findWizard(value) != null;
			case "org.eclipse.ui.perspectives.showPerspective.perspectiveId" ->
				PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(value) != null;
			case "org.eclipse.ui.views.showView.viewId" -> PlatformUI.getWorkbench().getViewRegistry().find(value) != null;
			case "org.lorgnette.ui.editor.number" -> Integer.parseInt(value) > 0;
			default -> false;
		};
	}

	@ParameterizedTest
	@ValueSource(strings = { "compare", "annotate" })
	void pagesOfTheStepsExist(String name) {
		HelpFiles files = new HelpFiles("en");
		Document sheet = files.read("cheatsheets/" + name + ".xml");
		for (String element : List.of("intro", "item")) {
			HelpFiles.values(sheet, element, "href")
					.forEach(page -> assertTrue(files.find(page.replace("/org.lorgnette.doc/", "")).isPresent(), page));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "compare", "annotate" })
	void opensAmongTheCheatSheets(String name) {
		Ui.perspective(Ids.PERSPECTIVE);
		String language = Platform.getNL().startsWith("fr") ? "fr" : "en";
		String title = title(new HelpFiles(language).read("cheatsheets/" + name + ".xml"));
		try {
			Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(
					commands().deserialize("org.eclipse.ui.cheatsheets.openCheatSheet(cheatSheetId=org.lorgnette.doc." + name + ")"), null));
			Ui.await("the cheat sheet " + title,
					() -> Ui.find(Ui.window().getShell(), ScrolledForm.class, form -> form.getText().equals(title)).isPresent());
		} finally {
			Ui.run(() -> views().forEach(Ui.page()::hideView));
		}
	}

	private static List<IViewReference> views() {
		return List.of(Ui.page().getViewReferences()).stream().filter(view -> view.getId().equals(VIEW)).toList();
	}
}
