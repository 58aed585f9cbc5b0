package org.lorgnette.ui.launch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
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
		if (!UserQuestion.await(consent.ask(missing), cancellation)) {
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

	static String describe(ModelDescriptor model) {
		return NLS.bind(Messages.modelWhat, new Object[] { model.id(), model.description(), megabytes(model.bytes()), model.licence() });
	}

	private static long megabytes(long bytes) {
		return Math.round(bytes / MEGABYTE);
	}

	private static CompletableFuture<Boolean> askUser(List<ModelDescriptor> models) {
		String list = models.stream().map(model -> "\u2022 " + describe(model)).collect(Collectors.joining("\n"));
		return UserQuestion.ask(Messages.fetchTitle, NLS.bind(Messages.fetchQuestion, list), List.of(Messages.fetchYes, Messages.fetchNo),
				button -> Optional.of(button == 0));
	}
}
