package org.lorgnette.ui.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.metrics.qa.SquadOutcome;
import org.lorgnette.ui.Ids;

/** What one engine answers, or how far it is, or why it cannot. */
final class EngineCard extends Composite {

	/** What a card lets the user do. */
	interface Actions {

		void reveal(AnswerItem item);

		void prepare(AnswerRow row);

		void stop();

		/** The card's size may have changed. */
		void resized();
	}

	private static final int NEXT_BEST = 4;

	private final EngineDescriptor engine;
	private final Optional<GoldCheck> gold;
	private final Actions actions;
	private final Label status;
	private final Composite body;
	private final Composite head;
	private boolean finished;

	EngineCard(Composite parent, EngineDescriptor engine, Optional<GoldCheck> gold, Actions actions) {
		super(parent, SWT.BORDER);
		this.engine = engine;
		this.gold = gold;
		this.actions = actions;
		GridLayoutFactory.fillDefaults().margins(4, 4).spacing(2, 2).applyTo(this);
		head = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		Label name = new Label(head, SWT.NONE);
		name.setText(engine.id());
		name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		name.setToolTipText(engine.description());
		status = new Label(head, SWT.TRAIL);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(status);
		body = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(body);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		link(head, Messages.card_stop, actions::stop);
		status.setText(Messages.card_waiting);
	}

	String engine() {
		return engine.id();
	}

	/** Whether something came of it. */
	boolean isFinished() {
		return finished;
	}

	List<AnswerRow> rows() {
		List<AnswerRow> rows = new ArrayList<>();
		for (Control child : body.getChildren()) {
			if (child instanceof AnswerRow row) {
				rows.add(row);
			}
		}
		return rows;
	}

	String status() {
		return status.getText();
	}

	void progress(long documents, OptionalInt of) {
		if (!finished) {
			status.setText(of.isPresent() && of.getAsInt() > 1
					? NLS.bind(Messages.card_progress_of, documents, of.getAsInt())
					: Counts.documents(documents));
			head.layout();
		}
	}

	/** After the user stopped it, before the engine has noticed. */
	void stopping() {
		if (!finished) {
			status.setText(Messages.card_stopping);
			head.layout();
		}
	}

	void show(AskJob.Outcome outcome) {
		finished = true;
		for (Control child : head.getChildren()) {
			if (child instanceof Link) {
				child.dispose();
			}
		}
		switch (outcome) {
		case AskJob.Outcome.Answered answered -> answers(answered);
		case AskJob.Outcome.Failed failed -> {
			status.setText(Messages.card_failed);
			text(failed.message(), false);
			if (!failed.remedy().isEmpty()) {
				text(failed.remedy(), true);
			}
		}
		case AskJob.Outcome.Cancelled cancelled -> status.setText(Messages.card_cancelled);
		}
		head.layout();
		actions.resized();
	}

	private void answers(AskJob.Outcome.Answered answered) {
		String seconds = Counts.decimals(answered.seconds(), answered.seconds() < 10 ? 2 : 0);
		status.setText(NLS.bind(Messages.card_done, Counts.documents(answered.result().documents()), seconds));
		if (answered.result().documents() == 0) {
			text(Messages.card_nothing_read, false);
		} else {
			row(answered.items().getFirst(), true, verdict(answered.items().getFirst()));
			answered.items().stream().skip(1).limit(NEXT_BEST).forEach(item -> row(item, false, ""));
			int more = answered.items().size() - 1 - NEXT_BEST;
			if (more > 0) {
				Link link = link(body, Counts.plural(Messages.card_more, more), () -> {
				});
				link.addListener(SWT.Selection, event -> {
					link.dispose();
					answered.items().stream().skip(1L + NEXT_BEST).forEach(item -> row(item, false, ""));
					actions.resized();
				});
			}
		}
		if (!answered.problems().isEmpty()) {
			Link link = link(body, Counts.plural(Messages.card_problems, answered.problems().size()),
					() -> problems(answered.problems()));
			link.setToolTipText(answered.problems().getFirst());
		}
	}

	private String verdict(AnswerItem item) {
		Optional<SquadOutcome> outcome = gold.flatMap(check -> check.compare(item.text()));
		if (outcome.isEmpty()) {
			return "";
		}
		double f1 = outcome.get().rawF1();
		if (outcome.get().rawExact() == 1) {
			return Messages.gold_right;
		}
		return f1 > 0 ? NLS.bind(Messages.gold_partly, Counts.decimals(f1, 2)) : Messages.gold_wrong;
	}

	private void row(AnswerItem item, boolean best, String verdict) {
		AnswerRow row = new AnswerRow(body, item, best, verdict);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		row.addListener(SWT.DefaultSelection, event -> actions.reveal(item));
		actions.prepare(row);
	}

	private void text(String message, boolean emphasised) {
		Label label = new Label(body, SWT.WRAP);
		label.setText(message.replace("&", "&&"));
		if (emphasised) {
			label.setFont(JFaceResources.getFontRegistry().getItalic(JFaceResources.DIALOG_FONT));
		}
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(label);
	}

	private static Link link(Composite parent, String text, Runnable action) {
		Link link = new Link(parent, SWT.NONE);
		link.setText("<a>" + text + "</a>");
		link.addListener(SWT.Selection, event -> action.run());
		return link;
	}

	private void problems(List<String> problems) {
		IStatus[] each = problems.stream().map(problem -> new Status(IStatus.WARNING, Ids.PLUGIN, problem)).toArray(IStatus[]::new);
		ErrorDialog.openError(getShell(), Messages.problems_title, null,
				new MultiStatus(Ids.PLUGIN, 0, each, Counts.plural(Messages.problems_message, problems.size()), null));
	}
}
