package org.lorgnette.ui.wizards;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lorgnette.evaluation.draft.ExperimentDraft;
import org.lorgnette.evaluation.experiment.EngineSpec;

/** Which of the engines that fit the corpus take part. */
final class ParticipantsPage extends WizardPage {

	private static final int LIST_HEIGHT = 160;
	private static final int LIST_WIDTH = 420;

	private CheckboxTableViewer engines;
	private Combo baseline;
	private Label leftOut;
	private Button run;
	private Optional<ExperimentDraft> draft = Optional.empty();

	ParticipantsPage() {
		super("engines", Messages.Experiment_enginesTitle, null);
		setDescription(Messages.Experiment_enginesText);
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
		Label label = new Label(page, SWT.NONE);
		label.setText(Messages.Experiment_engines);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		engines = CheckboxTableViewer.newCheckList(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, true).hint(LIST_WIDTH, LIST_HEIGHT).applyTo(engines.getTable());
		engines.setContentProvider(ArrayContentProvider.getInstance());
		engines.setLabelProvider(LabelProvider.createTextProvider(ParticipantsPage::words));
		engines.addCheckStateListener(event -> ticked());
		baseline = new Rows(page).choice(Messages.Experiment_baseline, 1, () -> {
		});
		leftOut = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(LIST_WIDTH, SWT.DEFAULT).applyTo(leftOut);
		run = new Button(page, SWT.CHECK);
		run.setText(Messages.Experiment_run);
		run.setSelection(true);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(run);
		setControl(page);
		setPageComplete(false);
	}

	/** Shows the engines of a draft, all ticked. */
	void show(ExperimentDraft newDraft) {
		draft = Optional.of(newDraft);
		engines.setInput(newDraft.experiment().engines());
		engines.setAllChecked(true);
		leftOut.setText(newDraft.leftOut().isEmpty() ? "" : NLS.bind(Messages.Experiment_leftOut, String.join(", ", newDraft.leftOut())));
		ticked();
		((Composite) getControl()).layout();
	}

	private static String words(Object element) {
		EngineSpec engine = (EngineSpec) element;
		String labels = engine.labels().or(engine::relations).map(map -> new TreeMap<>(map.entries()).entrySet().stream()
				.map(entry -> entry.getKey().equals(entry.getValue()) ? entry.getKey() : entry.getKey() + " \u2192 " + entry.getValue())
				.collect(Collectors.joining(", "))).orElse("");
		return NLS.bind(Messages.Experiment_mapped, engine.name(), labels);
	}

	private void ticked() {
		String before = baseline.getText();
		List<String> names = participants().stream().map(EngineSpec::name).toList();
		baseline.setItems(names.toArray(String[]::new));
		baseline.select(Math.max(0, names.indexOf(before)));
		setErrorMessage(names.isEmpty() ? Messages.Experiment_noEngine : null);
		setPageComplete(!names.isEmpty());
	}

	/** The engines that are ticked. */
	List<EngineSpec> participants() {
		return Arrays.stream(engines.getCheckedElements()).map(EngineSpec.class::cast).toList();
	}

	Optional<String> baseline() {
		return Optional.of(baseline.getText()).filter(name -> !name.isEmpty());
	}

	boolean isRunWanted() {
		return run.getSelection();
	}

	Optional<ExperimentDraft> draft() {
		return draft;
	}
}
