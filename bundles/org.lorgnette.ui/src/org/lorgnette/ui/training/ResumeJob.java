package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.evaluation.run.Hashes;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.evaluation.training.TrainingConfigurationReader;
import org.lorgnette.evaluation.training.TrainingSummary;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.launch.ExperimentFiles;
import org.lorgnette.ui.launch.Launches;

/** Goes on with a stopped training of which only the folder is known: finds out which file it was launched from. */
final class ResumeJob extends Job {

	private final Path folder;

	ResumeJob(Path folder) {
		super(NLS.bind(Messages.lookingForConfiguration, folder.getFileName()));
		this.folder = folder;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			Optional<TrainingSummary> summary = TrainingSummary.read(folder);
			if (summary.isEmpty()) {
				return Status.error(NLS.bind(Messages.notATrainingAt, folder));
			}
			Path model = summary.get().model();
			Optional<ILaunchConfiguration> launched = launch(model);
			if (launched.isPresent()) {
				inUi(() -> TrainingShortcut.resume(launched.get()));
				return Status.OK_STATUS;
			}
			Optional<IFile> file = file(summary.get());
			if (file.isEmpty()) {
				return Status.error(NLS.bind(Messages.configurationLost, folder, summary.get().record().configuration()));
			}
			inUi(() -> TrainingShortcut.resume(file.get(), model));
			return Status.OK_STATUS;
		} catch (IOException e) {
			return Status.error(e.getMessage(), e);
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private static void inUi(Runnable work) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(work);
	}

	private static Optional<ILaunchConfiguration> launch(Path model) throws CoreException {
		return Launches.find(Ids.TRAINING_LAUNCH_TYPE, configuration -> {
			TrainingSetup setup = TrainingSetup.of(configuration);
			return ExperimentFiles.locate(setup.file()).flatMap(file -> modelOf(setup, file)).filter(model::equals).isPresent();
		}).stream().findFirst();
	}

	private static Optional<Path> modelOf(TrainingSetup setup, Path file) {
		try {
			Optional<Path> own = setup.model(file);
			return own.isPresent() ? own : TrainingConfigurationReader.read(file).out().map(out -> out.toAbsolutePath().normalize());
		} catch (IOException e) {
			// It launches nothing now, so not this.
			Platform.getLog(ResumeJob.class).info(file + " cannot be read", e);
			return Optional.empty();
		}
	}

	/** The file of the training's name and text; else, since it may have been corrected meanwhile, the one that names this model. */
	private static Optional<IFile> file(TrainingSummary summary) throws CoreException {
		List<IFile> named = new ArrayList<>();
		ResourcesPlugin.getWorkspace().getRoot().accept((IResource resource) -> {
			if (resource instanceof IFile file && file.getName().equals(summary.record().configuration())
					&& TrainingFiles.isConfiguration(file)) {
				named.add(file);
			}
			return resource.isAccessible();
		});
		Optional<IFile> same = named.stream().filter(file -> fits(file, read -> Hashes.ofText(read.source())
				.equals(summary.record().configurationHash()))).findFirst();
		return same.or(() -> named.stream().filter(file -> fits(file, read -> read.out().map(out -> out.toAbsolutePath().normalize())
				.filter(summary.model()::equals).isPresent())).findFirst());
	}

	private static boolean fits(IFile file, Predicate<TrainingConfiguration> condition) {
		try {
			return condition.test(TrainingConfigurationReader.read(file.getLocation().toFile().toPath()));
		} catch (IOException e) {
			Platform.getLog(ResumeJob.class).info(file.getFullPath() + " cannot be read", e);
			return false;
		}
	}
}
