package org.lorgnette.ui.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Document;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.Highlight;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Part;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.SessionListener;

/** A text that is open, without an editor. */
final class OpenText implements AnnotationSession {

	final List<Highlight> highlights = new ArrayList<>();
	final List<Place> revealed = new ArrayList<>();
	private final List<SessionListener> listeners = new ArrayList<>();
	private CorpusState corpus;

	OpenText(List<Document> documents) {
		show(documents);
	}

	/** Changes the text. */
	void show(List<Document> documents) {
		List<Part> parts = new ArrayList<>();
		int offset = 0;
		for (Document document : documents) {
			parts.add(new Part(document, offset));
			offset += document.text().length() + 1;
		}
		corpus = new CorpusState(corpus == null ? 0 : corpus.version() + 1, "text", parts);
		List.copyOf(listeners).forEach(listener -> listener.corpusChanged(this));
	}

	@Override
	public String name() {
		return "open.txt";
	}

	@Override
	public Optional<IFile> file() {
		return Optional.empty();
	}

	@Override
	public CorpusState corpus() {
		return corpus;
	}

	@Override
	public List<Lane> lanes() {
		return List.of();
	}

	@Override
	public void addLane(EngineSpec engine) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void removeLane(String name) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void analyze() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Place> selection() {
		return Optional.empty();
	}

	@Override
	public void reveal(Place place, boolean activate) {
		revealed.add(place);
	}

	@Override
	public boolean isEditable() {
		return false;
	}

	@Override
	public void edit(int part, GoldEdit edit) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void highlight(List<Highlight> marked) {
		highlights.clear();
		highlights.addAll(marked);
	}

	@Override
	public void addListener(SessionListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(SessionListener listener) {
		listeners.remove(listener);
	}
}
