package org.lorgnette.ui.editor;

import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.information.IInformationProvider;
import org.eclipse.jface.text.information.IInformationProviderExtension2;

/** What every lane says of the words under the mouse, or at the caret with the key for tooltips. */
final class MentionHover implements ITextHover, ITextHoverExtension, IInformationProvider, IInformationProviderExtension2 {

	private final CorpusPage page;

	MentionHover(CorpusPage page) {
		this.page = page;
	}

	private String text(IRegion region) {
		String text = new MentionText(page.model(), page.session()).hover(region.getOffset(), region.getOffset() + region.getLength());
		return text.isEmpty() ? null : text;
	}

	// The viewer takes null for: nothing to show.
	@Override
	@Deprecated
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		return text(region);
	}

	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		return new Region(offset, 0);
	}

	@Override
	public IInformationControlCreator getHoverControlCreator() {
		return parent -> new DefaultInformationControl(parent, false);
	}

	@Override
	public IRegion getSubject(ITextViewer viewer, int offset) {
		return new Region(offset, 0);
	}

	@Override
	@Deprecated
	public String getInformation(ITextViewer viewer, IRegion subject) {
		return text(subject);
	}

	@Override
	public IInformationControlCreator getInformationPresenterControlCreator() {
		return parent -> new DefaultInformationControl(parent, true);
	}
}
