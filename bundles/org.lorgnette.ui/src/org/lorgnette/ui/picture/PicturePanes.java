package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IActionBars;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.ui.Accessibles;

/** The layout: the picture on the left, on the right the question, its answers, its words and the maps. */
final class PicturePanes {

	private final PictureState state;
	private final SashForm sash;
	private final Composite left;
	private final Composite hintSide;
	private final Link hint;
	private final Composite pictureSide;
	private final Combo pictures;
	private final PictureCanvas canvas;
	private final ScrolledComposite scroll;
	private final Composite right;
	private final QuestionPane question;
	private final Label message;
	private final AnswerTable answers;
	private final TokenStrip strip;
	private final Label pointing;
	private Runnable opener = () -> {
	};

	PicturePanes(Composite parent, PictureState state, IDialogSettings settings, QuestionPane.Actions actions) {
		this.state = state;
		sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		left = new Composite(sash, SWT.NONE);
		left.setLayout(new StackLayout());
		hintSide = new Composite(left, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(hintSide);
		hint = new Link(hintSide, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(hint);
		hint.addListener(SWT.Selection, event -> opener.run());
		pictureSide = new Composite(left, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(pictureSide);
		pictures = new Combo(pictureSide, SWT.READ_ONLY);
		Accessibles.name(pictures, Messages.pictures_name);
		GridDataFactory.fillDefaults().exclude(true).applyTo(pictures);
		pictures.setVisible(false);
		pictures.addListener(SWT.Selection, event -> state.turnTo(pictures.getSelectionIndex()));
		canvas = new PictureCanvas(pictureSide, state);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		scroll = new ScrolledComposite(sash, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.setShowFocusedControl(true);
		right = new Composite(scroll, SWT.NONE);
		right.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().margins(6, 4).spacing(4, 4).applyTo(right);
		scroll.setContent(right);
		question = new QuestionPane(right, settings, actions);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(question);
		message = new Label(right, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(message);
		answers = new AnswerTable(right);
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 56).applyTo(answers.control());
		strip = new TokenStrip(right, state);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(strip);
		pointing = new Label(right, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, pointing.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(pointing);
		MapPane map = new MapPane(right, state);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(map);
		sash.setWeights(45, 55);
		state.addListener(this::point);
		scroll.addListener(SWT.Resize, event -> arrange());
		hint(Messages.hint_open);
	}

	void createActions(IActionBars bars) {
		PictureActions.create(bars, canvas, state, () -> opener.run());
	}

	/** What to do when the user wants another picture. */
	void onOpen(Runnable open) {
		opener = open;
	}

	boolean isDisposed() {
		return sash.isDisposed();
	}

	Composite dropArea() {
		return left;
	}

	QuestionPane question() {
		return question;
	}

	PictureCanvas canvas() {
		return canvas;
	}

	TokenStrip strip() {
		return strip;
	}

	AnswerTable answers() {
		return answers;
	}

	String message() {
		return message.getText();
	}

	/** What stands in the place of the picture, or empty. */
	String hint() {
		return ((StackLayout) left.getLayout()).topControl == hintSide ? hint.getText() : "";
	}

	private void point() {
		if (!isDisposed()) {
			String text = Pointing.describe(state).replace("&", "&&");
			if (!pointing.getText().equals(text)) {
				pointing.setText(text);
			}
		}
	}

	/** Shows the pictures of the state. */
	void showPicture() {
		List<String> names = state.shown().map(Shown::files).orElse(List.of()).stream().map(file -> file.getFileName().toString()).toList();
		pictures.setItems(IntStream.range(0, names.size())
				.mapToObj(i -> NLS.bind(Messages.pictures_item, new Object[] { i + 1, names.size(), names.get(i) })).toArray(String[]::new));
		pictures.select(0);
		pictures.setVisible(names.size() > 1);
		((GridData) pictures.getLayoutData()).exclude = names.size() < 2;
		pictureSide.layout();
		top(pictureSide);
		message("");
		answers.show(List.of(), "");
		arrange();
		canvas.fit();
	}

	void loading(String name) {
		message(NLS.bind(Messages.loading, name));
	}

	/** Says in the place of the picture why there is none, and how to open another. */
	void hint(String problem) {
		String open = problem.equals(Messages.hint_open) ? problem
				: NLS.bind(Messages.hint_problem, problem.replace("&", "&&").replace('<', '\u2039').replace('>', '\u203A'));
		hint.setText(open);
		hintSide.layout();
		top(hintSide);
		message("");
		answers.show(List.of(), "");
	}

	private void top(Control control) {
		((StackLayout) left.getLayout()).topControl = control;
		left.layout();
	}

	void asking() {
		answers.show(List.of(), "");
		message(Messages.asking);
	}

	/** Says something between the question and the answers. */
	void message(String text) {
		message.setText(text.replace("&", "&&"));
		((GridData) message.getLayoutData()).exclude = text.isEmpty();
		message.setVisible(!text.isEmpty());
		arrange();
	}

	/** Shows what came of asking; a failure leaves the picture as it is. */
	void show(VisualJob.Outcome outcome, PictureState shared) {
		switch (outcome) {
		case VisualJob.Outcome.Answered answered -> {
			shared.analyzed(Optional.of(answered.analysis()));
			List<Prediction<Answer>> found = answered.analysis().answers();
			String verdict = VisualGold.compare(answered.analysis().question(), found.getFirst().value().text())
					.map(PicturePanes::verdict).orElse("");
			answers.show(found, verdict);
			message("");
		}
		case VisualJob.Outcome.Failed failed -> message(
				failed.remedy().isEmpty() ? failed.message() : failed.message() + "\n" + failed.remedy());
		case VisualJob.Outcome.Cancelled cancelled -> message(Messages.cancelled);
		}
		arrange();
	}

	private static String verdict(double accuracy) {
		if (accuracy == 1) {
			return Messages.gold_right;
		}
		return accuracy == 0 ? Messages.gold_wrong : NLS.bind(Messages.gold_partly, Numbers.twoDigits(accuracy));
	}

	private void arrange() {
		if (scroll.isDisposed() || scroll.getClientArea().width <= 0) {
			return;
		}
		right.layout(true, true);
		scroll.setMinSize(0, right.computeSize(scroll.getClientArea().width, SWT.DEFAULT, true).y);
		right.layout(true, true);
	}
}
