package org.lorgnette.ui.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.part.ViewPart;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.explain.AskedAnswers;
import org.lorgnette.ui.explain.ExplainHandler;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.SessionListener;
import org.lorgnette.ui.session.Sessions;
import org.osgi.framework.FrameworkUtil;

/** Asks several engines one question over texts and shows their answers side by side. */
public final class AskView extends ViewPart {

	/** The family of the jobs that ask. */
	static final Object JOBS = new Object();

	/** Milliseconds without a change of the text after which its questions are looked through again. */
	private static final int SETTLED = 250;

	private final Consumer<Optional<AnnotationSession>> activeListener = this::listen;
	private final ISelectionListener selectionListener = (part, selection) -> selected(selection);
	private final SessionListener sessionListener = new SessionListener() {
		@Override
		public void corpusChanged(AnnotationSession session) {
			later();
		}
	};
	private final Runnable refresh = this::refresh;
	private final List<AskJob> jobs = new ArrayList<>();
	private Optional<EnginePool> pool = Optional.empty();
	private Optional<AnnotationSession> heard = Optional.empty();
	private EngineChoice engines;
	private QuestionForm form;
	private AnswerArea answers;

	@Override
	public void createPartControl(Composite parent) {
		engines = new EngineChoice(settings());
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		form = new QuestionForm(parent, settings(), engines, () -> pool.map(EnginePool::models), this::ask, this::later);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
		answers = new AnswerArea(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(answers);
		CopyFocused.install(getViewSite().getActionBars());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.ASK_VIEW);
		Sessions.addActiveListener(activeListener);
		getSite().getPage().addSelectionListener(ProjectExplorer.VIEW_ID, selectionListener);
		listen(Sessions.active());
		Job.createSystem(Messages.job_engines, monitor -> {
			EnginePool shared = EnginePool.shared();
			asyncExec(() -> usePool(shared));
		}).schedule();
	}

	static IDialogSettings settings() {
		IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(AskView.class)).getDialogSettings();
		IDialogSettings section = all.getSection(Ids.ASK_VIEW);
		return section == null ? all.addNewSection(Ids.ASK_VIEW) : section;
	}

	/** Asks the engines of this pool from now on. */
	void usePool(EnginePool engineSource) {
		pool = Optional.of(engineSource);
		engines.setInstalled(engineSource.engines().stream().filter(engine -> engine.tasks().contains(Task.QA)).toList());
		form.refreshEngines();
		refresh();
	}

	private void asyncExec(Runnable action) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!answers.isDisposed()) {
					action.run();
				}
			});
		}
	}

	private void listen(Optional<AnnotationSession> session) {
		heard.ifPresent(old -> old.removeListener(sessionListener));
		heard = session;
		heard.ifPresent(open -> open.addListener(sessionListener));
		later();
	}

	private void selected(ISelection selection) {
		form.scope().selected(selection);
	}

	private void later() {
		if (!answers.isDisposed()) {
			answers.getDisplay().timerExec(SETTLED, refresh);
		}
	}

	private void refresh() {
		if (answers.isDisposed()) {
			return;
		}
		form.scope().refresh();
		form.showQuestions();
		if (answers.isHint()) {
			Hints.show(answers, this);
		}
		answers.arrange();
	}

	@Override
	public void setFocus() {
		form.setFocus();
	}

	QuestionForm form() {
		return form;
	}

	AnswerArea answers() {
		return answers;
	}

	EngineChoice engines() {
		return engines;
	}

	/** Whether it is known which engines there are. */
	boolean isReady() {
		return pool.isPresent();
	}

	/** Takes the texts of a selection of files and folders. */
	public void askAbout(ISelection selection) {
		form.scope().selected(selection);
		form.scope().choose(ScopeChooser.SELECTED);
		form.setFocus();
	}

	/** Asks the question in the field. */
	void ask() {
		String question = form.question().getText().strip();
		Optional<Scope> scope = form.picked().flatMap(this::ofOneDocument).or(form.scope()::scope);
		if (question.isEmpty() || scope.isEmpty() || pool.isEmpty() || engines.chosen().isEmpty()) {
			stop();
			answers.clear();
			Hints.show(answers, this);
			form.setFocus();
			return;
		}
		stop();
		jobs.clear();
		form.remember();
		answers.clear();
		for (EngineDescriptor engine : engines.chosen()) {
			start(engine, question, scope.get());
		}
		answers.arrange();
	}

	/** A question of the corpus is about its document alone, and so is its gold. */
	private Optional<Scope> ofOneDocument(GoldCheck picked) {
		Optional<Document> document = heard.map(AnnotationSession::corpus).flatMap(corpus -> corpus.part(picked.document().id())
				.map(part -> corpus.parts().get(part).document()));
		return document.map(found -> new Scope.Open(heard.orElseThrow(), List.of(found)));
	}

	private void start(EngineDescriptor engine, String question, Scope scope) {
		AnswerPlaces places = new AnswerPlaces(getSite().getPage(), this::tell);
		AskJob[] job = new AskJob[1];
		EngineCard card = answers.add(parent -> new EngineCard(parent, engine, form.picked(), new EngineCard.Actions() {

			@Override
			public void reveal(AnswerItem item) {
				places.reveal(item, scope);
			}

			@Override
			public void prepare(AnswerRow row) {
				AnswerMenu.attach(row, engine.id(), () -> places.reveal(row.item(), scope), () -> explain(row, engine, question));
				row.addListener(SWT.FocusIn, event -> select(row, engine, question));
			}

			@Override
			public void stop() {
				AskView.this.stop(job[0]);
			}

			@Override
			public void resized() {
				answers.arrange();
			}
		}));
		job[0] = new AskJob(pool.orElseThrow(), engine.id(), question, scope,
				count -> onCard(card, () -> card.progress(count, scope.size())), outcome -> onCard(card, () -> card.show(outcome)));
		jobs.add(job[0]);
		job[0].schedule();
	}

	/** Other views hear which answer is selected. */
	private static void select(AnswerRow row, EngineDescriptor engine, String question) {
		row.item().cited().ifPresent(answer -> AskedAnswers.select(new AskedAnswers.Asked(engine.id(), question, answer)));
	}

	private void explain(AnswerRow row, EngineDescriptor engine, String question) {
		select(row, engine, question);
		ExplainHandler.explainAnswer(getSite().getPage());
	}

	private void onCard(EngineCard card, Runnable action) {
		asyncExec(() -> {
			if (!card.isDisposed()) {
				action.run();
			}
		});
	}

	/** Stops asking; what was answered already stays. */
	void stop() {
		List.copyOf(jobs).forEach(this::stop);
	}

	private void stop(AskJob job) {
		Optional<EngineCard> card = answers.cards().stream().filter(each -> each.engine().equals(job.engine())).findFirst();
		card.ifPresent(EngineCard::stopping);
		if (job.cancel()) {
			// It had not begun and will not say so itself.
			card.filter(waiting -> !waiting.isFinished()).ifPresent(waiting -> waiting.show(new AskJob.Outcome.Cancelled()));
		}
	}

	private void tell(String message) {
		getViewSite().getActionBars().getStatusLineManager().setErrorMessage(message.isEmpty() ? null : message);
		if (!message.isEmpty()) {
			answers.getDisplay().beep();
		}
	}

	@Override
	public void dispose() {
		AskedAnswers.clear();
		Sessions.removeActiveListener(activeListener);
		getSite().getPage().removeSelectionListener(ProjectExplorer.VIEW_ID, selectionListener);
		heard.ifPresent(session -> session.removeListener(sessionListener));
		jobs.forEach(Job::cancel);
		super.dispose();
	}
}
