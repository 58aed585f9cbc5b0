package org.lorgnette.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.custom.StyledText;
import org.lorgnette.ui.editor.painting.LanePainter;
import org.lorgnette.ui.editor.painting.PaintModel;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.SessionListener;
import org.lorgnette.ui.theme.TypeColors;

/**
 * Keeps what is painted in step with the session. Large files are indexed outside the UI thread; what is typed meanwhile is made up for.
 */
final class LaneView implements SessionListener {

	/** Files with fewer entities are indexed at once, so that an edit is seen with the key press. */
	private static final int SMALL = 4_000;

	private record Change(int offset, int removed, int inserted) {
	}

	private final FileSession session;
	private final ProjectionViewer viewer;
	private final StyledText widget;
	private final LanePainter painter;
	private final IDocument document;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<Change> changes = new ArrayList<>();
	private final IPropertyChangeListener colors = event -> restyle();
	private final IDocumentListener recorder = new IDocumentListener() {

		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			if (building) {
				changes.add(new Change(event.getOffset(), event.getLength(), event.getText() == null ? 0 : event.getText().length()));
			}
		}
	};
	private final IDocumentListener shifter;
	private boolean building;
	private boolean again;

	LaneView(FileSession session, ProjectionViewer viewer) {
		this.session = session;
		this.viewer = viewer;
		widget = viewer.getTextWidget();
		document = viewer.getDocument();
		painter = new LanePainter(viewer);
		shifter = painter.documentListener();
		document.addDocumentListener(shifter);
		document.addDocumentListener(recorder);
		session.addListener(this);
		TypeColors.addListener(colors);
		build();
	}

	void dispose() {
		document.removeDocumentListener(shifter);
		document.removeDocumentListener(recorder);
		session.removeListener(this);
		TypeColors.removeListener(colors);
	}

	LanePainter painter() {
		return painter;
	}

	PaintModel model() {
		return painter.model();
	}

	ProjectionViewer viewer() {
		return viewer;
	}

	/** Hears, in the UI thread, when another model is shown. */
	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	@Override
	public void corpusChanged(AnnotationSession changed) {
		build();
	}

	@Override
	public void lanesChanged(AnnotationSession changed) {
		build();
	}

	private void restyle() {
		if (!widget.isDisposed()) {
			painter.restyle();
		}
	}

	private void build() {
		if (widget.isDisposed()) {
			return;
		}
		if (building) {
			again = true;
			return;
		}
		CorpusState corpus = session.corpus();
		List<Lane> lanes = session.lanes();
		if (size(corpus, lanes) < SMALL) {
			show(PaintModel.of(corpus, lanes));
			return;
		}
		building = true;
		changes.clear();
		Job job = Job.createSystem(Messages.indexing, (ICoreRunnable) monitor -> {
			Optional<PaintModel> built = Optional.empty();
			try {
				built = Optional.of(PaintModel.of(corpus, lanes));
			} finally {
				Optional<PaintModel> ready = built;
				if (!widget.isDisposed()) {
					widget.getDisplay().asyncExec(() -> built(ready));
				}
			}
		});
		job.schedule();
	}

	private static int size(CorpusState corpus, List<Lane> lanes) {
		int entities = corpus.parts().stream().mapToInt(part -> part.document().entities().size()).sum() + corpus.parts().size();
		for (Lane lane : lanes) {
			entities += lane.analyses().values().stream().mapToInt(analysis -> analysis.analysis().predictions().size()).sum();
		}
		return entities;
	}

	private void built(Optional<PaintModel> model) {
		building = false;
		if (widget.isDisposed()) {
			return;
		}
		model.ifPresent(ready -> {
			changes.forEach(change -> ready.shift(change.offset(), change.removed(), change.inserted()));
			show(ready);
		});
		if (again) {
			again = false;
			build();
		}
	}

	private void show(PaintModel model) {
		painter.show(model);
		listeners.forEach(Runnable::run);
	}
}
