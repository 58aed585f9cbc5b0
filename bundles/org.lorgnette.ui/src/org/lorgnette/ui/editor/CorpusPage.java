package org.lorgnette.ui.editor;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.IVerticalRuler;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionSupport;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.lorgnette.model.Span;
import org.lorgnette.ui.editor.outline.CorpusOutline;
import org.lorgnette.ui.editor.painting.LanePainter;
import org.lorgnette.ui.editor.painting.PaintModel;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.CorpusDocumentProvider;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.EditorBridge;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Loading;
import org.lorgnette.ui.session.SessionListener;
import org.lorgnette.ui.session.Sessions;

/** The text with its lanes: a text editor like any other, whose document comes from the session's provider. */
public final class CorpusPage extends TextEditor implements EditorBridge, SessionListener {

	static final String SCOPE = "org.lorgnette.ui.editor.scope";
	static final String CONTEXT_MENU = "org.lorgnette.ui.editor.context";
	private static final String HELP = "org.lorgnette.ui.editor";

	private final CorpusEditor editor;
	private Optional<FileSession> session = Optional.empty();
	private Optional<LaneView> lanes = Optional.empty();
	private Optional<CorpusOutline> outline = Optional.empty();
	private Optional<Folding> folding = Optional.empty();
	private Optional<DifferenceMarks> differences = Optional.empty();
	private GoldActions gold;
	private Navigation navigation;
	private LaneBar laneBar;
	private MessageBar messages;
	private DocumentBar top;
	private ProjectionSupport projection;
	private boolean locked;

	CorpusPage(CorpusEditor editor) {
		this.editor = editor;
		setDocumentProvider(CorpusDocumentProvider.shared());
	}

	@Override
	protected void initializeEditor() {
		super.initializeEditor();
		setEditorContextMenuId(CONTEXT_MENU);
		setHelpContextId(HELP);
		setSourceViewerConfiguration(new CorpusViewerConfiguration(getPreferenceStore(), this));
	}

	@Override
	protected void setDocumentProvider(IEditorInput input) {
		// Always the session's provider, whatever the platform has registered for the input.
	}

	@Override
	protected void initializeKeyBindingScopes() {
		setKeyBindingScopes(new String[] { SCOPE });
	}

	@Override
	protected void doSetInput(IEditorInput input) throws CoreException {
		disconnect();
		super.doSetInput(input);
		connect();
	}

	@Override
	public void createPartControl(Composite parent) {
		Composite whole = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		whole.setLayout(layout);
		laneBar = new LaneBar(whole, this);
		messages = new MessageBar(whole);
		top = new DocumentBar(whole);
		Composite body = new Composite(whole, SWT.NONE);
		body.setLayout(new FillLayout());
		body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		super.createPartControl(body);
		gold = new GoldActions(this);
		navigation = new Navigation(this);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getSourceViewer().getTextWidget(), HELP);
		getSourceViewer().getTextWidget().addCaretListener(event -> selectionMoved());
		new MentionMouse(this).install(getSourceViewer().getTextWidget());
		getSourceViewer().addViewportListener(pixel -> topMoved());
		connect();
	}

	@Override
	protected ISourceViewer createSourceViewer(Composite parent, IVerticalRuler ruler, int styles) {
		fAnnotationAccess = getAnnotationAccess();
		fOverviewRuler = createOverviewRuler(getSharedColors());
		ProjectionViewer viewer = new ProjectionViewer(parent, ruler, getOverviewRuler(), isOverviewRulerVisible(), styles);
		getSourceViewerDecorationSupport(viewer);
		projection = new ProjectionSupport(viewer, getAnnotationAccess(), getSharedColors());
		projection.install();
		return viewer;
	}

	/** Before there is a widget, and while an input is replaced, there is nothing to show lanes on. */
	private void connect() {
		if (getSourceViewer() instanceof ProjectionViewer viewer && viewer.getDocument() != null && session.isEmpty() && laneBar != null) {
			FileSession opened = new FileSession(getEditorInput(), viewer.getDocument(), this);
			session = Optional.of(opened);
			viewer.getTextWidget().setWordWrap(true);
			LaneView view = new LaneView(opened, viewer);
			lanes = Optional.of(view);
			folding = Optional.of(new Folding(viewer));
			differences = Optional.of(new DifferenceMarks(viewer));
			opened.addListener(this);
			view.addListener(this::modelShown);
			Sessions.activate(opened);
			corpusChanged(opened);
			laneBar.refresh();
		}
	}

	private void disconnect() {
		differences.ifPresent(DifferenceMarks::dispose);
		lanes.ifPresent(LaneView::dispose);
		session.ifPresent(open -> {
			open.removeListener(this);
			Sessions.close(open);
			open.dispose();
		});
		session = Optional.empty();
		lanes = Optional.empty();
		folding = Optional.empty();
		differences = Optional.empty();
	}

	@Override
	public void dispose() {
		disconnect();
		if (projection != null) {
			projection.dispose();
		}
		super.dispose();
	}

	private void modelShown() {
		PaintModel model = model();
		folding.ifPresent(each -> each.update(model));
		differences.ifPresent(each -> each.update(model));
		outline.ifPresent(CorpusOutline::refresh);
		topMoved();
		tellPosition();
	}

	private void topMoved() {
		top.update(model(), getSourceViewer().getTopIndexStartOffset());
	}

	@Override
	public void corpusChanged(AnnotationSession changed) {
		session.ifPresent(open -> {
			applyEditable();
			showMessage();
			editor.offerSource(open.loading() == Loading.READY && SourceText.differs(open));
			laneBar.refresh();
			updateState(getEditorInput());
		});
	}

	@Override
	public void lanesChanged(AnnotationSession changed) {
		laneBar.refresh();
		showMessage();
	}

	private void showMessage() {
		session.ifPresent(open -> new EditorState(open, locked, messages).show());
	}

	private void applyEditable() {
		if (getSourceViewer() != null) {
			getSourceViewer().setEditable(isEditable());
		}
	}

	@Override
	public boolean isEditable() {
		return !locked && session.filter(FileSession::isTextEditable).isPresent() && super.isEditable();
	}

	@Override
	public boolean isEditorInputModifiable() {
		return !locked && session.filter(FileSession::isTextEditable).isPresent() && super.isEditorInputModifiable();
	}

	/** Whether gold can be edited here now. */
	boolean isGoldEditable() {
		return !locked && session.filter(FileSession::isEditable).isPresent();
	}

	/** Keeps changes out while the source has unsaved ones. */
	void lock(boolean newLocked) {
		if (locked != newLocked) {
			locked = newLocked;
			applyEditable();
			showMessage();
		}
	}

	Optional<FileSession> session() {
		return session;
	}

	CorpusState corpus() {
		return session.map(FileSession::corpus).orElseGet(() -> new CorpusState(0, "", List.of()));
	}

	/** What is painted now. */
	public PaintModel model() {
		return lanes.map(LaneView::model).orElse(PaintModel.EMPTY);
	}

	public Optional<LanePainter> painter() {
		return lanes.map(LaneView::painter);
	}

	public GoldActions gold() {
		return gold;
	}

	public Navigation navigation() {
		return navigation;
	}

	LaneBar laneBar() {
		return laneBar;
	}

	public StyledText widget() {
		return getSourceViewer().getTextWidget();
	}

	ProjectionViewer viewer() {
		return (ProjectionViewer) getSourceViewer();
	}

	void say(String message) {
		getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(null);
		getEditorSite().getActionBars().getStatusLineManager().setMessage(message);
	}

	/** Says why something cannot be done. */
	void refuse(String message) {
		getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(message);
		shell().getDisplay().beep();
	}

	void activateSession() {
		session.ifPresent(Sessions::activate);
	}

	private void selectionMoved() {
		session.ifPresent(FileSession::selectionMoved);
		tellPosition();
		outline.ifPresent(page -> page.follow(selection().getOffset()));
	}

	private void tellPosition() {
		if (painter().isPresent()) {
			gold.caretMoved();
			String text = new MentionText(model(), session).status(selection().getOffset());
			if (gold.pendingHead().isEmpty()) {
				say(text);
			}
		}
	}

	@Override
	public void reveal(int offset, int length, boolean activate) {
		viewer().exposeModelRange(new Region(offset, length));
		selectAndReveal(offset, length);
		if (activate) {
			getSite().getPage().activate(editor);
			setFocus();
		}
	}

	@Override
	public IRegion selection() {
		if (getSelectionProvider() != null && getSelectionProvider().getSelection() instanceof ITextSelection selected && selected.getOffset() >= 0) {
			return new Region(selected.getOffset(), Math.max(0, selected.getLength()));
		}
		return new Region(0, 0);
	}

	@Override
	public IRegion visible() {
		int top = viewer().getTopIndexStartOffset();
		int bottom = viewer().getBottomIndexEndOffset();
		return new Region(Math.max(0, top), Math.max(0, bottom - top));
	}

	@Override
	public Shell shell() {
		return getSite().getShell();
	}

	@Override
	public void highlightsChanged() {
		session.ifPresent(open -> painter().ifPresent(painter -> painter.mark(open.highlights().stream().map(mark -> {
			Span span = open.corpus().range(mark.place());
			return new LanePainter.Mark(span, mark.primary());
		}).toList())));
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == AnnotationSession.class) {
			return adapter.cast(session.orElse(null));
		}
		if (adapter == IContentOutlinePage.class) {
			CorpusOutline page = new CorpusOutline(this::model, (offset, length) -> reveal(offset, length, false), () -> outline = Optional.empty());
			outline = Optional.of(page);
			return adapter.cast(page);
		}
		if (adapter == ProjectionAnnotationModel.class && getSourceViewer() instanceof ProjectionViewer viewer) {
			return adapter.cast(viewer.getProjectionAnnotationModel());
		}
		return super.getAdapter(adapter);
	}
}
