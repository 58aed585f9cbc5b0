package org.lorgnette.ui.launch;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.models.ModelFetcher;

/** Brings models that a run needs, after asking, since they are large and have licences of their own. */
final class ModelFetch {

	/** Asks whether these models may be fetched; replaced by tests. */
	interface Consent {

		CompletableFuture<Boolean> ask(List<ModelDescriptor> models);
	}

	static Consent consent = ModelFetch::askUser;

	private static final long LOOK_MILLIS = 100;
	private static final double MEGABYTE = 1_000_000;

	private final InstalledModels models;
	private final EvaluationProcess process;
	private final IProgressMonitor monitor;
	private final Cancellation cancellation;

	ModelFetch(InstalledModels models, EvaluationProcess process, IProgressMonitor monitor, Cancellation cancellation) {
		this.models = models;
		this.process = process;
		this.monitor = monitor;
		this.cancellation = cancellation;
	}

	/** @throws EngineUnavailableException if the user does not want them or they cannot be brought */
	void fetch(List<ModelDescriptor> missing) throws EngineUnavailableException {
		missing.forEach(model -> process.say(NLS.bind(Messages.modelMissing, describe(model))));
		monitor.subTask(Messages.waitingForConsent);
		if (!await(consent.ask(missing))) {
			String ids = missing.stream().map(ModelDescriptor::id).collect(Collectors.joining(", "));
			throw new EngineUnavailableException(NLS.bind(Messages.modelsNotFetched, ids), Messages.modelsNotFetchedRemedy);
		}
		for (ModelDescriptor model : missing) {
			process.say(NLS.bind(Messages.modelFetching, model.id(), megabytes(model.bytes())));
			try {
				ModelFetcher.ofMachine(models).fetch(model, (bytes, total) -> monitor.subTask(
						NLS.bind(Messages.modelProgress, new Object[] { model.id(), megabytes(bytes), megabytes(total) })),
						cancellation::isCancelled);
			} catch (IOException e) {
				throw new EngineUnavailableException(NLS.bind(Messages.modelFailed, model.id(), e.getMessage()), Messages.modelFailedRemedy, e);
			}
		}
	}

	/** A question that is not answered does not keep anybody from cancelling. */
	private boolean await(CompletableFuture<Boolean> answer) {
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

	static String describe(ModelDescriptor model) {
		return NLS.bind(Messages.modelWhat, new Object[] { model.id(), model.description(), megabytes(model.bytes()), model.licence() });
	}

	private static long megabytes(long bytes) {
		return Math.round(bytes / MEGABYTE);
	}

	private static CompletableFuture<Boolean> askUser(List<ModelDescriptor> models) {
		CompletableFuture<Boolean> answer = new CompletableFuture<>();
		Display display = PlatformUI.getWorkbench().getDisplay();
		display.asyncExec(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			Shell shell = window == null ? display.getActiveShell() : window.getShell();
			String list = models.stream().map(model -> "\u2022 " + describe(model)).collect(Collectors.joining("\n"));
			MessageDialog dialog = new MessageDialog(shell, Messages.fetchTitle, null, NLS.bind(Messages.fetchQuestion, list),
					MessageDialog.QUESTION, 0, Messages.fetchYes, Messages.fetchNo);
			answer.whenComplete((value, problem) -> display.asyncExec(() -> {
				if (dialog.getShell() != null && !dialog.getShell().isDisposed()) {
					dialog.close();
				}
			}));
			answer.complete(dialog.open() == 0);
		});
		return answer;
	}
}
