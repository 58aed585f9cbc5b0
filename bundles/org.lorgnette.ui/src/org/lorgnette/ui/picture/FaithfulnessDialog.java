package org.lorgnette.ui.picture;

import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.FaithfulnessSettings;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.explain.MapFaithfulness;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.explain.FaithfulnessPane;

/** Measures how faithful a map is to what the engine answers, beside the view; closing it stops the work. */
final class FaithfulnessDialog extends Dialog {

	private final String map;
	private final EnginePool pool;
	private final PictureState state;
	private final PatchGrid grid;
	private final double[] ranking;
	private Optional<Job> job = Optional.empty();
	private FaithfulnessPane pane;
	private ProgressBar progress;
	private Label problem;

	/** @param ranking how important each patch of the grid is by the map */
	FaithfulnessDialog(Shell parent, String map, EnginePool pool, PictureState state, PatchGrid grid, double[] ranking) {
		super(parent);
		this.map = map;
		this.pool = pool;
		this.state = state;
		this.grid = grid;
		this.ranking = ranking;
		setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.faith_title, map));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, Ids.PICTURE_VIEW);
	}

	@Override
	protected Point getInitialSize() {
		return new Point(1000, 460);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label what = new Label(area, SWT.WRAP);
		what.setText(NLS.bind(Messages.faith_of, new Object[] { map, state.engine().map(Seer::name).orElse(""),
				state.answer().map(answer -> answer.isNone() ? Messages.no_answer : answer.text()).orElse("") }).replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(what);
		progress = new ProgressBar(area, SWT.HORIZONTAL);
		Accessibles.name(progress, Messages.job_faithfulness);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
		problem = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).exclude(true).applyTo(problem);
		pane = new FaithfulnessPane(area, new FaithfulnessPane.Wording(Messages.faith_empty, Messages.faith_no_patches,
				Messages.faith_no_ranking, Messages.faith_no_decision, Messages.faith_how, Messages.faith_chart, Messages.faith_share,
				Messages.faith_score));
		GridDataFactory.fillDefaults().grab(true, true).applyTo(pane.control());
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	public int open() {
		create();
		job = Optional.of(ProbeWork.<Faithfulness>start(Messages.job_faithfulness, pool, state, grid,
				(probe, listener, cancellation) -> MapFaithfulness.of(probe, ranking, FaithfulnessSettings.DEFAULT, listener, cancellation),
				percent -> {
					if (!progress.isDisposed()) {
						progress.setSelection(percent);
					}
				}, this::show));
		return super.open();
	}

	private void show(VisualJob.Outcome<Faithfulness> outcome) {
		if (progress.isDisposed()) {
			return;
		}
		((GridData) progress.getLayoutData()).exclude = true;
		progress.setVisible(false);
		String wrong = switch (outcome) {
			case VisualJob.Outcome.Done<Faithfulness>(Faithfulness found) -> {
				pane.show(Optional.of(found));
				yield "";
			}
			case VisualJob.Outcome.Failed<Faithfulness> failed -> failed.told();
			case VisualJob.Outcome.Cancelled<Faithfulness> cancelled -> Messages.cancelled;
		};
		problem.setText(wrong.replace("&", "&&"));
		((GridData) problem.getLayoutData()).exclude = wrong.isEmpty();
		progress.getParent().layout();
	}

	FaithfulnessPane pane() {
		return pane;
	}

	@Override
	public boolean close() {
		job.ifPresent(Job::cancel);
		return super.close();
	}
}
