package org.lorgnette.ui.picture;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.ui.Accessibles;

/** The question about a picture, the answers there can be, and the engine; with a corpus, its questions one after the other. */
final class QuestionPane extends Composite {

	/** The id of a question that a person asks. */
	static final String ASKED = "asked";

	private static final String HISTORY = "questions";
	private static final String ENGINE = "engine";
	private static final String RIVAL = "rival";
	/** Longer questions are not remembered: no list can show them. */
	private static final int LONGEST_REMEMBERED = 300;
	private static final int REMEMBERED = 20;

	/** What the pane lets the user do. */
	interface Actions {

		void ask();

		/** Another engine answers besides, or none. */
		void compare();

		/** @param step 1 for the next question of the corpus, -1 for the one before */
		void turn(int step);
	}

	private final IDialogSettings settings;
	private final Combo question;
	private final Text options;
	private final EngineChooser engine;
	private final EngineChooser rival;
	private final Composite book;
	private final Label place;
	private final Label gold;
	private Optional<VisualQuestion> given = Optional.empty();

	QuestionPane(Composite parent, IDialogSettings settings, Actions actions) {
		super(parent, SWT.NONE);
		this.settings = settings;
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(4, 4).applyTo(this);
		question = new Combo(this, SWT.DROP_DOWN);
		question.setToolTipText(Messages.question_tip);
		Accessibles.name(question, Messages.question_name);
		String[] history = settings.getArray(HISTORY);
		question.setItems(history == null ? new String[0] : history);
		question.addListener(SWT.DefaultSelection, event -> actions.ask());
		question.addListener(SWT.Modify, event -> edited());
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(120, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(question);
		button(Messages.ask, actions::ask, this);
		options = new Text(this, SWT.BORDER);
		options.setMessage(Messages.options_message);
		options.setToolTipText(Messages.options_tip);
		Accessibles.name(options, Messages.options_name);
		options.addListener(SWT.DefaultSelection, event -> actions.ask());
		options.addListener(SWT.Modify, event -> edited());
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(80, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(options);
		Composite engines = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(4, 0).applyTo(engines);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(engines);
		engine = new EngineChooser(engines, settings, ENGINE, Messages.engine_tip, Optional.empty(), new EngineChooser.Listener() {

			@Override
			public void chosen() {
				// The next question goes there.
			}

			@Override
			public void entered() {
				actions.ask();
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(engine);
		rival = new EngineChooser(engines, settings, RIVAL, Messages.rival_tip, Optional.of(Messages.rival_none), new EngineChooser.Listener() {

			@Override
			public void chosen() {
				actions.compare();
			}

			@Override
			public void entered() {
				// The choice was told.
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(rival);
		book = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(4, 0).applyTo(book);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).exclude(true).applyTo(book);
		Button back = button("\u25C0", () -> actions.turn(-1), book);
		back.setToolTipText(Messages.book_previous);
		Accessibles.name(back, Messages.book_previous);
		Button next = button("\u25B6", () -> actions.turn(1), book);
		next.setToolTipText(Messages.book_next);
		Accessibles.name(next, Messages.book_next);
		place = new Label(book, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(place);
		gold = new Label(book, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).indent(8, 0).align(SWT.FILL, SWT.CENTER).applyTo(gold);
		book.setVisible(false);
	}

	private static Button button(String text, Runnable action, Composite parent) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.fillDefaults().applyTo(button);
		return button;
	}

	@Override
	public boolean setFocus() {
		return question.setFocus();
	}

	/** @param usual the one to begin with, unless another was chosen before */
	void setEngines(List<EngineDescriptor> engines, Optional<EngineDescriptor> usual) {
		engine.setEngines(engines, usual);
		rival.setEngines(engines, Optional.empty());
		layout();
	}

	/** Who the first is compared with. */
	Optional<Seer> rival() {
		return rival.seer();
	}

	/** As if the user had chosen it; empty for none. */
	void setRival(Optional<String> id) {
		rival.select(id);
	}

	/** Where who answers is chosen, and where who answers besides. */
	EngineChooser chooser() {
		return engine;
	}

	EngineChooser rivalChooser() {
		return rival;
	}

	Combo engines() {
		return engine.engine();
	}

	Optional<Seer> engine() {
		return engine.seer();
	}

	/** The questions asked before, the last one first. */
	List<String> history() {
		return List.of(question.getItems());
	}

	void setQuestion(String text) {
		question.setText(text);
	}

	/** The only answers there can be, separated by semicolons. */
	void setOptions(String text) {
		options.setText(text);
	}

	String gold() {
		return gold.getText();
	}

	/** The question as it stands: that of the corpus as long as nobody has changed it; empty if there is none. */
	Optional<VisualQuestion> question(List<Path> pictures) {
		String text = question.getText().strip();
		if (given.isPresent() || text.isEmpty()) {
			return given;
		}
		return Optional.of(new VisualQuestion(ASKED, pictures.stream().map(Path::toString).toList(), text, choices(), List.of(),
				Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
	}

	private List<String> choices() {
		return Arrays.stream(options.getText().split(";")).map(String::strip).filter(choice -> !choice.isEmpty()).toList();
	}

	/** Puts a question of a corpus. */
	void put(VisualQuestion asked, int number, String corpus) {
		given = Optional.empty();
		question.setText(asked.text());
		options.setText(String.join("; ", asked.options()));
		given = Optional.of(asked);
		place.setText(NLS.bind(Messages.book_place, number + 1, corpus).replace("&", "&&"));
		List<String> answers = VisualGold.answers(asked);
		gold.setText((answers.isEmpty() ? Messages.gold_unknown : NLS.bind(Messages.gold, String.join(" | ", answers))).replace("&", "&&"));
		gold.setToolTipText(String.join("\n", asked.answers()));
		show(book, true);
	}

	/** The corpus is closed. */
	void closeBook() {
		if (given.isPresent()) {
			options.setText("");
		}
		given = Optional.empty();
		show(book, false);
	}

	private void edited() {
		if (given.isPresent()) {
			given = Optional.empty();
			gold.setText("");
		}
	}

	void remember() {
		if (given.isEmpty() && question.getText().length() <= LONGEST_REMEMBERED) {
			Set<String> history = new LinkedHashSet<>(List.of(question.getText()));
			history.addAll(Arrays.asList(question.getItems()));
			String[] kept = history.stream().limit(REMEMBERED).toArray(String[]::new);
			settings.put(HISTORY, kept);
			String text = question.getText();
			question.setItems(kept);
			question.setText(text);
		}
	}

	private static void show(Control control, boolean visible) {
		GridData data = (GridData) control.getLayoutData();
		data.exclude = !visible;
		control.setVisible(visible);
		control.getParent().getParent().layout(true, true);
	}
}
