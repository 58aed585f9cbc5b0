package org.lorgnette.ui.evaluation;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchSite;

/** Says how to get something to see, with links that do it. */
public final class EmptyPage {

	private final IWorkbenchSite site;
	private final Composite page;

	public EmptyPage(Composite parent, IWorkbenchSite site, String title) {
		this.site = site;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 12).spacing(5, 7).applyTo(page);
		Label heading = new Label(page, SWT.WRAP);
		heading.setText(title);
		heading.setFont(JFaceResources.getBannerFont());
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(heading);
	}

	/** A line in which the part between {@code <a>} and {@code </a>} does something. */
	public EmptyPage link(String text, Runnable work) {
		Link link = new Link(page, SWT.WRAP);
		link.setText(text);
		link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(link);
		return this;
	}

	/** Likewise, by a command. */
	public EmptyPage link(String text, CommandCall command) {
		return link(text, () -> command.run(site));
	}

	public Composite control() {
		return page;
	}
}
