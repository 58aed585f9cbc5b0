package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IActionBars;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.engines.EnginePool;

/** The layout: the picture on the left, once for each engine; on the right the question and what each engine says of it. */
final class PicturePanes {

	private final PictureState state;
	private final SashForm sash;
	private final Composite left;
	private final Composite hintSide;
	private final Link hint;
	private final Composite pictureSide;
	private final Combo pictures;
	private final SashForm canvases;
	private final PictureCanvas canvas;
	private final PictureCanvas rivalCanvas;
	private final ScrolledComposite scroll;
	private final Composite right;
	private final QuestionPane question;
	private final Composite sides;
	private final Side first;
	private final Side second;
	private boolean comparing;
	private Runnable opener = () -> {
	};

	PicturePanes(Composite parent, PictureState state, PictureState rival, Supplier<Optional<EnginePool>> pool, IDialogSettings settings,
			QuestionPane.Actions actions) {
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
		canvases = new SashForm(pictureSide, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvases);
		canvas = new PictureCanvas(canvases, state);
		rivalCanvas = new PictureCanvas(canvases, rival);
		rivalCanvas.setVisible(false);
		canvases.addListener(SWT.Resize, event -> turn());
		canvas.onLook(rivalCanvas::follow);
		rivalCanvas.onLook(canvas::follow);
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
		sides = new Composite(right, SWT.NONE);
		GridLayoutFactory.fillDefaults().equalWidth(true).spacing(10, 0).applyTo(sides);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sides);
		first = new Side(sides, state, pool, this::arrange);
		second = new Side(sides, rival, pool, this::arrange);
		show(second.column(), false);
		sash.setWeights(45, 55);
		scroll.addListener(SWT.Resize, event -> arrange());
		hint(Messages.hint_open);
	}

	void createActions(IActionBars bars, PictureExport export) {
		PictureActions.create(bars, canvas, state, export, () -> opener.run());
		Stream.of(canvas, rivalCanvas).forEach(export::offer);
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

	PictureCanvas rivalCanvas() {
		return rivalCanvas;
	}

	Side first() {
		return first;
	}

	Side second() {
		return second;
	}

	/** Those on show, from left to right. */
	List<Side> sides() {
		return comparing ? List.of(first, second) : List.of(first);
	}

	TokenStrip strip() {
		return first.strip();
	}

	AnswerTable answers() {
		return first.answers();
	}

	String message() {
		return first.message();
	}

	/** What stands in the place of the picture, or empty. */
	String hint() {
		return ((StackLayout) left.getLayout()).topControl == hintSide ? hint.getText() : "";
	}

	/** Shows one engine, or two side by side. */
	void compare(Optional<Seer> rival, Optional<Seer> engine) {
		boolean both = rival.isPresent();
		List<String> names = both && engine.isPresent() ? Seer.names(engine.get(), rival.get()) : List.of("", rival.map(Seer::name).orElse(""));
		first.name(names.getFirst(), both ? engine.flatMap(Seer::model).orElse("") : "");
		second.name(names.getLast(), rival.flatMap(Seer::model).orElse(""));
		if (comparing != both) {
			comparing = both;
			second.clear();
			show(second.column(), both);
			((GridLayout) sides.getLayout()).numColumns = both ? 2 : 1;
			rivalCanvas.setVisible(both);
			turn();
			canvases.layout();
			canvas.fit();
		}
		arrange();
	}

	/** Two pictures lie beside or below each other, whichever shows them larger. */
	private void turn() {
		Rectangle room = canvases.getClientArea();
		state.picture().ifPresent(picture -> {
			double beside = Math.min(room.width / 2.0 / picture.width(), (double) room.height / picture.height());
			double below = Math.min((double) room.width / picture.width(), room.height / 2.0 / picture.height());
			int wanted = below > beside ? SWT.VERTICAL : SWT.HORIZONTAL;
			if (canvases.getOrientation() != wanted) {
				canvases.setOrientation(wanted);
			}
		});
	}

	/** Shows the pictures of the state. */
	void showPicture() {
		List<String> names = state.shown().map(Shown::files).orElse(List.of()).stream().map(file -> file.getFileName().toString()).toList();
		pictures.setItems(IntStream.range(0, names.size())
				.mapToObj(i -> NLS.bind(Messages.pictures_item, new Object[] { i + 1, names.size(), names.get(i) })).toArray(String[]::new));
		pictures.select(0);
		show(pictures, names.size() > 1);
		pictureSide.layout();
		top(pictureSide);
		clear();
		turn();
		canvas.fit();
	}

	private void clear() {
		first.clear();
		second.clear();
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
		clear();
	}

	private void top(Control control) {
		((StackLayout) left.getLayout()).topControl = control;
		left.layout();
	}

	/** Says something between the question and the answers. */
	void message(String text) {
		first.say(text);
	}

	private static void show(Control control, boolean visible) {
		((GridData) control.getLayoutData()).exclude = !visible;
		control.setVisible(visible);
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
