package org.lorgnette.ui.session;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.swt.widgets.Display;

/** Work that the caller in the UI thread waits for while the window goes on painting and listening. */
final class LongWork {

	/** What is done. */
	@FunctionalInterface
	interface Work<T> {
		T run() throws IOException;
	}

	private LongWork() {
	}

	/** @param away whether it takes long enough for another thread */
	static <T> T call(boolean away, Work<T> work) throws IOException {
		Display display = Display.getCurrent();
		if (!away || display == null) {
			return work.run();
		}
		Object[] result = new Object[1];
		try {
			ModalContext.run(monitor -> {
				try {
					result[0] = work.run();
				} catch (IOException e) {
					throw new InvocationTargetException(e);
				}
			}, true, new NullProgressMonitor(), display);
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof IOException io) {
				throw io;
			}
			if (e.getCause() instanceof RuntimeException runtime) {
				throw runtime;
			}
			throw new IOException(e.getCause());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException(e);
		}
		@SuppressWarnings("unchecked")
		T value = (T) result[0];
		return value;
	}
}
