package org.lorgnette.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.lorgnette.report.Texts;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.UserLocale;
import org.lorgnette.ui.evaluation.EmptyPage;
import org.lorgnette.ui.launch.Launches;
import org.lorgnette.ui.runs.RunImages;

/** The curves of a training while it goes on, with what it does now; the latest one unless another is chosen. */
public final class TrainingView extends ViewPart {

	private static final long REFRESH_MILLIS = 300;
	private static final int BAR_MOST = 1_000;

	private final Texts texts = new Texts(UserLocale.get());
	private final StackLayout stack = new StackLayout();
	private final AtomicBoolean dirty = new AtomicBoolean();
	private final Runnable listener = this::changed;
	private volatile Optional<LiveTraining> shown = Optional.empty();
	private volatile Optional<TrainingSnapshot> latest = Optional.empty();
	private List<LiveTraining> known = List.of();
	private Job refresh;
	private Composite area;
	private Composite empty;
	private Composite page;
	private Combo choice;
	private ProgressBar bar;
	private Label facts;
	private CurvesArea curves;
	private Action stop;
	private Action resume;
	private Action report;
	private Action evaluate;

	@Override
	public void createPartControl(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		area.setLayout(stack);
		empty = new EmptyPage(area, getSite(), Messages.viewEmpty).link(Messages.viewEmptyRunAs, this::openDialog).control();
		createPage();
		createActions();
		stack.topControl = empty;
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, Ids.TRAINING_VIEW);
		Display display = area.getDisplay();
		ICoreRunnable work = monitor -> {
			dirty.set(false);
			List<LiveTraining> all = Trainings.shared().all();
			Optional<LiveTraining> one = shown.filter(all::contains).or(() -> all.stream().findFirst());
			Optional<TrainingSnapshot> snapshot = one.map(training -> TrainingSnapshot.of(training, texts));
			if (!display.isDisposed()) {
				display.asyncExec(() -> apply(all, snapshot));
			}
		};
		refresh = Job.createSystem("training curves", work);
		Trainings.shared().addListener(listener);
		changed();
	}

	private void createPage() {
		page = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 4).spacing(8, 4).numColumns(2).applyTo(page);
		choice = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(choice);
		Accessibles.name(choice, Messages.viewChoice);
		choice.addListener(SWT.Selection, event -> {
			int index = choice.getSelectionIndex();
			if (index >= 0 && index < known.size()) {
				show(known.get(index));
			}
		});
		facts = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(100, SWT.DEFAULT).applyTo(facts);
		bar = new ProgressBar(page, SWT.HORIZONTAL | SWT.SMOOTH);
		bar.setMaximum(BAR_MOST);
		bar.setVisible(false);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).exclude(true).applyTo(bar);
		Accessibles.name(bar, Messages.viewProgress);
		curves = new CurvesArea(page, texts);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(100, 60).applyTo(curves);
	}

	private void createActions() {
		ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
		stop = action(Messages.actionStop, images.getImageDescriptor(ISharedImages.IMG_ELCL_STOP),
				() -> shown.ifPresent(LiveTraining::stop));
		resume = action(Messages.actionResume, RunImages.descriptor("resume"), this::resume);
		report = action(Messages.actionReport, RunImages.descriptor("report"),
				() -> shown.ifPresent(training -> TrainingActions.openPage(training.page())));
		evaluate = action(Messages.evaluateModel, RunImages.descriptor("evaluation"), () -> shown.ifPresent(TrainingActions::evaluate));
		IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
		List.of(stop, resume, report, evaluate).forEach(tools::add);
		enable();
	}

	private static Action action(String text, ImageDescriptor image, Runnable work) {
		Action action = new Action(text, image) {

			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(text);
		return action;
	}

	private void openDialog() {
		DebugUITools.openLaunchConfigurationDialogOnGroup(getSite().getShell(), new StructuredSelection(Launches.type(Ids.TRAINING_LAUNCH_TYPE)),
				IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
	}

	private void resume() {
		shown.ifPresent(training -> {
			if (training.launch().isPresent()) {
				TrainingShortcut.resume(training.launch().get());
			} else {
				new ResumeJob(training.records()).schedule();
			}
		});
	}

	/** Shows this training from now on, until another begins. For the UI thread. */
	void show(LiveTraining training) {
		shown = Optional.of(training);
		latest = Optional.empty();
		changed();
	}

	/** Any thread; may be called very often. */
	private void changed() {
		if (dirty.compareAndSet(false, true)) {
			refresh.schedule(latest.isEmpty() ? 0 : REFRESH_MILLIS);
		}
	}

	private void apply(List<LiveTraining> all, Optional<TrainingSnapshot> snapshot) {
		if (area.isDisposed()) {
			return;
		}
		if (snapshot.isPresent() && shown.isPresent() && snapshot.get().training() != shown.get() && all.contains(shown.get())) {
			// Another one was chosen meanwhile; it is on its way.
			return;
		}
		shown = snapshot.map(TrainingSnapshot::training);
		latest = snapshot;
		choose(all);
		snapshot.ifPresent(this::apply);
		stack.topControl = snapshot.isPresent() ? page : empty;
		area.layout();
		enable();
	}

	private void apply(TrainingSnapshot snapshot) {
		boolean busy = snapshot.training().isBusy();
		boolean measured = snapshot.total() > 0 && busy;
		if (bar.getVisible() != measured) {
			bar.setVisible(measured);
			((GridData) bar.getLayoutData()).exclude = !measured;
			bar.requestLayout();
		}
		bar.setSelection(measured ? (int) (BAR_MOST * snapshot.step() / snapshot.total()) : 0);
		String text = snapshot.facts().replace("&", "&&");
		if (!facts.getText().equals(text)) {
			facts.setText(text);
			facts.requestLayout();
		}
		if (!curves.show(snapshot.training(), snapshot.charts())) {
			// What was shown before is not drawn yet: on a slow machine new curves would never be.
			changed();
		}
	}

	private void choose(List<LiveTraining> all) {
		if (!known.equals(all)) {
			known = all;
			choice.setItems(all.stream()
					.map(training -> NLS.bind(Messages.viewDescription, training.name(), training.trainer())).toArray(String[]::new));
		}
		int index = shown.map(all::indexOf).orElse(-1);
		if (index >= 0 && choice.getSelectionIndex() != index) {
			choice.select(index);
		}
	}

	private void enable() {
		stop.setEnabled(shown.filter(training -> training.state() == LiveTraining.State.RUNNING).isPresent());
		resume.setEnabled(shown.filter(LiveTraining::isResumable).isPresent());
		report.setEnabled(shown.filter(training -> !training.isBusy()).isPresent());
		evaluate.setEnabled(latest.filter(TrainingSnapshot::evaluable).isPresent());
	}

	/** What is shown now; empty until it is. */
	Optional<TrainingSnapshot> snapshot() {
		return latest;
	}

	CurvesArea curves() {
		return curves;
	}

	@Override
	public void setFocus() {
		if (stack.topControl == page) {
			choice.setFocus();
		} else {
			empty.setFocus();
		}
	}

	@Override
	public void dispose() {
		Trainings.shared().removeListener(listener);
		if (refresh != null) {
			refresh.cancel();
		}
		super.dispose();
	}
}
