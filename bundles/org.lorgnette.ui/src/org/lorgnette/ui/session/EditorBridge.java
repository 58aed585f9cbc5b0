package org.lorgnette.ui.session;

import org.eclipse.jface.text.IRegion;
import org.eclipse.swt.widgets.Shell;

/** What a session asks of the editor it belongs to, in the UI thread. Regions are of the whole text, folded parts included. */
public interface EditorBridge {

	/** Selects and scrolls there; {@code activate} also gives the editor the focus. */
	void reveal(int offset, int length, boolean activate);

	IRegion selection();

	/** What can be seen without scrolling. */
	IRegion visible();

	Shell shell();

	/** {@link FileSession#highlights()} are others now. */
	void highlightsChanged();
}
