package org.lorgnette.ui.explain;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.Ids;

/** Opens the Explain view on what is selected; with the data {@code inspect} on how engines read the selected word. */
public final class ExplainHandler extends AbstractHandler implements IExecutableExtension {

	private boolean inspects;

	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		inspects = "inspect".equals(data);
	}

	/** Opens the Explain view on the answer that is selected in the Ask view. */
	public static void explainAnswer(IWorkbenchPage page) {
		try {
			if (page.showView(Ids.EXPLAIN_VIEW) instanceof ExplainView view) {
				view.explainAnswer();
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e, Ids.PLUGIN);
		}
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		try {
			IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
			if (page.showView(Ids.EXPLAIN_VIEW) instanceof ExplainView view) {
				if (inspects) {
					view.inspect();
				} else {
					view.explainSelected();
				}
			}
			return null;
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
