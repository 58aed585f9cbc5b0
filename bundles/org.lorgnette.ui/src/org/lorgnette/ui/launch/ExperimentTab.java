package org.lorgnette.ui.launch;

import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.ui.Accessibles;

/** Which experiment is run, with what is in it. */
final class ExperimentTab extends SetupTab {

	private static final int DETAILS_HEIGHT = 110;

	private Text path;
	private Text name;
	private Text task;
	private Text corpus;
	private Text documents;
	private Text problems;
	private boolean resumes;

	ExperimentTab(PreviewLoader loader) {
		super(loader, Messages.tabExperiment, "experiment");
	}

	@Override
	protected void createContents(Composite area) {
		path = file(area, Messages.experimentFile, Messages.experimentHint,
				new FileChoice(Messages.chooseExperiment, Messages.chooseExperimentMessage, ExperimentFiles::isExperiment));
		path.addModifyListener(event -> {
			loader().load(path.getText().strip());
			updateLaunchConfigurationDialog();
		});

		Group details = group(area, Messages.experimentDetails, 2, true);
		name = detail(details, Messages.detailName);
		task = detail(details, Messages.detailTask);
		corpus = detail(details, Messages.detailCorpus);
		documents = detail(details, Messages.detailDocuments);
		Label label = new Label(details, SWT.NONE);
		label.setText(Messages.detailProblems);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 3).applyTo(label);
		problems = new Text(details, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, DETAILS_HEIGHT).applyTo(problems);
		Accessibles.name(problems, plain(Messages.detailProblems));
	}

	@Override
	void show(LaunchSetup setup) {
		resumes = setup.resume().isPresent();
		if (path.getText().equals(setup.experiment())) {
			loader().load(setup.experiment());
		} else {
			path.setText(setup.experiment());
		}
	}

	@Override
	void shown(ExperimentPreview preview) {
		name.setText(preview.experiment().map(Experiment::name).orElse(""));
		task.setText(preview.experiment().map(experiment -> experiment.task().id()).orElse(""));
		corpus.setText(preview.experiment().map(experiment -> experiment.corpus().path().toString()).orElse(""));
		documents.setText(preview.corpus().filter(found -> found.error().isEmpty()).map(found -> String.valueOf(found.documents()))
				.orElse(""));
		problems.setText(preview.error().or(() -> preview.corpus().map(ExperimentTab::describe)).orElse(""));
	}

	private static String describe(ExperimentPreview.CorpusFindings found) {
		if (found.error().isPresent()) {
			return found.error().get();
		}
		if (found.problemCount() == 0) {
			return Messages.problemsNone;
		}
		String listed = String.join("\n", found.problems());
		long more = found.problemCount() - found.problems().size();
		return more > 0 ? listed + "\n" + NLS.bind(Messages.corpusProblemsMore, more) : listed;
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		String text = path.getText().strip();
		LaunchSetup.setExperiment(configuration, text);
		map(configuration, text);
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(null);
		setWarningMessage(null);
		if (resumes) {
			return true;
		}
		if (path.getText().isBlank()) {
			setErrorMessage(Messages.experimentNone);
		} else if (loader().isCurrent()) {
			preview().error().ifPresent(this::setErrorMessage);
			preview().corpus().flatMap(ExperimentPreview.CorpusFindings::error).ifPresent(this::setErrorMessage);
			preview().corpus().filter(found -> found.problemCount() > 0)
					.ifPresent(found -> setWarningMessage(NLS.bind(Messages.problemsWarning, found.problemCount())));
		}
		return getErrorMessage() == null;
	}
}
