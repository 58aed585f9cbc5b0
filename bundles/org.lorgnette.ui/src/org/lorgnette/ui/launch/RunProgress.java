package org.lorgnette.ui.launch;

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
	private static final long LINE_NANOS = 5_000_000_000L;
	private static final long REDRAW_NANOS = 200_000_000;

	private final IProgressMonitor monitor;
	private final EvaluationProcess process;
	private final RunListener view;
	private volatile boolean muted;
	private Pace pace = new Pace(0, 0);
	private boolean first = true;
	private int ticks;
	private long drawn;
	private long printed;

	/** @param view shows what was measured while the run goes on */
	RunProgress(IProgressMonitor monitor, EvaluationProcess process, RunListener view) {
		this.monitor = monitor;
		this.process = process;
		this.view = view;
	}

	/** From now on nothing is heard of the run: it has been left behind. */
	void mute() {
		muted = true;
	}

	@Override
	public void began(Manifest manifest) {
		if (muted) {
			return;
		}
		process.say(NLS.bind(Messages.corpusRead, new Object[] { manifest.corpusPath(), manifest.documents(), manifest.corpusFormat() }));
		manifest.corpusProblems().forEach(problem -> process.complain(NLS.bind(Messages.corpusProblem, problem)));
		long more = manifest.corpusProblemCount() - manifest.corpusProblems().size();
		if (more > 0) {
			process.complain(NLS.bind(Messages.corpusProblemsMore, more));
		}
	}

	@Override
	public void loading(EngineSpec engine) {
		if (!muted) {
			first = true;
			ticks = 0;
			monitor.subTask(NLS.bind(Messages.loading, engine.name()));
			process.say(NLS.bind(Messages.loading, engine.name()));
		}
	}

	@Override
	public void progress(EngineSpec engine, long done, long total) {
		long now = System.nanoTime();
		if (muted) {
			return;
		}
		if (first) {
			// The first document was not measured: it began when loading ended, which nobody tells.
			first = false;
			pace = new Pace(done, now);
			printed = now;
		}
		if (now - drawn < REDRAW_NANOS && done < total) {
			return;
		}
		drawn = now;
		advance((int) (TICKS_TO_LOAD + (TICKS_AN_ENGINE - TICKS_TO_LOAD) * done / Math.max(1, total)));
		String text = NLS.bind(Messages.engineAt, engine.name(), pace.describe(done, total, now));
		monitor.subTask(text);
		if (now - printed > LINE_NANOS) {
			printed = now;
			process.say(text);
		}
	}

	private void advance(int to) {
		if (to > ticks) {
			monitor.worked(to - ticks);
			ticks = to;
		}
	}

	@Override
	public void finished(EngineResult result) {
		if (!muted) {
			advance(TICKS_AN_ENGINE);
			ticks = 0;
			process.say(NLS.bind(Messages.engineScored, new Object[] { result.name(),
					percent(result.overall().get(result.mainMeasure()).f1().value()),
					String.format(Locale.getDefault(), "%.1f", result.timing().seconds()) }));
			view.finished(result);
		}
	}

	@Override
	public void comparing() {
		if (!muted) {
			monitor.subTask(Messages.comparing);
			process.say(Messages.comparing);
		}
	}

	private static String percent(OptionalDouble value) {
		return value.isPresent() ? String.format(Locale.getDefault(), "%.1f", 100 * value.getAsDouble()) : "-";
	}
}
