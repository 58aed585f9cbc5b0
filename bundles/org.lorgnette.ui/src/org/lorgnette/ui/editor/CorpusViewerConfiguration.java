package org.lorgnette.ui.editor;

import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextDoubleClickStrategy;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.information.IInformationPresenter;
import org.eclipse.jface.text.information.InformationPresenter;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;

/** A text viewer's helpers for annotated text. */
final class CorpusViewerConfiguration extends TextSourceViewerConfiguration {

	private final CorpusPage page;

	CorpusViewerConfiguration(IPreferenceStore store, CorpusPage page) {
		super(store);
		this.page = page;
	}

	/** No spelling: names are what such texts are full of, and what a dictionary lacks. */
	@Override
	public IReconciler getReconciler(ISourceViewer viewer) {
		return null;
	}

	@Override
	public ITextHover getTextHover(ISourceViewer viewer, String contentType) {
		return new MentionHover(page);
	}

	@Override
	public IInformationPresenter getInformationPresenter(ISourceViewer viewer) {
		MentionHover hover = new MentionHover(page);
		InformationPresenter presenter = new InformationPresenter(hover.getInformationPresenterControlCreator());
		presenter.setInformationProvider(hover, IDocument.DEFAULT_CONTENT_TYPE);
		presenter.setSizeConstraints(70, 20, true, true);
		return presenter;
	}

	@Override
	public ITextDoubleClickStrategy getDoubleClickStrategy(ISourceViewer viewer, String contentType) {
		return new MentionDoubleClick(page);
	}
}
