package org.lorgnette.ui;

import java.util.Optional;

import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Brings views up, from wherever one works. For the UI thread. */
public final class Views {

	private Views() {
	}

	/**
	 * @param mode
	 *            one of {@link IWorkbenchPage}'s
	 * @return empty if there is no window
	 */
	public static Optional<IViewPart> show(String id, int mode) throws PartInitException {
		IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
		IWorkbenchWindow window = active == null && windows.length > 0 ? windows[0] : active;
		if (window == null || window.getActivePage() == null) {
			return Optional.empty();
		}
		return Optional.of(window.getActivePage().showView(id, null, mode));
	}
}
