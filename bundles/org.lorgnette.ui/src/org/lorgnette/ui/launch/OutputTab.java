package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.run.RunNaming;
import org.lorgnette.report.Reports;
import org.lorgnette.report.RunSummary;
import org.lorgnette.ui.Accessibles;

/** Where the run is written to, or which one is gone on with; which reports, in which language. */
final class OutputTab extends SetupTab {

	private static final List<String> LANGUAGES = List.of("", "en", "fr");
	private static final int REPORT_COLUMNS = 4;

	private final Map<Reports.Kind, Button> reports = new EnumMap<>(Reports.Kind.class);
	private Button begin;
	private Button resume;
	private Text pattern;
	private Label example;
	private Combo unfinished;
	private Button browse;
	private Combo language;

	OutputTab(PreviewLoader loader) {
		super(loader, Messages.tabOutput, "output");
	}

	@Override
	protected void createContents(Composite area) {
		Group run = group(area, Messages.runGroup, 3, false);
		begin = radio(run, Messages.runNew);
		pattern = new Text(run, SWT.BORDER | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(pattern);
		Accessibles.name(pattern, plain(Messages.runNew));
		pattern.addModifyListener(event -> changed());
		new Label(run, SWT.NONE);
		example = new Label(run, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, SWT.DEFAULT).applyTo(example);
		resume = radio(run, Messages.runResume);
		unfinished = new Combo(run, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(unfinished);
		Accessibles.name(unfinished, plain(Messages.runResume));
		unfinished.addModifyListener(event -> changed());
		browse = createPushButton(run, Messages.browseFolders, null);
		browse.addListener(SWT.Selection, event -> browse());

		Group written = group(area, Messages.reportsGroup, REPORT_COLUMNS, false);
		for (Reports.Kind kind : Reports.Kind.values()) {
			Button button = createCheckButton(written, name(kind));
			button.addListener(SWT.Selection, event -> changed());
			reports.put(kind, button);
		}
		reports.get(Reports.Kind.JSON).setEnabled(false);
		reports.get(Reports.Kind.JSON).setToolTipText(Messages.reportJsonAlways);
		Group words = group(area, Messages.languageGroup, 1, false);
		language = new Combo(words, SWT.READ_ONLY);
		language.setItems(Messages.languageWorkbench, Messages.languageEnglish, Messages.languageFrench);
		Accessibles.name(language, plain(Messages.languageGroup));
		language.addListener(SWT.Selection, event -> changed());
	}

	private Button radio(Composite parent, String text) {
		Button button = createRadioButton(parent, text);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(button);
		button.addListener(SWT.Selection, event -> changed());
		return button;
	}

	private static String name(Reports.Kind kind) {
		return switch (kind) {
			case HTML -> Messages.reportHtml;
			case MARKDOWN -> Messages.reportMarkdown;
			case LATEX -> Messages.reportLatex;
			case CSV -> Messages.reportCsv;
			case CHARTS -> Messages.reportCharts;
			case JSON -> Messages.reportJson;
			case JUNIT -> Messages.reportJunit;
		};
	}

	private void changed() {
		enable();
		updateLaunchConfigurationDialog();
	}

	private void enable() {
		pattern.setEnabled(begin.getSelection());
		unfinished.setEnabled(resume.getSelection());
		browse.setEnabled(resume.getSelection());
		example.setText(folder().map(folder -> NLS.bind(Messages.runExample, folder)).orElse(Messages.runPatternHint));
		example.getParent().layout();
	}

	/** Where a run begun now would lie. */
	private Optional<Path> folder() {
		try {
			Path named = RunNaming.folder(pattern.getText().strip(), preview().experiment().map(Experiment::name).orElse(RunNaming.NAME),
					LocalDateTime.now());
			return preview().file().map(file -> file.resolveSibling(named));
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	private void browse() {
		DirectoryDialog dialog = new DirectoryDialog(getShell());
		dialog.setText(Messages.runResume);
		preview().file().ifPresent(file -> dialog.setFilterPath(file.getParent().toString()));
		String chosen = dialog.open();
		if (chosen != null) {
			unfinished.setText(chosen);
		}
	}

	@Override
	void show(LaunchSetup setup) {
		begin.setSelection(setup.resume().isEmpty());
		resume.setSelection(setup.resume().isPresent());
		pattern.setText(setup.pattern());
		unfinished.setText(setup.resume().orElse(""));
		reports.forEach((kind, button) -> button.setSelection(setup.reports().contains(kind)));
		language.select(Math.max(0, LANGUAGES.indexOf(setup.language())));
		enable();
	}

	@Override
	void shown(ExperimentPreview preview) {
		enable();
		Display display = unfinished.getDisplay();
		preview.file().ifPresent(file -> Job.createSystem(Messages.lookingForRuns, (ICoreRunnable) monitor -> {
			String[] found = unfinished(file.getParent());
			display.asyncExec(() -> offer(found));
		}).schedule());
	}

	private void offer(String[] found) {
		if (!unfinished.isDisposed() && !List.of(unfinished.getItems()).equals(List.of(found))) {
			String text = unfinished.getText();
			unfinished.setItems(found);
			unfinished.setText(text.isEmpty() && found.length > 0 && resume.getSelection() ? found[0] : text);
		}
	}

	/** Unfinished runs where this and other experiments of the folder put theirs by default. */
	private static String[] unfinished(Path folder) {
		Path runs = folder.resolve(Path.of(RunNaming.DEFAULT).getName(0));
		if (!Files.isDirectory(runs)) {
			return new String[0];
		}
		try (Stream<Path> members = Files.list(runs)) {
			return members.filter(OutputTab::isUnfinished).map(Path::toString).sorted().toArray(String[]::new);
		} catch (IOException e) {
			Platform.getLog(OutputTab.class).warn(runs + " cannot be read", e);
			return new String[0];
		}
	}

	private static boolean isUnfinished(Path run) {
		try {
			return RunSummary.read(run).filter(summary -> summary.state() == RunSummary.State.UNFINISHED).isPresent();
		} catch (IOException e) {
			// A damaged run cannot be gone on with.
			Platform.getLog(OutputTab.class).info(run + " cannot be read", e);
			return false;
		}
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		Set<Reports.Kind> chosen = reports.entrySet().stream().filter(entry -> entry.getValue().getSelection()).map(Map.Entry::getKey)
				.collect(Collectors.toCollection(() -> EnumSet.noneOf(Reports.Kind.class)));
		LaunchSetup.setOutput(configuration, pattern.getText().strip(),
				resume.getSelection() ? Optional.of(unfinished.getText().strip()) : Optional.empty(), chosen,
				LANGUAGES.get(Math.max(0, language.getSelectionIndex())));
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(null);
		if (resume.getSelection()) {
			if (unfinished.getText().isBlank()) {
				setErrorMessage(Messages.resumeNone);
			}
		} else if (pattern.getText().isBlank()) {
			setErrorMessage(Messages.patternEmpty);
		} else if (preview().file().isPresent() && folder().isEmpty()) {
			setErrorMessage(NLS.bind(Messages.patternInvalid, pattern.getText()));
		}
		return getErrorMessage() == null;
	}
}
