package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.evaluation.training.TrainingConfigurationReader;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.ui.Ids;

/**
 * What a launch configuration says of a training.
 *
 * @param file
 *            path of the training configuration in the workspace, or of a file elsewhere; empty if it is not chosen yet
 * @param model
 *            where to put the model, relative to the file's folder; empty for where the file says
 * @param replace
 *            whether a model that is there already is replaced
 * @param device
 *            in place of what the file says; empty for that
 * @param threads
 *            likewise; 0 for that
 */
record TrainingSetup(String file, String model, WhenStopped whenStopped, boolean replace, String device, int threads) {

	private static final String FILE = Ids.TRAINING_LAUNCH_TYPE + ".file";
	private static final String MODEL = Ids.TRAINING_LAUNCH_TYPE + ".model";
	private static final String WHEN_STOPPED = Ids.TRAINING_LAUNCH_TYPE + ".whenStopped";
	private static final String REPLACE = Ids.TRAINING_LAUNCH_TYPE + ".replace";
	private static final String DEVICE = Ids.TRAINING_LAUNCH_TYPE + ".device";
	private static final String THREADS = Ids.TRAINING_LAUNCH_TYPE + ".threads";

	/** What to do if a training of the model was stopped and can be resumed. */
	enum WhenStopped {
		ASK, RESUME, BEGIN_ANEW
	}

	static TrainingSetup of(ILaunchConfiguration configuration) throws CoreException {
		return new TrainingSetup(configuration.getAttribute(FILE, ""), configuration.getAttribute(MODEL, ""),
				WhenStopped.valueOf(configuration.getAttribute(WHEN_STOPPED, WhenStopped.ASK.name())),
				configuration.getAttribute(REPLACE, false), configuration.getAttribute(DEVICE, ""),
				configuration.getAttribute(THREADS, 0));
	}

	/** Absent rather than empty: two configurations that say the same are equal. */
	void applyTo(ILaunchConfigurationWorkingCopy configuration) {
		put(configuration, FILE, file, "");
		put(configuration, MODEL, model, "");
		put(configuration, WHEN_STOPPED, whenStopped.name(), WhenStopped.ASK.name());
		put(configuration, DEVICE, device, "");
		if (replace) {
			configuration.setAttribute(REPLACE, true);
		} else {
			configuration.removeAttribute(REPLACE);
		}
		if (threads > 0) {
			configuration.setAttribute(THREADS, threads);
		} else {
			configuration.removeAttribute(THREADS);
		}
	}

	private static void put(ILaunchConfigurationWorkingCopy configuration, String attribute, String value, String standard) {
		if (value.equals(standard)) {
			configuration.removeAttribute(attribute);
		} else {
			configuration.setAttribute(attribute, value);
		}
	}

	/** What a new configuration for a file says. */
	static TrainingSetup over(String file) {
		return new TrainingSetup(file, "", WhenStopped.ASK, false, "", 0);
	}

	TrainingSetup with(WhenStopped other) {
		return new TrainingSetup(file, model, other, replace, device, threads);
	}

	/**
	 * The training that the file describes, on the device and with the threads of this launch.
	 *
	 * @throws CorpusException
	 *             if the file describes none, with its line
	 */
	TrainingConfiguration read(Path path) throws IOException {
		TrainingConfiguration read = TrainingConfigurationReader.read(path);
		if (threads > 0 && read.settings().containsKey("threads")) {
			throw new CorpusException(read.place("settings.threads"), Messages.threadsTwice);
		}
		ComputeDevice wanted = device.isEmpty() ? read.device() : ComputeDevice.of(device)
				.orElseThrow(() -> new CorpusException(Location.of(path.toString()), NLS.bind(Messages.deviceInvalid, device)));
		return new TrainingConfiguration(read.file(), read.source(), read.trainer(), read.data(), read.development(), read.split(),
				read.allowOverlap(), read.settings(), read.seed(), wanted, threads > 0 ? OptionalInt.of(threads) : read.threads(),
				read.out(), read.places());
	}

	/**
	 * Where this launch puts the model, if it is not where the file says.
	 *
	 * @throws CorpusException
	 *             if that is no path on this machine
	 */
	Optional<Path> model(Path path) throws CorpusException {
		if (model.isBlank()) {
			return Optional.empty();
		}
		try {
			return Optional.of(path.toAbsolutePath().resolveSibling(model.strip()).normalize());
		} catch (InvalidPathException e) {
			throw new CorpusException(Location.of(path.toString()), NLS.bind(Messages.modelInvalid, model), e);
		}
	}
}
