package org.lorgnette.ui.harness;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The workbench from the test thread. */
public final class Ui {

	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final long POLL_MILLIS = 20;

	private Ui() {
	}

	public static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}

	/** Runs in the UI thread and hands over the result; what it throws is thrown here. */
	public static <T> T call(Callable<T> work) {
		AtomicReference<T> result = new AtomicReference<>();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		display().syncExec(() -> {
			try {
				result.set(work.call());
			} catch (Exception | AssertionError e) {
				failure.set(e);
			}
		});
		switch (failure.get()) {
			case null -> {
				return result.get();
			}
			case RuntimeException e -> throw e;
			case AssertionError e -> throw e;
			case Throwable e -> throw new IllegalStateException(e);
		}
	}

	/** What may fail in the UI thread. */
	@FunctionalInterface
	public interface Step {
		void run() throws Exception;
	}

	public static void run(Step step) {
		call(() -> {
			step.run();
			return null;
		});
	}

	/** Waits until the condition, asked in the UI thread, holds. Fails after a minute. */
	public static void await(String what, Callable<Boolean> condition) {
		await(what, PATIENCE, condition);
	}

	public static void await(String what, Duration patience, Callable<Boolean> condition) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!call(condition)) {
			if (System.nanoTime() > deadline) {
				fail("waited " + patience.toSeconds() + " s for: " + what);
			}
			pause(Duration.ofMillis(POLL_MILLIS));
		}
	}

	/** Lets time pass, as between two steps of a person. */
	public static void pause(Duration duration) {
		try {
			Thread.sleep(duration);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	public static IWorkbenchWindow window() {
		return call(() -> {
			IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			return active == null ? PlatformUI.getWorkbench().getWorkbenchWindows()[0] : active;
		});
	}

	public static IWorkbenchPage page() {
		return window().getActivePage();
	}

	public static void perspective(String id) {
		run(() -> PlatformUI.getWorkbench().showPerspective(id, window()));
	}

	@SuppressWarnings("unchecked")
	public static <T extends IViewPart> T view(String id) {
		return call(() -> (T) page().showView(id));
	}

	/** The first control of this kind below a composite, breadth first, that fits. */
	public static <T extends Control> Optional<T> find(Composite root, Class<T> kind, Predicate<T> fits) {
		return call(() -> {
			Deque<Control> queue = new ArrayDeque<>();
			queue.add(root);
			while (!queue.isEmpty()) {
				Control control = queue.remove();
				if (kind.isInstance(control) && fits.test(kind.cast(control))) {
					return Optional.of(kind.cast(control));
				}
				if (control instanceof Composite composite) {
					queue.addAll(List.of(composite.getChildren()));
				}
			}
			return Optional.empty();
		});
	}

	/** The dialog whose title contains these words, if it is open. */
	public static Optional<Shell> shell(String title) {
		return call(() -> {
			for (Shell shell : display().getShells()) {
				if (!shell.isDisposed() && shell.isVisible() && shell.getText().contains(title)) {
					return Optional.of(shell);
				}
			}
			return Optional.empty();
		});
	}

	/** Sends an event to a widget, as the window system would. */
	public static void notify(Widget widget, int type, Event event) {
		run(() -> widget.notifyListeners(type, event));
	}

	/** Presses and releases a key with modifiers by real key events to what has the focus. */
	public static void press(int modifiers, int keyCode, char character) {
		for (int modifier : new int[] { SWT.MOD1, SWT.MOD2, SWT.MOD3 }) {
			if ((modifiers & modifier) != 0) {
				post(SWT.KeyDown, modifier, '\0');
			}
		}
		post(SWT.KeyDown, keyCode, character);
		post(SWT.KeyUp, keyCode, character);
		for (int modifier : new int[] { SWT.MOD3, SWT.MOD2, SWT.MOD1 }) {
			if ((modifiers & modifier) != 0) {
				post(SWT.KeyUp, modifier, '\0');
			}
		}
	}

	private static void post(int type, int keyCode, char character) {
		Event event = new Event();
		event.type = type;
		event.keyCode = keyCode;
		event.character = character;
		run(() -> display().post(event));
		pause(Duration.ofMillis(POLL_MILLIS));
	}

	/** Clicks where a control is, by real mouse events; coordinates are the control's. */
	public static void click(Control control, int x, int y, int count) {
		run(() -> {
			control.getShell().forceActive();
			Event move = new Event();
			move.type = SWT.MouseMove;
			move.x = control.toDisplay(x, y).x;
			move.y = control.toDisplay(x, y).y;
			display().post(move);
		});
		for (int i = 0; i < count; i++) {
			for (int type : new int[] { SWT.MouseDown, SWT.MouseUp }) {
				Event button = new Event();
				button.type = type;
				button.button = 1;
				run(() -> display().post(button));
				pause(Duration.ofMillis(POLL_MILLIS));
			}
		}
	}
}
