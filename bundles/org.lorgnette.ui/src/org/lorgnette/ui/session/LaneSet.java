package org.lorgnette.ui.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.swt.widgets.Display;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.edit.SpanShift;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.ModelFetchJob;

/**
 * The engines' lanes of an open file: starts their work, keeps what they found, and moves it with the text. For the UI thread; engines work
 * in threads of their own.
 */
final class LaneSet implements OpenCorpus.Listener, LaneRun.Results {

	/** How long nothing must be typed before texts are analysed again. */
	private static final int PAUSE = 500;
	/** How long after the last change of the gold differences are found again. */
	private static final int COMPARE = 150;
	/** So many predictions take long enough to move that it is felt while typing. */
	private static final int MANY = 2_000;

	private static final Supplier<IRegion> NOWHERE = () -> new Region(0, 0);

	private final OpenCorpus corpus;
	private final Supplier<EnginePool> pool;
	private final Map<String, Entry> entries = new LinkedHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Runnable refreshing = this::refresh;
	private final Runnable comparing = this::compare;
	private final Runnable modelsListener = this::modelsChanged;
	private Supplier<IRegion> visible = NOWHERE;
	private List<Lane> lanes = List.of();
	private long lanesVersion = -1;
	private boolean disposed;

	/** What an engine found in a part, in the text of that version, and the gold with which it was compared. */
	record Found(LaneAnalysis analysis, long version, org.lorgnette.model.Document compared) {
	}

	private static final class Entry {
		final EngineSpec engine;
		final Family family;
		Lane.Status status = Lane.Status.WAITING;
		Optional<String> message = Optional.empty();
		final Map<Integer, Found> found = new HashMap<>();
		Optional<LaneRun> run = Optional.empty();
		long started;

		Entry(EngineSpec engine, Family family) {
			this.engine = engine;
			this.family = family;
		}
	}

	LaneSet(OpenCorpus corpus) {
		this(corpus, EnginePool::shared);
	}

	LaneSet(OpenCorpus corpus, EnginePool pool) {
		this(corpus, () -> pool);
	}

	/** @param pool asked for when there is a lane: finding all engines takes a while */
	private LaneSet(OpenCorpus corpus, Supplier<EnginePool> pool) {
		this.corpus = corpus;
		this.pool = pool;
		corpus.addListener(this);
		ModelFetchJob.addListener(modelsListener);
	}

	void dispose() {
		disposed = true;
		corpus.removeListener(this);
		ModelFetchJob.removeListener(modelsListener);
		entries.values().forEach(entry -> entry.run.ifPresent(Job::cancel));
		entries.clear();
		listeners.clear();
	}

	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	/** Where analysis begins. */
	void lookAt(Supplier<IRegion> region) {
		visible = region;
	}

	/** That editor is gone. */
	void lookAway(Supplier<IRegion> region) {
		visible = visible == region ? NOWHERE : visible;
	}

	List<EngineSpec> engines() {
		return entries.values().stream().map(entry -> entry.engine).toList();
	}

	void add(EngineSpec engine) {
		Optional.ofNullable(entries.get(engine.name())).flatMap(old -> old.run).ifPresent(Job::cancel);
		Family family = pool.get().registry().find(engine.id()).map(EngineDescriptor::family).orElse(Family.RULES);
		Entry entry = new Entry(engine, family);
		entries.put(engine.name(), entry);
		changed();
		start(entry);
	}

	void remove(String name) {
		Optional.ofNullable(entries.remove(name)).ifPresent(entry -> {
			entry.run.ifPresent(Job::cancel);
			changed();
		});
	}

	/** Analyses everything anew. */
	void analyze() {
		for (Entry entry : entries.values()) {
			entry.found.replaceAll((part, found) -> new Found(stale(found.analysis()), found.version(), found.compared()));
			start(entry);
		}
		changed();
	}

	private static LaneAnalysis stale(LaneAnalysis analysis) {
		return new LaneAnalysis(analysis.analysis(), analysis.outcomes(), true);
	}

	private void modelsChanged() {
		later(0, () -> entries.values().stream().filter(entry -> entry.status == Lane.Status.UNAVAILABLE).forEach(this::start));
	}

	private void later(int milliseconds, Runnable work) {
		Display display = Display.getDefault();
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!disposed && milliseconds > 0) {
					display.timerExec(milliseconds, work);
				} else if (!disposed) {
					work.run();
				}
			});
		}
	}

	private void start(Entry entry) {
		entry.run.ifPresent(Job::cancel);
		entry.run = Optional.empty();
		if (corpus.loading() != Loading.READY || disposed) {
			return;
		}
		entry.started = corpus.version();
		List<LaneRun.Work> work = work(entry);
		if (work.isEmpty()) {
			entry.status = Lane.Status.READY;
			changed();
			return;
		}
		entry.status = Lane.Status.WAITING;
		entry.message = Optional.empty();
		LaneRun run = new LaneRun(entry.engine, pool.get(), work, corpus.state(), this);
		entry.run = Optional.of(run);
		changed();
		run.schedule();
	}

	/** Parts without an analysis of their present text: the visible ones first, then those after them, then those before. */
	private List<LaneRun.Work> work(Entry entry) {
		move();
		IRegion region = Optional.ofNullable(visible.get()).orElseGet(NOWHERE);
		List<LaneRun.Work> first = new ArrayList<>();
		List<LaneRun.Work> before = new ArrayList<>();
		List<Part> parts = corpus.state().parts();
		for (int i = 0; i < parts.size(); i++) {
			Found found = entry.found.get(i);
			if (found == null || found.analysis().stale()) {
				(parts.get(i).end() < region.getOffset() ? before : first).add(new LaneRun.Work(i, parts.get(i).document()));
			}
		}
		first.addAll(before);
		return first;
	}

	@Override
	public void corpusReplaced() {
		for (Entry entry : entries.values()) {
			entry.found.clear();
			start(entry);
		}
		changed();
	}

	@Override
	public void corpusChanged() {
		lanesVersion = -1;
		if (!entries.isEmpty()) {
			later(PAUSE, refreshing);
			later(COMPARE, comparing);
		}
	}

	/** Analyses texts that have changed. */
	private void refresh() {
		for (Entry entry : List.copyOf(entries.values())) {
			boolean outdated = corpus.shiftSince(entry.started).filter(SpanShift::isEmpty).isEmpty();
			if (!disposed && outdated && entry.status != Lane.Status.UNAVAILABLE) {
				start(entry);
			}
		}
	}

	/** Compares with gold that has changed. */
	private void compare() {
		if (!disposed) {
			whenMoved(this::compareMoved);
		}
	}

	private void compareMoved() {
		move();
		List<Part> parts = corpus.state().parts();
		for (Entry entry : entries.values()) {
			entry.found.forEach((part, found) -> {
				if (!found.analysis().stale() && found.compared() != parts.get(part).document()) {
					Comparison.later(new Comparison.Task(entry.engine, part, found, parts.get(part).document(), corpus.state()), this);
				}
			});
		}
	}

	/** Moves what engines found to where it lies now. */
	private void move() {
		List<Part> parts = corpus.state().parts();
		for (Entry entry : entries.values()) {
			entry.found.keySet().removeIf(part -> part >= parts.size());
			entry.found.replaceAll((part, found) -> found.version() == corpus.version() ? found : moving(part, found).get());
		}
	}

	/** How a part's analysis gets to the corpus as it is now; the work itself may be done in any thread. */
	private Supplier<Found> moving(int part, Found found) {
		long now = corpus.version();
		org.lorgnette.model.Document document = corpus.state().parts().get(part).document();
		Optional<SpanShift> shift = corpus.shiftSince(found.version());
		if (shift.filter(SpanShift::isEmpty).isPresent()) {
			Found same = new Found(found.analysis(), now, found.compared());
			return () -> same;
		}
		return () -> new Found(shift.map(by -> AnalysisShift.of(found.analysis(), by, document)).orElseGet(
				() -> new LaneAnalysis(new org.lorgnette.engine.Analysis(document, List.of()), List.of(), true)), now, document);
	}

	/**
	 * Has analyses moved with the text before {@code then} is run, so that {@link #lanes()} costs little: many of them in another thread,
	 * few at once.
	 */
	void whenMoved(Runnable then) {
		long predictions = entries.values().stream().flatMap(entry -> entry.found.values().stream())
				.filter(found -> found.version() != corpus.version())
				.mapToLong(found -> found.analysis().analysis().predictions().size()).sum();
		if (predictions < MANY) {
			then.run();
			return;
		}
		record Move(Entry entry, int part, Found from, Supplier<Found> to) {
		}
		List<Move> moves = new ArrayList<>();
		entries.values().forEach(entry -> entry.found.forEach((part, found) -> {
			if (part < corpus.state().parts().size() && found.version() != corpus.version()) {
				moves.add(new Move(entry, part, found, moving(part, found)));
			}
		}));
		Comparison.away(() -> {
			Map<Move, Found> moved = new HashMap<>();
			moves.forEach(move -> moved.put(move, move.to().get()));
			later(0, () -> {
				moved.forEach((move, found) -> move.entry().found.computeIfPresent(move.part(),
						(part, present) -> present == move.from() ? found : present));
				lanesVersion = -1;
				then.run();
			});
		});
	}

	List<Lane> lanes() {
		if (lanesVersion != corpus.version()) {
			move();
			lanes = entries.values().stream().map(LaneSet::lane).toList();
			lanesVersion = corpus.version();
		}
		return lanes;
	}

	private static Lane lane(Entry entry) {
		Map<Integer, LaneAnalysis> analyses = new HashMap<>();
		entry.found.forEach((part, found) -> analyses.put(part, found.analysis()));
		return new Lane(entry.engine, entry.family, entry.status, entry.message, analyses);
	}

	private void changed() {
		lanesVersion = -1;
		listeners.forEach(Runnable::run);
	}

	/** The lane that this run works for, unless it has been removed or started anew. */
	private Optional<Entry> entry(LaneRun run) {
		return entries.values().stream().filter(entry -> entry.run.filter(current -> current == run).isPresent()).findFirst();
	}

	@Override
	public void found(LaneRun run, Map<Integer, Found> found) {
		later(0, () -> entry(run).ifPresent(entry -> {
			entry.found.putAll(found);
			changed();
		}));
	}

	@Override
	public void status(LaneRun run, Lane.Status status, Optional<String> message) {
		later(0, () -> entry(run).ifPresent(entry -> {
			entry.status = status;
			entry.message = message;
			if (status != Lane.Status.RUNNING) {
				entry.run = Optional.empty();
			}
			changed();
		}));
	}

	/** A comparison with changed gold is there; it is dropped if text or predictions have changed in the meantime. */
	void compared(Comparison.Task task, Found found) {
		later(0, () -> {
			Entry entry = entries.get(task.engine().name());
			if (entry != null && entry.found.get(task.part()) == task.found()) {
				entry.found.put(task.part(), found);
				changed();
			}
		});
	}
}
