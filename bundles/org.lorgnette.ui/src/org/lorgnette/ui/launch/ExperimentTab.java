package org.lorgnette.ui.launch;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.dialogs.ElementTreeSelectionDialog;
import org.eclipse.ui.model.BaseWorkbenchContentProvider;
import org.eclipse.ui.model.WorkbenchLabelProvider;
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
	void createContents(Composite area) {
		Group file = group(area, Messages.experimentFile, 3, false);
		path = new Text(file, SWT.BORDER | SWT.SINGLE);
		path.setMessage(Messages.experimentHint);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(path);
		Accessibles.name(path, plain(Messages.experimentFile));
		path.addModifyListener(event -> {
			loader().load(path.getText().strip());
			updateLaunchConfigurationDialog();
		});
		Button workspace = createPushButton(file, Messages.browseWorkspace, null);
		workspace.addListener(SWT.Selection, event -> browseWorkspace());
		Button elsewhere = createPushButton(file, Messages.browseFiles, null);
		elsewhere.addListener(SWT.Selection, event -> browseFiles());

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

	private static Text detail(Composite parent, String label) {
		new Label(parent, SWT.NONE).setText(label);
		Text text = new Text(parent, SWT.READ_ONLY | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(text);
		Accessibles.name(text, plain(label));
		return text;
	}

	private void browseWorkspace() {
		ElementTreeSelectionDialog dialog = new ElementTreeSelectionDialog(getShell(), new WorkbenchLabelProvider(),
				new BaseWorkbenchContentProvider());
		dialog.setTitle(Messages.chooseExperiment);
		dialog.setMessage(Messages.chooseExperimentMessage);
		dialog.setInput(ResourcesPlugin.getWorkspace().getRoot());
		dialog.setAllowMultiple(false);
		dialog.addFilter(new ViewerFilter() {

			@Override
			public boolean select(Viewer viewer, Object parent, Object element) {
				return !(element instanceof IFile chosen)
						|| List.of("yaml", "yml").contains(String.valueOf(chosen.getFileExtension()));
			}
		});
		dialog.setValidator(selection -> selection.length == 1 && selection[0] instanceof IFile chosen
				&& ExperimentFiles.isExperiment(chosen) ? Status.OK_STATUS : Status.error(Messages.chooseExperimentMessage));
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IResource chosen) {
			path.setText(chosen.getFullPath().toPortableString());
		}
	}

	private void browseFiles() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
		dialog.setText(Messages.chooseExperiment);
		dialog.setFilterExtensions(new String[] { "*.yaml;*.yml", "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			path.setText(chosen);
		}
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
		configuration.setMappedResources(
				ExperimentFiles.resource(text).map(resource -> new IResource[] { resource }).orElse(null));
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
