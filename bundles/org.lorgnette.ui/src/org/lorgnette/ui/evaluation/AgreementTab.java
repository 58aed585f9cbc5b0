package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lorgnette.evaluation.Agreement;
import org.lorgnette.evaluation.run.RunComparison;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.model.Task;
import org.lorgnette.report.AgreementTables;

/** How far the engines shown agree with the gold and with each other. */
final class AgreementTab implements ResultTab {

	private final ViewContext context;
	private final Computation<Agreement> computation = new Computation<>(Messages.AgreementTab_job);
	private Label words;
	private SashForm sash;
	private ReportTable pairs;
	private ReportTable alphas;
	private Optional<ShownRuns> shown = Optional.empty();

	AgreementTab(ViewContext context) {
		this.context = context;
	}

	@Override
	public String title() {
		return Messages.AgreementTab_title;
	}

	@Override
	public Control create(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(page);
		words = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(words);
		sash = new SashForm(page, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, 60).applyTo(sash);
		pairs = new ReportTable(sash, Messages.AgreementTab_pairs, context.open());
		alphas = new ReportTable(sash, Messages.AgreementTab_alphas, context.open());
		sash.setWeights(3, 2);
		page.addDisposeListener(event -> computation.cancel());
		return page;
	}

	@Override
	public void show(ShownRuns runs) {
		if (shown.filter(known -> known.equals(runs)).isPresent()) {
			return;
		}
		shown = Optional.of(runs);
		computation.cancel();
		if (runs.result().experiment().task() != Task.NER || !runs.complete()) {
			say(runs.complete() ? Messages.AgreementTab_entities : Messages.AgreementTab_running, false);
			return;
		}
		say(Messages.AgreementTab_counting, false);
		computation.start(cancellation -> {
			List<RunFolder> folders = new ArrayList<>();
			for (Path folder : runs.folders()) {
				folders.add(RunFolder.open(folder));
			}
			return RunComparison.agreement(folders, cancellation);
		}, outcome -> {
			if (!words.isDisposed()) {
				outcome.value().ifPresentOrElse(this::show, () -> say(NLS.bind(Messages.AgreementTab_failed, outcome.message()), false));
			}
		});
	}

	private void show(Agreement agreement) {
		AgreementTables tables = new AgreementTables(agreement, context.texts());
		pairs.show(tables.pairs(), ReportTable.Links.NONE);
		alphas.show(tables.alphas(), ReportTable.Links.NONE);
		String joined = agreement.joined() == 0 ? "" : " " + context.texts().count("agreement.joined", agreement.joined());
		say(context.texts().get("agreement.help") + joined, true);
	}

	private void say(String text, boolean tables) {
		words.setText(text.replace("&", "&&"));
		sash.setVisible(tables);
		words.getParent().layout();
	}

	@Override
	public void setFocus() {
		pairs.control().setFocus();
	}

	@Override
	public Optional<ReportTable> table() {
		return Optional.of(alphas.control().isFocusControl() ? alphas : pairs);
	}
}
