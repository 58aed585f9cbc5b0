package org.lorgnette.ui.runs;

import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.browser.IWorkbenchBrowserSupport;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.evaluation.Runs;

/** What can be done with run folders. */
public final class RunActions {

	/** The console comes to the top a moment after each line that is written to it, and would cover what is shown at once. */
	private static final int AFTER_CONSOLE = 500;

	private RunActions() {
	}

	/** Shows runs in the Evaluation view. For the UI thread. */
	public static void show(List<Path> folders) {
		folders.forEach(Runs::show);
	}

	public static void show(Path folder) {
		show(List.of(folder));
	}

	/** Likewise from any thread, as soon as the UI has time. */
	public static void showLater(Path folder) {
		if (PlatformUI.isWorkbenchRunning()) {
			Display display = PlatformUI.getWorkbench().getDisplay();
			if (!display.isDisposed()) {
				display.asyncExec(() -> display.timerExec(AFTER_CONSOLE, () -> show(folder)));
			}
		}
	}

	/** Opens the report of a run in a browser. For the UI thread. */
	public static void openReport(Path folder) {
		openPage(folder.resolve("report.html"), NLS.bind(Messages.reportAbsent, folder));
	}

	/** Opens a page in a browser. For the UI thread. @param absent what to say if it is not there */
	public static void openPage(Path page, String absent) {
		if (!Files.isRegularFile(page)) {
			StatusManager.getManager().handle(Status.warning(absent), StatusManager.SHOW);
			return;
		}
		try {
			IWorkbenchBrowserSupport support = PlatformUI.getWorkbench().getBrowserSupport();
			support.createBrowser(IWorkbenchBrowserSupport.AS_EDITOR | IWorkbenchBrowserSupport.LOCATION_BAR, "org.lorgnette.report",
					page.getParent().getFileName().toString(), page.toString()).openURL(page.toUri().toURL());
		} catch (PartInitException | MalformedURLException e) {
			StatusManager.getManager().handle(Status.error(NLS.bind(Messages.cannotOpen, page), e),
					StatusManager.SHOW | StatusManager.LOG);
		}
	}

	/** Lets the workspace see what was written to a folder, if it lies in it. Not for the UI thread. */
	public static void refresh(Path folder) {
		try {
			Path path = folder.toAbsolutePath();
			for (IContainer container : ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(path.toUri())) {
				IResource known = container;
				while (!known.exists() && known.getParent() != null) {
					known = known.getParent();
				}
				if (known.isAccessible()) {
					known.refreshLocal(IResource.DEPTH_INFINITE, null);
				}
			}
		} catch (CoreException e) {
			Platform.getLog(RunActions.class).log(e.getStatus());
		}
	}
}
