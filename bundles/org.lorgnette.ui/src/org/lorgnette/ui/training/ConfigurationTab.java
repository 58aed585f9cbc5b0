package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.engine.EngineException;
import org.lorgnette.evaluation.training.DataSpec;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.evaluation.training.TrainingConfigurationReader;
import org.lorgnette.ui.UserLocale;
import org.lorgnette.ui.launch.ExperimentFiles;
import org.lorgnette.ui.launch.FileChoice;

/** Which training configuration is run, with what is in it. */
final class ConfigurationTab extends TrainingTab {

	private static final long SETTLING_MILLIS = 200;

	private Text path;
	private Text trainer;
	private Text data;
	private Text development;
	private Text model;
	private volatile String asked = "";
	private Optional<String> error = Optional.empty();

	/** What was read of a file. */
	private record Preview(String file, Optional<TrainingConfiguration> configuration, Optional<String> error) {
	}

	ConfigurationTab() {
		super(Messages.tabConfiguration, "experiment");
	}

	@Override
	protected void createContents(Composite area) {
		path = file(area, Messages.configurationFile, Messages.configurationHint,
				new FileChoice(Messages.chooseConfiguration, Messages.chooseConfigurationMessage, TrainingFiles::isConfiguration));
		path.addModifyListener(event -> {
			read();
			updateLaunchConfigurationDialog();
		});

		Group details = group(area, Messages.configurationDetails, 2, false);
		trainer = detail(details, Messages.detailTrainer);
		data = detail(details, Messages.detailData);
		development = detail(details, Messages.detailDevelopment);
		model = detail(details, Messages.detailModel);
	}

	/** In the background, once typing has paused. */
	private void read() {
		String file = path.getText().strip();
		asked = file;
		error = Optional.empty();
		Display display = path.getDisplay();
		Job.createSystem(Messages.tabConfiguration, (ICoreRunnable) monitor -> {
			if (asked.equals(file) && !file.isEmpty()) {
				Preview preview = preview(file);
				display.asyncExec(() -> previewed(preview));
			}
		}).schedule(SETTLING_MILLIS);
	}

	private static Preview preview(String file) {
		Optional<Path> found = ExperimentFiles.locate(file);
		if (found.isEmpty()) {
			return new Preview(file, Optional.empty(), Optional.of(NLS.bind(Messages.fileAbsent, file)));
		}
		try {
			TrainingConfiguration read = TrainingConfigurationReader.read(found.get());
			return new Preview(file, Optional.of(read), problem(read));
		} catch (IOException e) {
			return new Preview(file, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
		}
	}

	private static Optional<String> problem(TrainingConfiguration read) {
		try {
			read.check(Trainers.find(Trainers.registry.get(), read).settings());
			return Optional.empty();
		} catch (EngineException | IllegalArgumentException e) {
			return Optional.of(String.valueOf(e.getMessage()));
		}
	}

	private void previewed(Preview preview) {
		if (path.isDisposed() || !preview.file.equals(asked)) {
			return;
		}
		error = preview.error;
		Optional<TrainingConfiguration> read = preview.configuration;
		trainer.setText(read.map(TrainingConfiguration::trainer).orElse(""));
		data.setText(read.map(configuration -> names(configuration.data())).orElse(""));
		development.setText(read.map(configuration -> configuration.split()
				.map(split -> NLS.bind(Messages.detailSplit, String.format(UserLocale.get(), "%.0f", 100 * split.dev())))
				.orElseGet(() -> configuration.development().isEmpty() ? Messages.detailNone : names(configuration.development())))
				.orElse(""));
		model.setText(read.map(configuration -> configuration.out().map(Path::toString).orElse(Messages.detailNoModel)).orElse(""));
		updateLaunchConfigurationDialog();
	}

	private static String names(List<DataSpec> specs) {
		return specs.stream().map(spec -> spec.name().equals(spec.written()) ? spec.name() : spec.name() + " (" + spec.written() + ")")
				.collect(Collectors.joining(", "));
	}

	@Override
	void show(TrainingSetup setup) {
		path.setText(setup.file());
	}

	@Override
	TrainingSetup changed(TrainingSetup setup) {
		return new TrainingSetup(path.getText().strip(), setup.model(), setup.whenStopped(), setup.replace(), setup.device(),
				setup.threads());
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		super.performApply(configuration);
		map(configuration, path.getText().strip());
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(path.getText().isBlank() ? Messages.fileNone : error.orElse(null));
		return getErrorMessage() == null;
	}
}
