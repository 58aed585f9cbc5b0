package org.lorgnette.ui.launch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.engine.Cancellation;

/** A question to a person that work in the background waits for. */
public final class UserQuestion {

	private static final long LOOK_MILLIS = 100;

	private UserQuestion() {
	}

	/**
	 * Asks from any thread. The dialog goes away when the answer is cancelled, and the answer is cancelled if there is none.
	 *
	 * @param meaning
	 *            what it means to press a button, by its number, or to close the dialog (-1); empty for no answer
	 */
	public static <T> CompletableFuture<T> ask(String title, String text, List<String> buttons, IntFunction<Optional<T>> meaning) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		Display display = PlatformUI.getWorkbench().getDisplay();
		display.asyncExec(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			Shell shell = window == null ? display.getActiveShell() : window.getShell();
			MessageDialog dialog = new MessageDialog(shell, title, null, text, MessageDialog.QUESTION, 0, buttons.toArray(String[]::new));
			answer.whenComplete((value, problem) -> display.asyncExec(() -> {
				if (dialog.getShell() != null && !dialog.getShell().isDisposed()) {
					dialog.close();
				}
			}));
			meaning.apply(dialog.open()).ifPresentOrElse(answer::complete, () -> answer.cancel(false));
		});
		return answer;
	}

	/**
	 * Waits in the background. A question that is not answered does not keep anybody from cancelling.
	 *
	 * @throws CancellationException
	 *             if the work was cancelled, or the answer
	 */
	public static <T> T await(CompletableFuture<T> answer, Cancellation cancellation) {
		while (true) {
			try {
				return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (cancellation.isCancelled()) {
					answer.cancel(false);
					throw new CancellationException();
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException();
			} catch (ExecutionException e) {
				throw new IllegalStateException(e.getCause());
			}
		}
	}
}
