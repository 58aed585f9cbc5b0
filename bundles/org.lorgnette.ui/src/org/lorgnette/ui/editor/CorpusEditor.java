package org.lorgnette.ui.editor;

import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.lorgnette.ui.markers.GotoMarker;
import org.lorgnette.ui.session.AnnotationSession;

/**
 * The editor of an annotated file: the text with its lanes and, where the text is made from a format's tokens, the file itself as a second
 * page. While one page has unsaved changes the other is locked, so that neither can overwrite the other.
 */
public final class CorpusEditor extends MultiPageEditorPart {

	private static final int TEXT = 0;
	private static final int SOURCE = 1;

	private final IPropertyListener follow = (source, property) -> pagePropertyChanged(property);
	private CorpusPage text;
	private SourcePage source;
	private boolean hasSource;

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		super.init(site, input);
		setPartName(input.getName());
		setTitleToolTip(input.getToolTipText());
	}

	@Override
	protected void createPages() {
		text = new CorpusPage(this);
		try {
			addPage(TEXT, text, getEditorInput());
		} catch (PartInitException e) {
			Platform.getLog(CorpusEditor.class).error(e.getMessage(), e);
			throw new IllegalStateException(e.getMessage(), e);
		}
		text.addPropertyListener(follow);
		showTabs(false);
	}

	@Override
	protected int getTabStyle() {
		return SWT.BOTTOM | SWT.FLAT;
	}

	private void showTabs(boolean shown) {
		if (getContainer() instanceof CTabFolder folder) {
			// Not 0: themes draw the tabs into an image of this height.
			folder.setTabHeight(shown ? SWT.DEFAULT : 1);
			folder.layout();
			setPageText(TEXT, shown ? Messages.pageText : "");
		}
	}

	/** Offers the file itself as a page, or not. It is opened when the page is first looked at. */
	void offerSource(boolean offered) {
		if (offered && !hasSource) {
			hasSource = true;
			Composite empty = new Composite(getContainer(), SWT.NONE);
			empty.setLayout(new FillLayout());
			addPage(SOURCE, empty);
			setPageText(SOURCE, Messages.pageSource);
			showTabs(true);
		}
	}

	public boolean hasSourcePage() {
		return hasSource;
	}

	/** Changes between text and source. */
	public void togglePage() {
		if (hasSource) {
			setActivePage(getActivePage() == TEXT ? SOURCE : TEXT);
			setFocus();
		}
	}

	@Override
	protected void pageChange(int page) {
		if (page == SOURCE && source == null) {
			openSource();
			return;
		}
		super.pageChange(page);
		if (source != null && page == SOURCE) {
			source.lock(text.isDirty());
		}
		if (getEditorSite().getActionBarContributor() instanceof CorpusActionContributor contributor) {
			contributor.setActiveEditor(this);
		}
	}

	private void openSource() {
		source = new SourcePage();
		try {
			removePage(SOURCE);
			addPage(SOURCE, source, getEditorInput());
			setPageText(SOURCE, Messages.pageSource);
			source.addPropertyListener(follow);
			setActivePage(SOURCE);
		} catch (PartInitException e) {
			source = null;
			Platform.getLog(CorpusEditor.class).error(e.getMessage(), e);
		}
	}

	private void pagePropertyChanged(int property) {
		if (property == PROP_DIRTY && source != null) {
			text.lock(source.isDirty());
			source.lock(text.isDirty());
		} else if (property == PROP_INPUT && text.getEditorInput() != null && !text.getEditorInput().equals(getEditorInput())) {
			setInputWithNotify(text.getEditorInput());
			setPartName(getEditorInput().getName());
			setTitleToolTip(getEditorInput().getToolTipText());
		}
	}

	/** The page that shows the text with its lanes. */
	public CorpusPage textPage() {
		return text;
	}

	/** The text editor in front. */
	ITextEditor activeTextEditor() {
		return getActiveEditor() instanceof ITextEditor editor ? editor : text;
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		IEditorPart front = activeTextEditor();
		IEditorPart dirty = front.isDirty() || source == null ? front : front == text ? source : text;
		dirty.doSave(monitor);
	}

	@Override
	public void doSaveAs() {
		activeTextEditor().doSaveAs();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return true;
	}

	@Override
	public void setFocus() {
		super.setFocus();
		text.activateSession();
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == AnnotationSession.class && text != null) {
			return adapter.cast(text.getAdapter(AnnotationSession.class));
		}
		if (adapter == ITextEditor.class && text != null) {
			return adapter.cast(activeTextEditor());
		}
		if (adapter == CorpusPage.class) {
			return adapter.cast(text);
		}
		if (adapter == IGotoMarker.class && text != null) {
			return adapter.cast((IGotoMarker) this::gotoMarker);
		}
		T own = super.getAdapter(adapter);
		return own != null || text == null ? own : text.getAdapter(adapter);
	}

	/** Problems of a corpus name a line of its file, which need not be a line of the text; bookmarks and search hits name the text's. */
	private void gotoMarker(IMarker marker) {
		setActivePage(TEXT);
		AnnotationSession session = text.getAdapter(AnnotationSession.class);
		if (session != null && GotoMarker.isFor(marker)) {
			new GotoMarker(session).gotoMarker(marker);
			return;
		}
		Optional.ofNullable(text.getAdapter(IGotoMarker.class)).ifPresent(page -> page.gotoMarker(marker));
	}

	@Override
	public void dispose() {
		if (text != null) {
			text.removePropertyListener(follow);
		}
		if (source != null) {
			source.removePropertyListener(follow);
		}
		super.dispose();
	}
}
