package org.lorgnette.ui.evaluation.errors;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.Failures;
import org.lorgnette.ui.evaluation.ShownRuns;
import org.lorgnette.ui.picture.PictureView;

/** Shows a case about pictures in the Picture view, with the engine that the case is of. */
final class PictureCase {

	private PictureCase() {
	}

	/** Whether the Picture view is in sight. */
	static boolean isSeen(IWorkbenchPage page) {
		IViewPart view = page.findView(Ids.PICTURE_VIEW);
		return view != null && page.isPartVisible(view);
	}

	/** @param activate whether the Picture view gets the focus */
	static void open(IWorkbenchPage page, Case one, ShownRuns shown, boolean activate) {
		Optional<Path> corpus = shown.corpus(one.engine());
		Optional<EngineResult> engine = shown.result().engine(one.engine());
		if (corpus.isEmpty() || engine.isEmpty()) {
			Failures.show(Messages.PictureCase_failed, new IllegalStateException(NLS.bind(Messages.CaseOpener_noCorpus, one.engine())));
			return;
		}
		CorpusSpec made = shown.result().experiment().corpus();
		CorpusSpec spec = new CorpusSpec(corpus.get(), made.format(), made.options(), made.language(), made.portion());
		try {
			PictureView view = (PictureView) page.showView(Ids.PICTURE_VIEW, null,
					activate ? IWorkbenchPage.VIEW_ACTIVATE : IWorkbenchPage.VIEW_VISIBLE);
			view.open(spec, one.asked().orElseThrow().id(), engine.get().engine(), engine.get().settings());
		} catch (PartInitException e) {
			Failures.show(Messages.PictureCase_failed, e);
		}
	}
}
