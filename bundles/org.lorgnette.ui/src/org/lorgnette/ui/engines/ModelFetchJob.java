package org.lorgnette.ui.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.models.ModelFetcher;
import org.lorgnette.ui.Ids;

/** Brings models that engines need to this machine. Lanes that waited for them start by themselves afterwards. */
public final class ModelFetchJob extends Job {

	private static final int KILOBYTE = 1_000;
	private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();

	private final List<ModelDescriptor> models;
	private final EnginePool pool;
	private final List<String> maven;

	public ModelFetchJob(List<ModelDescriptor> models) {
		this(models, EnginePool.shared(), maven());
	}

	ModelFetchJob(List<ModelDescriptor> models, EnginePool pool, List<String> maven) {
		super(Messages.bind(Messages.ModelFetchJob_name, String.join(", ", models.stream().map(ModelDescriptor::id).toList())));
		this.models = List.copyOf(models);
		this.pool = pool;
		this.maven = maven;
		setUser(true);
	}

	/** The models that an engine needs, can be fetched, and are not here. */
	public static List<ModelDescriptor> missing(String engineId) {
		return EnginePool.shared().missing(engineId);
	}

	/** A job that fetches what an engine lacks, or empty if it lacks nothing that can be fetched. */
	public static Optional<ModelFetchJob> forEngine(String engineId) {
		List<ModelDescriptor> missing = missing(engineId);
		return missing.isEmpty() ? Optional.empty() : Optional.of(new ModelFetchJob(missing));
	}

	/** Hears, in any thread, that models have come. */
	public static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	public static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}

	/** The installation's own Maven if it has one, else the machine's. */
	private static List<String> maven() {
		boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
		Optional<Path> own = Optional.ofNullable(System.getProperty("lorgnette.home")).map(home -> Path.of(home, "mvnw"))
				.filter(Files::isExecutable).filter(there -> !windows);
		return List.of(own.map(Path::toString).orElse(windows ? "mvn.cmd" : "mvn"));
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		long total = models.stream().mapToLong(ModelDescriptor::bytes).sum() / KILOBYTE;
		SubMonitor progress = SubMonitor.convert(monitor, getName(), (int) Math.min(Integer.MAX_VALUE, total));
		for (ModelDescriptor model : models) {
			SubMonitor part = progress.split((int) Math.min(Integer.MAX_VALUE, model.bytes() / KILOBYTE));
			long[] told = new long[1];
			part.setWorkRemaining((int) Math.min(Integer.MAX_VALUE, model.bytes() / KILOBYTE));
			try {
				new ModelFetcher(maven, pool.models()).fetch(model, (bytes, all) -> {
					part.worked((int) Math.max(0, bytes / KILOBYTE - told[0]));
					told[0] = Math.max(told[0], bytes / KILOBYTE);
					part.subTask(Messages.bind(Messages.ModelFetchJob_progress,
							new Object[] {model.id(), bytes / 1_000_000, all / 1_000_000}));
				}, monitor::isCanceled);
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (IOException e) {
				return new Status(IStatus.ERROR, Ids.PLUGIN,
						Messages.bind(Messages.ModelFetchJob_failed, model.id(), String.valueOf(e.getMessage())), e);
			}
		}
		pool.closeUnused();
		LISTENERS.forEach(Runnable::run);
		return Status.OK_STATUS;
	}

	/** What an engine lacks, by a registry's word. */
	static List<ModelDescriptor> missing(EnginePool pool, String engineId) {
		List<String> wanted = pool.registry().find(engineId).map(EngineDescriptor::models).orElse(List.of());
		return pool.registry().models().stream().filter(model -> wanted.contains(model.id()))
				.filter(model -> pool.models().find(model.id()).isEmpty()).toList();
	}
}
