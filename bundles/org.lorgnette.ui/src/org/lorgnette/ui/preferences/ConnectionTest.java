package org.lorgnette.ui.preferences;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.engine.remote.TestsConnection;
import org.lorgnette.engine.remote.TestsConnection.Connection;
import org.lorgnette.ui.engines.Endpoint;

/** Finds out whether an endpoint answers, in a job that a person can cancel. */
final class ConnectionTest {

	/** Attempts are many where work is at stake; here a person waits. */
	private static final Map<String, String> AT_ONCE = Map.of("retries", "0", "timeout", "30");

	private final EngineRegistry registry;

	ConnectionTest(EngineRegistry registry) {
		this.registry = registry;
	}

	/**
	 * @param type of {@link IMessageProvider}
	 */
	record Result(String text, int type) {
	}

	/** @param result hears what came out, outside the UI thread */
	Job start(Endpoint endpoint, Consumer<Result> result) {
		Job job = Job.create(NLS.bind(Messages.Endpoints_testing, endpoint.name()),
				(ICoreRunnable) monitor -> result.accept(test(endpoint, monitor::isCanceled)));
		job.setUser(true);
		job.schedule();
		return job;
	}

	private Result test(Endpoint endpoint, Cancellation cancellation) {
		Map<String, String> settings = new HashMap<>(AT_ONCE);
		settings.put(EndpointSetting.NAME, endpoint.name());
		try {
			EngineDescriptor descriptor = registry.engines().stream().filter(EndpointSetting::isOf).findFirst()
					.orElseThrow(() -> new EngineUnavailableException(Messages.Endpoints_noEngine, ""));
			settings.keySet().removeIf(name -> descriptor.settings().stream().noneMatch(setting -> setting.name().equals(name)));
			try (Engine engine = registry.open(descriptor.id(), settings, ModelStore.EMPTY)) {
				return engine instanceof TestsConnection tests ? shown(tests.testConnection(cancellation))
						: new Result(Messages.Endpoints_noEngine, IMessageProvider.ERROR);
			}
		} catch (EngineUnavailableException e) {
			return new Result(e.getMessage() + (e.remedy().isEmpty() ? "" : "; " + e.remedy()), IMessageProvider.ERROR);
		} catch (EngineException e) {
			return new Result(e.getMessage(), IMessageProvider.ERROR);
		}
	}

	private static Result shown(Connection connection) {
		String answers = NLS.bind(Messages.Endpoints_answers, connection.model().isEmpty() ? Messages.Endpoints_unnamed : connection.model(),
				connection.millis());
		String form = connection.keepsForm() ? Messages.Endpoints_form : Messages.Endpoints_noForm;
		String scores = connection.tellsProbabilities() ? Messages.Endpoints_scores : Messages.Endpoints_noScores;
		return new Result(String.join(" ", answers, form, scores), connection.keepsForm() ? IMessageProvider.INFORMATION : IMessageProvider.WARNING);
	}
}
