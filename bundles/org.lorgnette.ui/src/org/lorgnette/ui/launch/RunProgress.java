package org.lorgnette.ui.launch;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.run.Manifest;
import org.lorgnette.evaluation.run.RunListener;

/** Tells the Progress view and the console how a run goes on, until it is muted. */
final class RunProgress implements RunListener {

	static final int TICKS_AN_ENGINE = 1_000;
	private static final int TICKS_TO_LOAD = 100;
	private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

	private final WorkProgress shown;
	private final EvaluationProcess process;
	private final RunListener view;
	private Pace pace = new Pace(0, 0);
	private boolean first = true;

	/** @param view shows what was measured while the run goes on */
	RunProgress(IProgressMonitor monitor, EvaluationProcess process, RunListener view) {
		this.shown = new WorkProgress(monitor, process, BETWEEN_LINES);
		this.process = process;
		this.view = view;
	}

	/** From now on nothing is heard of the run: it has been left behind. */
	void mute() {
		shown.mute();
	}

	@Override
	public void began(Manifest manifest) {
		if (shown.isMuted()) {
			return;
		}
		process.say(NLS.bind(Messages.corpusRead, new Object[] { manifest.corpusPath(), manifest.documents(), manifest.corpusFormat() }));
		manifest.corpusProblems().forEach(problem -> process.complain(NLS.bind(Messages.corpusProblem, problem)));
		manifest.absent().forEach((engine, why) -> process.complain(NLS.bind(Messages.engineAbsent, engine, why)));
		long more = manifest.corpusProblemCount() - manifest.corpusProblems().size();
		if (more > 0) {
			process.complain(NLS.bind(Messages.corpusProblemsMore, more));
		}
	}

	@Override
	public void loading(EngineSpec engine) {
		if (!shown.isMuted()) {
			first = true;
			shown.restartTicks();
			shown.phase(NLS.bind(Messages.loading, engine.name()));
		}
	}

	@Override
	public void progress(EngineSpec engine, long done, long total) {
		long now = System.nanoTime();
		if (shown.isMuted()) {
			return;
		}
		if (first) {
			// The first document was not measured: it began when loading ended, which nobody tells.
			first = false;
			pace = new Pace(done, now);
		}
		if (shown.isDue(now, done >= total)) {
			shown.advance((int) (TICKS_TO_LOAD + (TICKS_AN_ENGINE - TICKS_TO_LOAD) * done / Math.max(1, total)));
			shown.show(NLS.bind(Messages.engineAt, engine.name(), pace.describe(done, total, now)), now);
		}
	}

	@Override
	public void finished(EngineResult result) {
		if (!shown.isMuted()) {
			shown.advance(TICKS_AN_ENGINE);
			shown.restartTicks();
			process.say(NLS.bind(Messages.engineScored, new Object[] { result.name(),
					percent(result.main().value()),
					String.format(Locale.getDefault(), "%.1f", result.timing().seconds()) }));
			view.finished(result);
		}
	}

	@Override
	public void comparing() {
		if (!shown.isMuted()) {
			shown.phase(Messages.comparing);
		}
	}

	private static String percent(OptionalDouble value) {
		return value.isPresent() ? String.format(Locale.getDefault(), "%.1f", 100 * value.getAsDouble()) : "-";
	}
}
