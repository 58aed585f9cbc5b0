package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentWriter;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunNaming;

/** Starts evaluations. What can be found wrong before any work is refused here with a message; the rest is said in the console. */
public final class EvaluationLaunchDelegate extends LaunchConfigurationDelegate {

	/** Family of the jobs of evaluations. */
	static final Object FAMILY = new Object();

	private static final int MOST_TRIES = 100;

	@Override
	public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
		// Nothing is built for an evaluation.
		return false;
	}

	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
			throws CoreException {
		LaunchSetup setup = LaunchSetup.of(configuration);
		if (setup.resume().isPresent()) {
			resume(setup, Path.of(setup.resume().get()), launch);
		} else if (setup.again().isPresent()) {
			again(setup, Path.of(setup.again().get()), launch);
		} else {
			begin(setup, launch);
		}
	}

	private static void begin(LaunchSetup setup, ILaunch launch) throws CoreException {
		if (setup.experiment().isBlank()) {
			throw refusal(Messages.experimentNone, null);
		}
		Path file = ExperimentFiles.locate(setup.experiment())
				.orElseThrow(() -> refusal(NLS.bind(Messages.experimentAbsent, setup.experiment()), null));
		try {
			Experiment experiment = setup.read(file);
			check(experiment);
			Path parent = file.toAbsolutePath().getParent();
			start(experiment, free(parent.resolve(named(setup.pattern(), experiment)), setup.pattern()), setup, launch, false);
		} catch (IOException e) {
			throw refusal(e.getMessage(), e);
		}
	}

	/** The experiment as it was, with its corpus where it lay, into a new folder beside the run's. */
	private static void again(LaunchSetup setup, Path folder, ILaunch launch) throws CoreException {
		try {
			RunFolder run = RunFolder.find(folder).orElseThrow(() -> refusal(NLS.bind(Messages.notARun, folder), null));
			Experiment before = run.experiment();
			check(before);
			// Its own text may name the corpus relative to a folder that nobody knows any more.
			Experiment experiment = ExperimentWriter.withEngines(before, before.engines());
			String pattern = RunNaming.NAME + "-" + RunNaming.TIMESTAMP;
			start(experiment, free(folder.resolveSibling(named(pattern, experiment)), pattern), setup, launch, false);
		} catch (IOException e) {
			throw refusal(NLS.bind(Messages.cannotRunAgain, folder, e.getMessage()), e);
		}
	}

	private static Path named(String pattern, Experiment experiment) throws CoreException {
		try {
			return RunNaming.folder(pattern, experiment.name(), LocalDateTime.now());
		} catch (InvalidPathException e) {
			throw refusal(NLS.bind(Messages.patternInvalid, pattern), e);
		}
	}

	/** A folder that is there already gets a number behind it, unless the pattern asks for this very folder. */
	private static Path free(Path folder, String pattern) throws CoreException, IOException {
		Path free = folder;
		for (int i = 2; i < MOST_TRIES && pattern.contains(RunNaming.TIMESTAMP) && (ActiveRuns.contains(free) || isTaken(free)); i++) {
			free = folder.resolveSibling(folder.getFileName() + "-" + i);
		}
		if (!ActiveRuns.contains(free) && isTaken(free)) {
			throw refusal(NLS.bind(Messages.folderTaken, free), null);
		}
		return free;
	}

	private static boolean isTaken(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return Files.exists(folder);
		}
		try (Stream<Path> members = Files.list(folder)) {
			return members.findAny().isPresent();
		}
	}

	private static void resume(LaunchSetup setup, Path folder, ILaunch launch) throws CoreException {
		try {
			RunFolder run = RunFolder.find(folder).orElseThrow(() -> refusal(NLS.bind(Messages.notARun, folder), null));
			Experiment experiment = run.experiment();
			check(experiment);
			start(experiment, folder, setup, launch, true);
		} catch (IOException e) {
			throw refusal(NLS.bind(Messages.cannotResume, folder, e.getMessage()), e);
		}
	}

	private static void check(Experiment experiment) throws CoreException {
		List<String> problems = new Preflight(Installation.current().registry()).problems(experiment);
		if (!problems.isEmpty()) {
			throw refusal(String.join("\n", problems), null);
		}
	}

	private static void start(Experiment experiment, Path folder, LaunchSetup setup, ILaunch launch, boolean resume)
			throws CoreException, IOException {
		ActiveRuns.Claim claim = ActiveRuns.claim(folder);
		try {
			RunFolder run = resume ? RunFolder.resume(folder, experiment) : RunFolder.create(folder, experiment);
			new EvaluationJob(experiment, run, setup, claim, launch).schedule();
		} catch (IOException | RuntimeException e) {
			claim.close();
			throw e;
		}
	}

	private static CoreException refusal(String message, Throwable cause) {
		return new CoreException(Status.error(message, cause));
	}
}
