package org.lorgnette.ui.launch;

import java.time.Duration;

import org.eclipse.core.runtime.IProgressMonitor;

/** Says how work goes on, in the Progress view a few times a second and in the console now and then, until it is muted. */
public final class WorkProgress {

	private static final long REDRAW_NANOS = 200_000_000;

	private final IProgressMonitor monitor;
	private final JobProcess process;
	private final long lineNanos;
	private volatile boolean muted;
	private int ticks;
	private long drawn;
	private long printed;

	/** @param betweenLines of the console */
	public WorkProgress(IProgressMonitor monitor, JobProcess process, Duration betweenLines) {
		this.monitor = monitor;
		this.process = process;
		this.lineNanos = betweenLines.toNanos();
	}

	/** From now on nothing is heard of the work: it has been left behind. */
	public void mute() {
		muted = true;
	}

	public boolean isMuted() {
		return muted;
	}

	/** Another part of the work begins. */
	public void phase(String text) {
		printed = System.nanoTime();
		monitor.subTask(text);
		process.say(text);
	}

	/** Whether so much time has passed since the last time this was true that news is worth showing. */
	public boolean isDue(long now, boolean always) {
		if (!always && now - drawn < REDRAW_NANOS) {
			return false;
		}
		drawn = now;
		return true;
	}

	public void show(String text, long now) {
		monitor.subTask(text);
		if (now - printed > lineNanos) {
			printed = now;
			process.say(text);
		}
	}

	/** @param to ticks from where they were last restarted */
	public void advance(int to) {
		if (to > ticks) {
			monitor.worked(to - ticks);
			ticks = to;
		}
	}

	public void restartTicks() {
		ticks = 0;
	}
}
