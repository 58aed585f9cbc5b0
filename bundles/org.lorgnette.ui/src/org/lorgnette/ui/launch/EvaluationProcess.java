package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy;

/** An evaluation as the Debug and Console views know it: with output, an exit value, and a button that ends it. */
final class EvaluationProcess extends PlatformObject implements IProcess, IStreamsProxy {

	/** Type of the process, by which the console finds the links of its lines. */
	static final String TYPE = "org.lorgnette.ui.evaluation";
	static final String FOLDER = "org.lorgnette.ui.runFolder";

	private final ILaunch launch;
	private final String label;
	private final Runnable terminate;
	private final ConsoleStream out = new ConsoleStream();
	private final ConsoleStream err = new ConsoleStream();
	private final Map<String, String> attributes = new ConcurrentHashMap<>();
	private volatile Integer exitValue;

	EvaluationProcess(ILaunch launch, String label, Path folder, Runnable terminate) {
		this.launch = launch;
		this.label = label;
		this.terminate = terminate;
		attributes.put(ATTR_PROCESS_TYPE, TYPE);
		attributes.put(ATTR_PROCESS_LABEL, label);
		attributes.put(FOLDER, folder.toString());
		launch.addProcess(this);
		fire(DebugEvent.CREATE);
	}

	private void fire(int kind) {
		DebugPlugin.getDefault().fireDebugEventSet(new DebugEvent[] { new DebugEvent(this, kind) });
	}

	/** Folder of the run. */
	Path folder() {
		return Path.of(attributes.get(FOLDER));
	}

	void say(String line) {
		out.line(line);
	}

	void complain(String line) {
		err.line(line);
	}

	/** Called once, when nothing more will be said. */
	void ended(int value) {
		exitValue = value;
		fire(DebugEvent.TERMINATE);
	}

	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public ILaunch getLaunch() {
		return launch;
	}

	@Override
	public IStreamsProxy getStreamsProxy() {
		return this;
	}

	@Override
	public IStreamMonitor getOutputStreamMonitor() {
		return out;
	}

	@Override
	public IStreamMonitor getErrorStreamMonitor() {
		return err;
	}

	@Override
	public void write(String input) throws IOException {
		// An evaluation reads no input.
	}

	@Override
	public void setAttribute(String key, String value) {
		attributes.put(key, value);
	}

	@Override
	public String getAttribute(String key) {
		return attributes.get(key);
	}

	@Override
	public int getExitValue() throws DebugException {
		if (exitValue == null) {
			throw new DebugException(Status.error(Messages.stillRunning));
		}
		return exitValue;
	}

	@Override
	public boolean canTerminate() {
		return exitValue == null;
	}

	@Override
	public boolean isTerminated() {
		return exitValue != null;
	}

	@Override
	public void terminate() {
		terminate.run();
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		if (type == ILaunch.class) {
			return type.cast(launch);
		}
		if (type == ILaunchConfiguration.class) {
			return type.cast(launch.getLaunchConfiguration());
		}
		return super.getAdapter(type);
	}
}
