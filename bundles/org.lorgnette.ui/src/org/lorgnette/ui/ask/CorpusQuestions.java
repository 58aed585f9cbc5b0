package org.lorgnette.ui.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Part;

/** The questions that the open corpus brings along, in a drop-down; more than it can hold are searched in a dialog. */
final class CorpusQuestions {

	private static final int LISTED = 200;

	private final Combo combo;
	private final Consumer<GoldCheck> picked;
	private List<GoldCheck> questions = List.of();

	CorpusQuestions(Composite parent, Consumer<GoldCheck> picked) {
		this.picked = picked;
		combo = new Combo(parent, SWT.READ_ONLY);
		combo.setToolTipText(Messages.questions_tip);
		combo.addListener(SWT.Selection, event -> select());
	}

	Combo control() {
		return combo;
	}

	boolean isEmpty() {
		return questions.isEmpty();
	}

	/** Lists the questions of what is open. */
	void show(Optional<AnnotationSession> session) {
		List<GoldCheck> found = new ArrayList<>();
		for (Part part : session.map(open -> open.corpus().parts()).orElse(List.of())) {
			Document document = part.document();
			document.questions().forEach(question -> found.add(new GoldCheck(document, question)));
		}
		if (texts(found).equals(texts(questions))) {
			questions = found;
			return;
		}
		questions = found;
		List<String> items = new ArrayList<>();
		items.add(Counts.plural(Messages.questions_pick, questions.size()));
		questions.stream().limit(LISTED).forEach(question -> items.add(question.question().text()));
		if (questions.size() > LISTED) {
			items.add(Counts.plural(Messages.questions_all, questions.size()));
		}
		combo.setItems(items.toArray(String[]::new));
		combo.select(0);
	}

	private static List<Question> texts(List<GoldCheck> questions) {
		return questions.stream().map(GoldCheck::question).toList();
	}

	/** As if the user had picked a question; the first has number 0. */
	void pick(int number) {
		combo.select(number + 1);
		select();
	}

	private void select() {
		int number = combo.getSelectionIndex() - 1;
		if (number == LISTED) {
			search().ifPresent(picked);
			combo.select(0);
		} else if (number >= 0) {
			picked.accept(questions.get(number));
		}
	}

	private Optional<GoldCheck> search() {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(combo.getShell(), new LabelProvider() {
			@Override
			public String getText(Object element) {
				return ((GoldCheck) element).question().text();
			}
		});
		dialog.setTitle(Messages.questions_title);
		dialog.setMessage(Messages.questions_message);
		dialog.setElements(questions.toArray());
		return dialog.open() == ElementListSelectionDialog.OK ? Optional.ofNullable((GoldCheck) dialog.getFirstResult()) : Optional.empty();
	}

	/** Nothing is picked any more. */
	void clear() {
		if (combo.getItemCount() > 0) {
			combo.select(0);
		}
	}
}
