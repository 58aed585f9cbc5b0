package org.lorgnette.ui.wizards;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.run.FinishedRun;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.ui.evaluation.export.Export;
import org.lorgnette.ui.evaluation.export.ExportRunOperation;

/** Writes what a run measured into files. */
public final class ExportRunWizard extends Wizard implements IExportWizard {

	private ExportPage exportPage;

	public ExportRunWizard() {
		setWindowTitle(Messages.Export_title);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		exportPage = new ExportPage(Chosen.resource(selection));
	}

	@Override
	public void addPages() {
		addPage(exportPage);
	}

	@Override
	public boolean performFinish() {
		Path run = exportPage.run();
		Path target = exportPage.target();
		Export what = exportPage.what();
		try {
			getContainer().run(true, true, monitor -> {
				monitor.beginTask(Messages.Export_reading, IProgressMonitor.UNKNOWN);
				try {
					EvaluationResult result = FinishedRun.read(RunFolder.open(run), monitor::isCanceled);
					new ExportRunOperation(result, what, target, Locale.getDefault()).run(monitor);
				} catch (IOException e) {
					throw new InvocationTargetException(e);
				} catch (CancellationException e) {
					throw new InterruptedException();
				}
			});
			return true;
		} catch (InvocationTargetException e) {
			StatusManager.getManager().handle(Status.error(Messages.Export_failed + ": " + e.getCause().getMessage(), e.getCause()),
					StatusManager.SHOW);
			return false;
		} catch (InterruptedException e) {
			// The user cancelled: the wizard stays open.
			return false;
		}
	}
}
