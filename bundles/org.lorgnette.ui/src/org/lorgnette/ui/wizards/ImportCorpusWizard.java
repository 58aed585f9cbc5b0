package org.lorgnette.ui.wizards;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.ui.Ids;

/** Brings a corpus from the file system into the workspace, as it is or in another format. */
public final class ImportCorpusWizard extends Wizard implements IImportWizard {

	private ImportPage importPage;

	public ImportCorpusWizard() {
		setWindowTitle(Messages.Import_title);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		importPage = new ImportPage(Chosen.resource(selection));
	}

	@Override
	public void addPages() {
		addPage(importPage);
	}

	@Override
	public boolean performFinish() {
		CorpusImport work = importPage.work();
		List<Problem> problems = new ArrayList<>();
		List<Loss> losses = new ArrayList<>();
		try {
			getContainer().run(true, true, monitor -> {
				try {
					work.run(problems::add, losses::add, monitor);
				} catch (IOException | CoreException e) {
					throw new InvocationTargetException(e);
				}
			});
			tell(work, problems, losses);
			return true;
		} catch (InvocationTargetException e) {
			StatusManager.getManager().handle(
					Status.error(NLS.bind(Messages.Import_failed, work.source().getFileName()) + ": " + e.getCause().getMessage(), e.getCause()),
					StatusManager.SHOW);
			return false;
		} catch (InterruptedException e) {
			// The user cancelled: the wizard stays open, and nothing was written.
			return false;
		}
	}

	/** What did not come through is said, not hidden in a log. */
	private static void tell(CorpusImport work, List<Problem> problems, List<Loss> losses) {
		if (problems.isEmpty() && losses.isEmpty()) {
			return;
		}
		MultiStatus status = new MultiStatus(Ids.PLUGIN, 0, NLS.bind(Messages.Import_done, work.source().getFileName()), null);
		if (!problems.isEmpty()) {
			status.add(Status.warning(NLS.bind(Messages.Import_problems, problems.size(), problems.getFirst())));
		}
		if (!losses.isEmpty()) {
			Loss first = losses.getFirst();
			status.add(Status.warning(NLS.bind(Messages.Import_losses, losses.size(), first.kind() + " " + first.detail())));
		}
		StatusManager.getManager().handle(status, StatusManager.SHOW | StatusManager.LOG);
	}
}
