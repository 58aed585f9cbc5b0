package org.lorgnette.ui.ask;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.ui.Accessibles;

/** The question, the texts it is asked of, and the engines that are asked. */
final class QuestionForm extends Composite {

	private static final String HISTORY = "history";
	private static final int REMEMBERED = 20;

	private final IDialogSettings settings;
	private final EngineChoice engines;
	private final Combo question;
	private final Button ask;
	private final Button engineButton;
	private final ScopeChooser scope;
	private final CorpusQuestions questions;
	private final Label gold;
	private Optional<GoldCheck> picked = Optional.empty();

	QuestionForm(Composite parent, IDialogSettings settings, EngineChoice engines,
			Supplier<Optional<InstalledModels>> models, Runnable asked, Runnable changed) {
		super(parent, SWT.NONE);
		this.settings = settings;
		this.engines = engines;
		GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).spacing(4, 4).applyTo(this);
		question = new Combo(this, SWT.DROP_DOWN);
		question.setVisibleItemCount(15);
		question.setToolTipText(Messages.question_tip);
		Accessibles.name(question, Messages.question_name);
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(question);
		String[] history = settings.getArray(HISTORY);
		question.setItems(history == null ? new String[0] : history);
		question.addListener(SWT.DefaultSelection, event -> asked.run());
		question.addListener(SWT.Modify, event -> edited());
		ask = new Button(this, SWT.PUSH);
		ask.setText(Messages.ask);
		GridDataFactory.fillDefaults().applyTo(ask);
		ask.addListener(SWT.Selection, event -> asked.run());
		scope = new ScopeChooser(this, () -> {
			showQuestions();
			changed.run();
		});
		Accessibles.name(scope.control(), Messages.scope_name);
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(scope.control());
		engineButton = new Button(this, SWT.PUSH);
		engineButton.setToolTipText(Messages.engines_tip);
		GridDataFactory.fillDefaults().applyTo(engineButton);
		engineButton.addListener(SWT.Selection, event -> chooseEngines(models, changed));
		questions = new CorpusQuestions(this, this::pick);
		Accessibles.name(questions.control(), Messages.questions_name);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(80, SWT.DEFAULT).exclude(true).applyTo(questions.control());
		gold = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(80, SWT.DEFAULT).exclude(true).applyTo(gold);
		questions.control().setVisible(false);
		gold.setVisible(false);
		refreshEngines();
	}

	@Override
	public boolean setFocus() {
		return question.setFocus();
	}

	ScopeChooser scope() {
		return scope;
	}

	CorpusQuestions questions() {
		return questions;
	}

	Combo question() {
		return question;
	}

	Button askButton() {
		return ask;
	}

	String gold() {
		return gold.getText();
	}

	/** The question of the corpus, unless the user wrote one. */
	Optional<GoldCheck> picked() {
		return picked;
	}

	void setQuestion(String text) {
		question.setText(text);
	}

	/** Puts the question on top of the history. */
	void remember() {
		Set<String> history = new LinkedHashSet<>(List.of(question.getText()));
		history.addAll(Arrays.asList(question.getItems()));
		String[] kept = history.stream().limit(REMEMBERED).toArray(String[]::new);
		settings.put(HISTORY, kept);
		String text = question.getText();
		Point selection = question.getSelection();
		Optional<GoldCheck> before = picked;
		question.setItems(kept);
		question.setText(text);
		question.setSelection(selection);
		pick(before, false);
	}

	/** Another text is open, or its questions have changed. */
	void showQuestions() {
		questions.show(scope.session());
		if (questions.isEmpty()) {
			pick(Optional.empty(), true);
		}
		show(questions.control(), !questions.isEmpty());
	}

	/** The engines installed or chosen have changed. */
	void refreshEngines() {
		int chosen = engines.chosen().size();
		engineButton.setText(chosen == 1 ? NLS.bind(Messages.engines_one, engines.chosen().getFirst().id()) : NLS.bind(Messages.engines, chosen));
		layout();
	}

	private void chooseEngines(Supplier<Optional<InstalledModels>> models, Runnable changed) {
		if (models.get().isEmpty()) {
			return;
		}
		Menu menu = new Menu(engineButton);
		engines.fill(menu, models.get().get(), () -> {
			refreshEngines();
			changed.run();
		});
		Rectangle bounds = engineButton.getBounds();
		menu.setLocation(toDisplay(bounds.x, bounds.y + bounds.height));
		menu.addListener(SWT.Hide, event -> getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	private void pick(GoldCheck check) {
		question.setText(check.question().text());
		pick(Optional.of(check), true);
	}

	private void edited() {
		if (picked.isPresent() && !question.getText().equals(picked.get().question().text())) {
			pick(Optional.empty(), true);
		}
	}

	private void pick(Optional<GoldCheck> check, boolean changed) {
		picked = check;
		if (changed && check.isEmpty()) {
			questions.clear();
		}
		gold.setText(check.map(QuestionForm::gold).orElse("").replace("&", "&&"));
		show(gold, check.isPresent());
	}

	private static String gold(GoldCheck check) {
		if (!check.isKnown()) {
			return Messages.gold_unknown;
		}
		return check.gold().isEmpty() ? Messages.gold_none : NLS.bind(Messages.gold, String.join(" | ", check.gold()));
	}

	private void show(Control control, boolean visible) {
		GridData data = (GridData) control.getLayoutData();
		if (data.exclude == visible) {
			data.exclude = !visible;
			control.setVisible(visible);
		}
		getParent().layout(true, true);
	}
}
