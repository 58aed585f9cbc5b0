package org.lorgnette.ui.scenario;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.ui.harness.Ui;

/** Fingers on the keys of an American keyboard. */
final class Keyboard {

	/** Nobody tells when the window system has begun to send keys to another window. */
	private static final Duration WINDOW_SYSTEM = Duration.ofMillis(200);
	private static final int PATIENCE = 200;

	private Keyboard() {
	}

	static void type(String text) {
		text.chars().forEach(unit -> {
			char character = (char) unit;
			boolean upper = Character.isUpperCase(character);
			Ui.press(upper ? SWT.MOD2 : 0, character == '\n' ? SWT.CR : 0, character == '\n' ? SWT.CR : Character.toLowerCase(character));
		});
	}

	static void enter() {
		Ui.press(0, SWT.CR, SWT.CR);
	}

	/** Presses a key again and again until something holds. */
	static void pressUntil(String what, int modifiers, int key, Callable<Boolean> holds) {
		for (int i = 0; !Ui.call(holds); i++) {
			if (i == PATIENCE) {
				throw new AssertionError("pressed a key " + PATIENCE + " times for: " + what);
			}
			Ui.press(modifiers, key, '\0');
		}
	}

	/** Types into the list that pops up beside the caret and takes what is first in it. */
	static void choose(String name) {
		Ui.await("the list with the keyboard in it", () -> Ui.display().getFocusControl() instanceof Text text
				&& text.getShell() != Ui.window().getShell());
		Shell popup = Ui.call(() -> Ui.display().getFocusControl().getShell());
		type(name);
		Ui.await("what was typed", () -> ((Text) Ui.display().getFocusControl()).getText().equals(name));
		enter();
		Ui.await("the list to close", popup::isDisposed);
	}

	static void focus(Control control) {
		Ui.run(() -> {
			control.getShell().forceActive();
			control.setFocus();
		});
		Ui.await("the keyboard to be in " + control, () -> control.isFocusControl()
				&& Ui.display().getActiveShell() == control.getShell());
		Ui.pause(WINDOW_SYSTEM);
	}
}
