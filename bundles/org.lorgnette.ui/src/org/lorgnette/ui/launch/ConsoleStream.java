package org.lorgnette.ui.launch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IFlushableStreamMonitor;

/** Lines on their way to a console; kept until a console is there to take them. */
final class ConsoleStream implements IFlushableStreamMonitor {

	private final StringBuilder contents = new StringBuilder();
	private final List<IStreamListener> listeners = new CopyOnWriteArrayList<>();
	private boolean buffered = true;

	void line(String line) {
		String text = line + "\n";
		List<IStreamListener> now;
		synchronized (this) {
			if (buffered) {
				contents.append(text);
			}
			now = List.copyOf(listeners);
		}
		// Outside the lock: a console may make a writer wait for the UI thread.
		now.forEach(listener -> listener.streamAppended(text, this));
	}

	@Override
	public void addListener(IStreamListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(IStreamListener listener) {
		listeners.remove(listener);
	}

	@Override
	public synchronized String getContents() {
		return contents.toString();
	}

	@Override
	public synchronized void flushContents() {
		contents.setLength(0);
	}

	@Override
	public synchronized void setBuffered(boolean buffer) {
		buffered = buffer;
	}

	@Override
	public synchronized boolean isBuffered() {
		return buffered;
	}
}
