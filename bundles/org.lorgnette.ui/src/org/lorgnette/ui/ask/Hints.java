package org.lorgnette.ui.ask;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.ui.Ids;

/** What an Ask view without answers says: what is missing, and a link that gets it. */
final class Hints {

	private static final String FOLDER = "folder";
	private static final String EXPLORER = "explorer";
	private static final String HELP = "help";
	private static final String QUESTION = "question";
	private static final String ALL = "all";

	private Hints() {
	}

	static void show(AnswerArea area, AskView view) {
		String text = text(view);
		if (!area.shows(text)) {
			area.hint(text, event -> follow(event.text, view));
		}
	}

	private static String text(AskView view) {
		if (!view.isReady()) {
			return Messages.hint_starting;
		}
		if (view.engines().installed().isEmpty()) {
			return Messages.hint_no_engine;
		}
		if (view.engines().chosen().isEmpty()) {
			return Messages.hint_none_chosen;
		}
		if (view.form().scope().scope().isEmpty()) {
			return Messages.hint_no_text;
		}
		return view.form().questions().isEmpty() ? Messages.hint_ask : NLS.bind(Messages.hint_pick, Messages.hint_ask);
	}

	private static void follow(String link, AskView view) {
		switch (link) {
		case FOLDER -> view.form().scope().chooseFolder();
		case EXPLORER -> open(view.getSite().getPage(), ProjectExplorer.VIEW_ID);
		case HELP -> PlatformUI.getWorkbench().getHelpSystem().displayHelp(Ids.ASK_VIEW);
		case QUESTION -> {
			view.form().questions().pick(0);
			view.ask();
		}
		case ALL -> {
			for (EngineDescriptor engine : view.engines().installed()) {
				// What sends texts elsewhere is chosen by its own box only.
				if (!EndpointSetting.isOf(engine)) {
					view.engines().choose(engine.id(), true);
				}
			}
			view.form().refreshEngines();
			show(view.answers(), view);
		}
		default -> view.form().setFocus();
		}
	}

	private static void open(IWorkbenchPage page, String part) {
		try {
			page.showView(part);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e, Ids.PLUGIN);
		}
	}
}
