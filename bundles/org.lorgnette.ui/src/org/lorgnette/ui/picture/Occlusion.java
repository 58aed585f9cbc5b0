package org.lorgnette.ui.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.engine.visual.explain.PatchOcclusion;
import org.lorgnette.engine.visual.explain.PictureProbe;
import org.lorgnette.model.Answer;
import org.lorgnette.ui.engines.EnginePool;

/**
 * Finds out what covering patches does to the answer in question, and remembers it until another question is asked. For the UI thread.
 */
final class Occlusion {

	private record Key(int picture, int reach, Answer answer) {
	}

	private final PictureState state;
	private final Supplier<Optional<EnginePool>> pool;
	private final Runnable changed;
	private final Map<Key, Covered> known = new HashMap<>();
	private Optional<VisualAnalysis> of = Optional.empty();
	private Optional<Job> job = Optional.empty();
	private int percent;
	private String problem = "";

	/** @param changed hears of progress and of the end */
	Occlusion(PictureState state, Supplier<Optional<EnginePool>> pool, Runnable changed) {
		this.state = state;
		this.pool = pool;
		this.changed = changed;
	}

	boolean isRunning() {
		return job.isPresent();
	}

	/** 0..100 */
	int percent() {
		return percent;
	}

	/** Why there is no result, or empty. */
	String problem() {
		return problem;
	}

	/** What is known of the answer in question. */
	Optional<Covered> known(int reach) {
		return state.analysis().equals(of) ? state.answer().flatMap(answer -> Optional.ofNullable(known.get(key(reach, answer))))
				: Optional.empty();
	}

	private Key key(int reach, Answer answer) {
		return new Key(state.pictureIndex(), reach, answer);
	}

	/** Asks the engine, unless it is known or there is nobody to ask. */
	void start(int reach) {
		forgetOld();
		stop();
		if (state.answer().isEmpty() || state.picture().isEmpty() || pool.get().isEmpty() || known(reach).isPresent()) {
			changed.run();
			return;
		}
		Answer answer = state.answer().get();
		Key key = key(reach, answer);
		PatchGrid grid = state.engineGrid().orElseGet(() -> PictureProbe.usualGrid(state.picture().get()));
		Job[] self = new Job[1];
		String name = NLS.bind(Messages.job_cover, state.engine().map(Seer::name).orElse(""));
		self[0] = ProbeWork.<PatchOcclusion.Result>start(name, pool.get().get(), state, grid,
				(probe, listener, cancellation) -> PatchOcclusion.attribute(probe, reach, listener, cancellation), now -> {
					if (isOurs(self)) {
						percent = now;
						changed.run();
					}
				}, outcome -> {
					if (isOurs(self)) {
						ended(key, grid, outcome);
					}
				});
		job = Optional.of(self[0]);
		changed.run();
	}

	private boolean isOurs(Job[] self) {
		return job.filter(running -> running == self[0]).isPresent();
	}

	private void ended(Key key, PatchGrid grid, VisualJob.Outcome<PatchOcclusion.Result> outcome) {
		job = Optional.empty();
		switch (outcome) {
			case VisualJob.Outcome.Done<PatchOcclusion.Result>(PatchOcclusion.Result result) -> known.put(key,
					new Covered(grid, key.reach(), key.answer(), result));
			case VisualJob.Outcome.Failed<PatchOcclusion.Result> failed -> problem = failed.told();
			case VisualJob.Outcome.Cancelled<PatchOcclusion.Result> cancelled -> problem = Messages.cancelled;
		}
		changed.run();
	}

	/** What was found out about another question. */
	private void forgetOld() {
		problem = "";
		if (!state.analysis().equals(of)) {
			known.clear();
			of = state.analysis();
		}
	}

	void stop() {
		job.ifPresent(Job::cancel);
		job = Optional.empty();
		percent = 0;
		problem = "";
	}
}
