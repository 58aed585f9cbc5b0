package org.lorgnette.ui.launch;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
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

/**
 * Work of a launch as the Debug and Console views know it: with output, an exit value, and a button that ends it. Lines of its output that
 * begin with {@link ConsoleLinks#MARK} are links.
 */
public abstract class JobProcess extends PlatformObject implements IProcess, IStreamsProxy {

	private final ILaunch launch;
	private final String label;
	private final Runnable terminate;
	private final ConsoleStream out = new ConsoleStream();
	private final ConsoleStream err = new ConsoleStream();
	private final Map<String, String> attributes = new ConcurrentHashMap<>();
	private volatile Integer exitValue;

	/**
	 * @param type
	 *            by which the console finds the links of its lines
	 * @param more
	 *            attributes
	 */
	protected JobProcess(ILaunch launch, String type, String label, Map<String, String> more, Runnable terminate) {
		this.launch = launch;
		this.label = label;
		this.terminate = terminate;
		attributes.put(ATTR_PROCESS_TYPE, type);
		attributes.put(ATTR_PROCESS_LABEL, label);
		attributes.putAll(more);
		launch.addProcess(this);
		fire(DebugEvent.CREATE);
	}

	private void fire(int kind) {
		DebugPlugin.getDefault().fireDebugEventSet(new DebugEvent[] { new DebugEvent(this, kind) });
	}

	/** What a click on a line of the output does, if anything. */
	public abstract Optional<Runnable> action(String line);

	/** Unless the process has ended: work that was left behind is not heard any more. */
	public void say(String line) {
		if (exitValue == null) {
			out.line(line);
		}
	}

	/** Likewise. */
	public void complain(String line) {
		if (exitValue == null) {
			err.line(line);
		}
	}

	/** Called once. */
	public void ended(int value) {
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
		// Such work reads no input.
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
