package org.lorgnette.ui.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.ui.harness.Ui;

/** Dialogs that wait for an answer. */
final class Dialogs {

	private Dialogs() {
	}

	/** Does what opens a dialog and gives that dialog. */
	static Shell opening(Ui.Step step) {
		// Test runners switch the platform's message dialogs off; a person has them on.
		ErrorDialog.AUTOMATED_MODE = false;
		Set<Shell> before = new HashSet<>(shells());
		Ui.display().asyncExec(() -> {
			try {
				step.run();
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		});
		Shell[] found = new Shell[1];
		Ui.await("a dialog", () -> {
			found[0] = shells().stream().filter(shell -> !before.contains(shell)).findFirst().orElse(null);
			return found[0] != null;
		});
		return found[0];
	}

	private static List<Shell> shells() {
		return Ui.call(() -> Arrays.stream(Ui.display().getShells()).filter(shell -> shell.isVisible()
				&& !shell.getText().isEmpty()).toList());
	}

	/** Presses a button by its number, such as {@link IDialogConstants#NEXT_ID}. */
	static void press(Shell dialog, int id) {
		Button button = Ui.find(dialog, Button.class, one -> Integer.valueOf(id).equals(one.getData()))
				.orElseThrow(() -> new AssertionError("no button " + id + " in " + Ui.call(dialog::getText)));
		Ui.await("the button " + id, button::isEnabled);
		Ui.notify(button, SWT.Selection, new Event());
	}

	static void close(Shell dialog) {
		Ui.run(dialog::close);
		Ui.await("the dialog to close", dialog::isDisposed);
	}

	/** Closes what asks or tells something, until nothing does. */
	static void dismissAll() {
		Shell window = Ui.call(() -> Ui.window().getShell());
		List<Shell> open;
		do {
			Ui.pause(Duration.ofMillis(300));
			open = shells().stream().filter(shell -> shell != window).toList();
			open.forEach(shell -> System.out.println("SAYS " + words(shell)));
			open.forEach(Dialogs::close);
		} while (!open.isEmpty());
	}

	/** All that is written in it. */
	static String words(Composite composite) {
		return Ui.call(() -> {
			if (composite.isDisposed()) {
				return "closed";
			}
			StringBuilder words = new StringBuilder(composite instanceof Shell shell ? shell.getText() + '\n' : "");
			for (Control child : composite.getChildren()) {
				words.append(switch (child) {
					case Label label -> label.getText() + '\n';
					case Link link -> link.getText() + '\n';
					case Text text -> text.getText() + '\n';
					case Composite inner -> words(inner);
					default -> "";
				});
			}
			return words.toString();
		});
	}
}
