package org.lorgnette.ui.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.core.resources.IFile;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.Highlight;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;
import org.lorgnette.ui.session.Part;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.SessionListener;

/** A session without editor, whose state the test sets. For the UI thread. */
public final class FakeSession implements AnnotationSession {

	public final List<Place> revealed = new ArrayList<>();
	public final List<GoldEdit> edits = new ArrayList<>();
	private final List<SessionListener> listeners = new ArrayList<>();
	private final Optional<IFile> file;
	private CorpusState corpus;
	private List<Lane> lanes = new ArrayList<>();
	private Optional<Place> selection = Optional.empty();

	public FakeSession(Optional<IFile> file, Document... documents) {
		this.file = file;
		setDocuments(documents);
	}

	public void setDocuments(Document... documents) {
		List<Part> parts = new ArrayList<>();
		int offset = 0;
		for (Document document : documents) {
			parts.add(new Part(document, offset));
			offset += document.text().length() + 1;
		}
		corpus = new CorpusState(corpus == null ? 0 : corpus.version() + 1, "conll", parts);
		listeners.forEach(listener -> listener.corpusChanged(this));
	}

	/** Adds a lane of an engine that found these entities in the first document. */
	public void lane(String name, Lane.Status status, boolean stale, Entity... entities) {
		Document document = corpus.parts().getFirst().document();
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		List<Outcome> outcomes = new ArrayList<>();
		for (Entity entity : entities) {
			predictions.add(new Prediction<>(entity, OptionalDouble.empty(), name, List.of()));
			outcomes.add(new Outcome(Outcome.Kind.SPURIOUS, Optional.empty(), Optional.of(entity)));
		}
		Map<Integer, LaneAnalysis> analyses = status == Lane.Status.READY
				? Map.of(0, new LaneAnalysis(new Analysis(document, predictions), outcomes, stale))
				: Map.of();
		lanes = new ArrayList<>(lanes);
		lanes.add(new Lane(new EngineSpec(name, name, Map.of(), Optional.empty(), Optional.empty()), Family.RULES, status,
				Optional.of("no model"), analyses));
		listeners.forEach(listener -> listener.lanesChanged(this));
	}

	/** Adds a lane of an engine that wrote this about the first document, where it does not stand. */
	public void lane(String name, Ungrounded... written) {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (Ungrounded each : written) {
			predictions.add(new Prediction<>(each, OptionalDouble.empty(), name, List.of(), Optional.of(Grounding.none(each.mentions().getFirst()))));
		}
		LaneAnalysis analysis = new LaneAnalysis(new Analysis(corpus.parts().getFirst().document(), predictions), List.of(), false);
		lanes = new ArrayList<>(lanes);
		lanes.add(new Lane(new EngineSpec(name, name, Map.of(), Optional.empty(), Optional.empty()), Family.GENERATIVE, Lane.Status.READY,
				Optional.empty(), Map.of(0, analysis)));
		listeners.forEach(listener -> listener.lanesChanged(this));
	}

	public void select(int part, int begin, int end) {
		selection = Optional.of(new Place(part, new Span(begin, end)));
		listeners.forEach(listener -> listener.selectionChanged(this));
	}

	public int listenerCount() {
		return listeners.size();
	}

	@Override
	public String name() {
		return "fake";
	}

	@Override
	public Optional<IFile> file() {
		return file;
	}

	@Override
	public CorpusState corpus() {
		return corpus;
	}

	@Override
	public List<Lane> lanes() {
		return lanes;
	}

	@Override
	public void addLane(EngineSpec engine) {
		lane(engine.name(), Lane.Status.WAITING, false);
	}

	@Override
	public void removeLane(String name) {
		lanes = new ArrayList<>(lanes);
		lanes.removeIf(lane -> lane.name().equals(name));
		listeners.forEach(listener -> listener.lanesChanged(this));
	}

	@Override
	public void analyze() {
		// nothing reads
	}

	@Override
	public Optional<Place> selection() {
		return selection;
	}

	@Override
	public void reveal(Place place, boolean activate) {
		revealed.add(place);
	}

	@Override
	public boolean isEditable() {
		return true;
	}

	@Override
	public void edit(int part, GoldEdit edit) {
		edits.add(edit);
	}

	@Override
	public void highlight(List<Highlight> highlights) {
		// nothing is painted
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
