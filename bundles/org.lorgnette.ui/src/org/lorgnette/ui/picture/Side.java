package org.lorgnette.ui.picture;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.ui.engines.EnginePool;

/** One engine's side of the view: its answers, its words and what is pointed at, and the maps of its that there are. */
final class Side {

	private final PictureState state;
	private final Runnable arrange;
	private final Composite column;
	private final Label engine;
	private final Label took;
	private final Label message;
	private final AnswerTable answers;
	private final TokenStrip strip;
	private final Label pointing;
	private final int line;
	private final Label box;
	private final MapPane map;
	private Optional<Job> asking = Optional.empty();

	/** @param arrange hears when the column needs another size */
	Side(Composite parent, PictureState state, Supplier<Optional<EnginePool>> pool, Runnable arrange) {
		this.state = state;
		this.arrange = arrange;
		column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(4, 4).applyTo(column);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column);
		Composite head = new Composite(column, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		engine = new Label(head, SWT.NONE);
		engine.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(engine);
		took = new Label(head, SWT.TRAIL);
		took.setToolTipText(Messages.took_tip);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(took);
		message = new Label(column, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).exclude(true).applyTo(message);
		answers = new AnswerTable(column, state::chooseAnswer);
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 64).applyTo(answers.control());
		strip = new TokenStrip(column, state);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(strip);
		pointing = new Label(column, SWT.WRAP);
		// Room for some lines from the start: what is pointed at changes too often for the rest to move.
		line = pointing.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
		GridDataFactory.fillDefaults().grab(true, false).hint(120, 2 * line).applyTo(pointing);
		box = new Label(column, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).exclude(true).applyTo(box);
		map = new MapPane(column, state, pool, arrange);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(map);
		state.addListener(this::point);
	}

	PictureState state() {
		return state;
	}

	Composite column() {
		return column;
	}

	AnswerTable answers() {
		return answers;
	}

	TokenStrip strip() {
		return strip;
	}

	MapPane map() {
		return map;
	}

	/** Who answers here, if there is another besides. */
	String name() {
		return engine.getText();
	}

	String message() {
		return message.getText();
	}

	String pointing() {
		return pointing.getText();
	}

	String box() {
		return box.getText();
	}

	private void point() {
		if (column.isDisposed()) {
			return;
		}
		put(pointing, Pointing.describe(state));
		if (put(box, Boxes.describe(state))) {
			show(box, !box.getText().isEmpty());
			arrange.run();
		}
	}

	private static boolean put(Label label, String text) {
		String shown = text.replace("&", "&&");
		boolean changed = !label.getText().equals(shown);
		if (changed) {
			label.setText(shown);
		}
		return changed;
	}

	private static void show(Control control, boolean visible) {
		((GridData) control.getLayoutData()).exclude = !visible;
		control.setVisible(visible);
	}

	/** Says who answers here; empty if there is no other. */
	void name(String id, String tip) {
		put(engine, id);
		engine.setToolTipText(tip);
		// Side by side, words stand level only if the tables above them do not grow.
		((GridData) answers.control().getLayoutData()).grabExcessVerticalSpace = id.isEmpty();
		((GridData) pointing.getLayoutData()).heightHint = (id.isEmpty() ? 2 : 3) * line;
	}

	/** Says something above the answers. */
	void say(String text) {
		put(message, text);
		show(message, !text.isEmpty());
		arrange.run();
	}

	void clear() {
		say("");
		took("");
		answers.show(List.of(), "");
	}

	/** How long the engine took. */
	String took() {
		return took.getText();
	}

	private void took(String text) {
		if (put(took, text)) {
			took.requestLayout();
		}
	}

	/** An answer with how long the engine took for it, without the time in which the engine was opened. */
	private record Timed(VisualAnalysis analysis, Duration time) {

		static Timed answer(VisualEngine engine, VisualQuestion question, List<Picture> pictures, Cancellation cancellation)
				throws EngineException {
			long begin = System.nanoTime();
			VisualAnalysis analysis = engine.answer(question, pictures, cancellation);
			return new Timed(analysis, Duration.ofNanos(System.nanoTime() - begin));
		}
	}

	/** Asks in the background; what was asked before is forgotten. */
	void ask(EnginePool pool, Seer seer, VisualQuestion question) {
		stop();
		state.clear();
		took("");
		answers.show(List.of(), "");
		say(Messages.asking);
		var pictures = state.shown().orElseThrow().pictures();
		Display display = column.getDisplay();
		Job[] self = new Job[1];
		self[0] = new VisualJob<Timed>(NLS.bind(Messages.job_ask, seer.name()), pool, seer,
				(asked, monitor) -> Timed.answer(asked, question, pictures, monitor::isCanceled), outcome -> {
					if (!display.isDisposed()) {
						display.asyncExec(() -> {
							if (!column.isDisposed() && asking.filter(job -> job == self[0]).isPresent()) {
								asking = Optional.empty();
								show(seer, outcome);
							}
						});
					}
				});
		asking = Optional.of(self[0]);
		self[0].schedule();
	}

	/** A failure leaves the picture as it is. */
	private void show(Seer seer, VisualJob.Outcome<Timed> outcome) {
		switch (outcome) {
			case VisualJob.Outcome.Done<Timed>(Timed(VisualAnalysis analysis, Duration time)) -> {
				List<Prediction<Answer>> found = analysis.answers();
				answers.show(found, VisualGold.compare(analysis.question(), found.getFirst().value().text()).map(Side::verdict).orElse(""));
				say("");
				took(Numbers.time(time));
				state.analyzed(seer, analysis);
			}
			case VisualJob.Outcome.Failed<Timed> failed -> say(failed.told());
			case VisualJob.Outcome.Cancelled<Timed> cancelled -> say(Messages.cancelled);
		}
		arrange.run();
	}

	private static String verdict(double accuracy) {
		if (accuracy == 1) {
			return Messages.gold_right;
		}
		return accuracy == 0 ? Messages.gold_wrong : NLS.bind(Messages.gold_partly, Numbers.twoDigits(accuracy));
	}

	void stop() {
		asking.ifPresent(Job::cancel);
		asking = Optional.empty();
	}
}
