package org.lorgnette.ui.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.swt.widgets.Display;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.eclipse.ui.IEditorInput;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.io.Problem;
import org.lorgnette.io.editing.CorpusFile;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.model.edit.SpanShift;

/** What one editor shows. Editors of the same file share text, gold and lanes; selection and highlights are their own. */
public final class FileSession implements AnnotationSession, OpenCorpus.Listener {

	/** News is told together when none has come for this long, at the latest after three times that. */
	private static final int COALESCE = 150;

	private final IEditorInput input;
	private final IDocument document;
	private final EditorBridge bridge;
	private final OpenCorpus corpus;
	private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
	private final Runnable lanesListener = this::lanesMoved;
	private final Runnable timer = this::tell;
	private final Supplier<IRegion> visible;
	private final Runnable selectionTimer = this::tellSelection;
	private boolean corpusNews;
	private boolean lanesNews;
	private long newsSince;
	private boolean disposed;
	private boolean lanesRecalled;
	private List<Highlight> highlights = List.of();
	private long highlightsVersion;
	private Optional<String> lastAdded = Optional.empty();

	/**
	 * @param document
	 *            the document that {@link CorpusDocumentProvider#shared()} has for the input
	 * @throws IllegalStateException
	 *             if the input is not connected there
	 */
	public FileSession(IEditorInput input, IDocument document, EditorBridge bridge) {
		this.input = input;
		this.document = document;
		this.bridge = bridge;
		this.visible = bridge::visible;
		this.corpus = CorpusDocumentProvider.shared().corpus(input)
				.orElseThrow(() -> new IllegalStateException(input.getName() + " is not connected to its document provider"));
		corpus.addListener(this);
		corpus.lanes().addListener(lanesListener);
		corpus.lanes().lookAt(visible);
		if (corpus.loading() != Loading.READING) {
			recallLanes();
		}
	}

	/** The engines are known once the file has been read. */
	private void recallLanes() {
		if (!lanesRecalled && corpus.lanes().engines().isEmpty()) {
			LaneStore.of(corpus, file()).forEach(corpus.lanes()::add);
		}
		lanesRecalled = true;
	}

	/** To be called when the editor is closed or gets another input. */
	public void dispose() {
		disposed = true;
		corpus.removeListener(this);
		corpus.lanes().removeListener(lanesListener);
		corpus.lanes().lookAway(visible);
		listeners.clear();
	}

	public Loading loading() {
		return corpus.loading();
	}

	/** Why the file cannot be read and what to do; or a remark on how it was read. */
	public Optional<String> message() {
		return corpus.message();
	}

	/** What the reader passed over. */
	public List<Problem> problems() {
		return corpus.file().map(CorpusFile::problems).orElse(List.of());
	}

	/** Whether the text can be changed; {@link #isEditable()} speaks of the gold. */
	public boolean isTextEditable() {
		return CorpusDocumentProvider.shared().isModifiable(input);
	}

	@Override
	public boolean isEditable() {
		return goldObstacle().isEmpty();
	}

	/** Why text or gold cannot be changed: one sentence that says what to do. */
	public Optional<String> readOnlyReason() {
		return goldObstacle().or(() -> isTextEditable() ? Optional.empty() : Optional.of(Messages.Session_derived));
	}

	private Optional<String> goldObstacle() {
		return switch (corpus.loading()) {
			case READING -> Optional.of(Messages.Session_reading);
			case FAILED -> Optional.of(Messages.Session_failed);
			case READY -> CorpusDocumentProvider.shared().isReadOnly(input) ? Optional.of(Messages.Session_readOnly)
					: corpus.file().flatMap(CorpusFile::obstacle).map(reason -> Messages.bind(Messages.Session_gold, reason));
		};
	}

	@Override
	public String name() {
		return input.getName();
	}

	@Override
	public Optional<IFile> file() {
		return CorpusLocations.workspaceFile(input);
	}

	@Override
	public CorpusState corpus() {
		return corpus.state();
	}

	/**
	 * Where spans of the editor's text at an earlier version lie now. Of a version too old to tell, everything is said to be where it
	 * was: ask for {@link #corpus()} then, whose version is always new enough.
	 */
	public SpanShift shiftSince(long version) {
		return corpus.shiftSince(version).orElse(SpanShift.NONE);
	}

	@Override
	public List<Lane> lanes() {
		return corpus.lanes().lanes();
	}

	@Override
	public void addLane(EngineSpec engine) {
		corpus.lanes().add(engine);
		LaneStore.keep(corpus, file(), corpus.lanes().engines());
	}

	@Override
	public void removeLane(String name) {
		corpus.lanes().remove(name);
		LaneStore.keep(corpus, file(), corpus.lanes().engines());
	}

	@Override
	public void analyze() {
		corpus.lanes().analyze();
	}

	@Override
	public Optional<Place> selection() {
		IRegion region = bridge.selection();
		return region == null ? Optional.empty() : corpus().place(region.getOffset(), region.getOffset() + region.getLength());
	}

	/** The editor calls it whenever its selection has changed. Listeners hear of it when the caret rests: where it is costs too much at each key. */
	public void selectionMoved() {
		Display display = Display.getCurrent();
		if (display != null && !disposed) {
			display.timerExec(COALESCE, selectionTimer);
		}
	}

	private void tellSelection() {
		if (!disposed) {
			tellAll(listener -> listener.selectionChanged(this));
		}
	}

	@Override
	public void reveal(Place place, boolean activate) {
		if (place.part() < corpus().parts().size()) {
			Span range = corpus().range(place);
			int begin = Math.min(range.begin(), document.getLength());
			bridge.reveal(begin, Math.min(range.length(), document.getLength() - begin), activate);
		}
	}

	@Override
	public void edit(int part, GoldEdit edit) {
		goldObstacle().ifPresent(reason -> {
			throw new IllegalArgumentException(reason);
		});
		EditOperation operation = new EditOperation(corpus, part, edit);
		Optional<IDocumentUndoManager> undo = Optional.ofNullable(DocumentUndoManagerRegistry.getDocumentUndoManager(document));
		undo.ifPresent(IDocumentUndoManager::commit);
		operation.apply();
		lastAdded = switch (edit) {
			case GoldEdit.AddEntity add -> Optional.of(last(operation.changed().entities()).id());
			case GoldEdit.AddRelation add -> Optional.of(lastRelation(operation.changed().relations()).id());
			default -> Optional.empty();
		};
		undo.ifPresent(manager -> {
			operation.addContext(manager.getUndoContext());
			history().add(operation);
		});
	}

	private static Entity last(List<Entity> entities) {
		return entities.getLast();
	}

	private static Relation lastRelation(List<Relation> relations) {
		return relations.getLast();
	}

	private static IOperationHistory history() {
		return OperationHistoryFactory.getOperationHistory();
	}

	/** The id that the last edit gave, if it added an entity or a relation. */
	public Optional<String> lastAdded() {
		return lastAdded;
	}

	/** The places marked at present, where they lie now. */
	public List<Highlight> highlights() {
		long now = corpus.version();
		if (now != highlightsVersion && !highlights.isEmpty()) {
			Optional<SpanShift> shift = corpus.shiftSince(highlightsVersion);
			highlights = shift.isEmpty() ? List.of()
					: highlights.stream().flatMap(highlight -> shift.get().span(highlight.place().span())
							.map(span -> new Highlight(new Place(highlight.place().part(), span), highlight.reason(), highlight.primary()))
							.stream()).toList();
		}
		highlightsVersion = now;
		return highlights;
	}

	@Override
	public void highlight(List<Highlight> marked) {
		highlights = marked.stream().filter(highlight -> isInside(highlight.place())).toList();
		highlightsVersion = corpus.version();
		bridge.highlightsChanged();
	}

	private boolean isInside(Place place) {
		List<Part> parts = corpus().parts();
		if (place.part() < 0 || place.part() >= parts.size()) {
			return false;
		}
		Document marked = parts.get(place.part()).document();
		return place.span().end() <= marked.text().length();
	}

	@Override
	public void addListener(SessionListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(SessionListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void corpusChanged() {
		corpusNews = true;
		tellSoon();
	}

	@Override
	public void corpusReplaced() {
		highlights = List.of();
		corpusNews = false;
		recallLanes();
		tell(true, true);
	}

	private void lanesMoved() {
		lanesNews = true;
		tellSoon();
	}

	private void tellSoon() {
		Display display = Display.getCurrent();
		if (display == null || disposed) {
			return;
		}
		long now = System.nanoTime();
		newsSince = newsSince == 0 ? now : newsSince;
		boolean waited = now - newsSince > 2L * COALESCE * 1_000_000;
		if (!waited) {
			display.timerExec(COALESCE, timer);
		}
	}

	private void tell() {
		newsSince = 0;
		if (disposed) {
			return;
		}
		boolean corpusToo = corpusNews;
		boolean lanesToo = lanesNews;
		corpusNews = false;
		lanesNews = false;
		corpus.lanes().whenMoved(() -> tell(corpusToo, lanesToo));
	}

	private void tell(boolean corpusToo, boolean lanesToo) {
		tellAll(listener -> {
			if (corpusToo) {
				listener.corpusChanged(this);
			}
			if (lanesToo) {
				listener.lanesChanged(this);
			}
		});
	}

	private void tellAll(Consumer<SessionListener> news) {
		for (SessionListener listener : listeners) {
			org.eclipse.core.runtime.SafeRunner.run(() -> news.accept(listener));
		}
	}
}
