package org.lorgnette.ui.wizards;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.dialogs.IPageChangeProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.evaluation.draft.ExperimentDraft;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.launch.DraftJob;
import org.lorgnette.ui.launch.EvaluationShortcut;

/** Makes an experiment over a corpus of the workspace: engines and label maps are proposed by the core. */
public final class NewExperimentWizard extends Wizard implements INewWizard {

	private CorpusPage corpusPage;
	private ParticipantsPage participantsPage;
	private IWorkbenchPage page;

	public NewExperimentWizard() {
		setWindowTitle(Messages.Experiment_title);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		page = workbench.getActiveWorkbenchWindow().getActivePage();
		corpusPage = new CorpusPage(Chosen.resource(selection).or(() -> Chosen.edited(page)));
		participantsPage = new ParticipantsPage();
	}

	@Override
	public void addPages() {
		addPage(corpusPage);
		addPage(participantsPage);
	}

	@Override
	public void createPageControls(Composite container) {
		super.createPageControls(container);
		if (getContainer() instanceof IPageChangeProvider provider) {
			provider.addPageChangedListener(event -> {
				if (event.getSelectedPage() == participantsPage) {
					propose();
				}
			});
		}
	}

	/** Reads the corpus, which takes a while if it is large. */
	private void propose() {
		IResource corpus = corpusPage.corpus();
		Path folder = corpusPage.experimentFile().getParent().getLocation().toPath();
		ExperimentDraft[] draft = new ExperimentDraft[1];
		try {
			getContainer().run(true, false, monitor -> {
				monitor.beginTask(NLS.bind(Messages.Experiment_reading, corpus.getName()), IProgressMonitor.UNKNOWN);
				try {
					draft[0] = ExperimentDraft.over(DraftJob.readable(corpus), folder, Optional.empty(),
							EnginePool.shared().engines());
				} catch (IOException e) {
					throw new InvocationTargetException(e);
				}
			});
			participantsPage.show(draft[0]);
		} catch (InvocationTargetException e) {
			getContainer().showPage(corpusPage);
			corpusPage.setErrorMessage(e.getCause().getMessage());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean canFinish() {
		return participantsPage.isPageComplete() && participantsPage.draft().isPresent();
	}

	@Override
	public boolean performFinish() {
		IFile file = corpusPage.experimentFile();
		try {
			ExperimentDraft draft = participantsPage.draft().orElseThrow();
			Path folder = file.getParent().getLocation().toPath();
			String source = draft.with(participantsPage.participants(), participantsPage.baseline(), folder)
					.experiment().source();
			file.create(source.getBytes(StandardCharsets.UTF_8), false, false, null);
			IDE.openEditor(page, file);
			if (participantsPage.isRunWanted()) {
				EvaluationShortcut.launchExperiment(file, ILaunchManager.RUN_MODE);
			}
			return true;
		} catch (CoreException | IOException e) {
			StatusManager.getManager().handle(Status.error(NLS.bind(Messages.unwritable, file.getName()), e), StatusManager.SHOW);
			return false;
		}
	}
}
