package org.lorgnette.ui.picture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.part.ViewPart;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.ask.CopyFocused;
import org.lorgnette.ui.engines.EnginePool;
import org.osgi.framework.FrameworkUtil;

/** A picture, a question about it, and what an engine answers and looks at. */
public final class PictureView extends ViewPart implements IShowInTarget {

	private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

	private final PictureState state = new PictureState();
	private final PictureState rival = new PictureState();
	private final ISelectionListener selectionListener = (part, selection) -> selected(selection);
	private Optional<EnginePool> pool = Optional.empty();
	private PictureLoader loader;
	private PicturePanes panes;
	/** Whether a question is to be asked as soon as there are engines. */
	private boolean waiting;

	@Override
	public void createPartControl(Composite parent) {
		Linked.install(state, rival);
		panes = new PicturePanes(parent, state, rival, () -> pool, settings(), new QuestionPane.Actions() {

			@Override
			public void ask() {
				PictureView.this.ask();
			}

			@Override
			public void compare() {
				PictureView.this.compare();
			}

			@Override
			public void turn(int step) {
				PictureView.this.turn(step);
			}
		});
		loader = new PictureLoader(parent.getDisplay(), new PictureLoader.Listener() {

			@Override
			public void loading(String name) {
				stop();
				panes.loading(name);
			}

			@Override
			public void loaded(Shown shown) {
				state.show(Optional.of(shown));
				panes.question().closeBook();
				panes.showPicture();
			}

			@Override
			public void turned(Optional<Shown> shown, VisualQuestion question, Gold gold, int number, String book, String problem) {
				state.show(shown);
				state.setGold(gold);
				panes.question().put(question, number, book);
				if (shown.isPresent()) {
					panes.showPicture();
					ask();
				} else {
					panes.hint(problem);
				}
			}

			@Override
			public void failed(String message) {
				state.show(Optional.empty());
				panes.question().closeBook();
				panes.hint(message);
			}

			@Override
			public void atEnd() {
				parent.getDisplay().beep();
			}
		});
		panes.createActions(getViewSite().getActionBars(), new PictureExport(getSite().getShell(), panes));
		CopyFocused.install(getViewSite().getActionBars());
		PastePicture.install(getViewSite().getActionBars(), this::open);
		panes.onOpen(this::chooseFile);
		PictureDrop.install(panes.dropArea(), this::open);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PICTURE_VIEW);
		getSite().getPage().addSelectionListener(ProjectExplorer.VIEW_ID, selectionListener);
		Job.createSystem(Messages.job_engines, monitor -> {
			EnginePool shared = EnginePool.shared();
			asyncExec(() -> usePool(shared));
		}).schedule();
	}

	private static IDialogSettings settings() {
		IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(PictureView.class)).getDialogSettings();
		IDialogSettings section = all.getSection(Ids.PICTURE_VIEW);
		return section == null ? all.addNewSection(Ids.PICTURE_VIEW) : section;
	}

	/** Asks the engines of this pool from now on. */
	void usePool(EnginePool engines) {
		pool = Optional.of(engines);
		List<EngineDescriptor> able = engines.registry().engines().stream().filter(engine -> engine.tasks().contains(Task.VQA)).toList();
		panes.question().setEngines(able, able.stream().filter(engines::isReady).findFirst());
		if (able.isEmpty()) {
			panes.message(Messages.no_engine);
		} else if (waiting && state.shown().isPresent()) {
			ask();
		}
		waiting = false;
	}

	private void asyncExec(Runnable action) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!panes.isDisposed()) {
					action.run();
				}
			});
		}
	}

	PictureState state() {
		return state;
	}

	PictureState rival() {
		return rival;
	}

	PicturePanes panes() {
		return panes;
	}

	/** Whether it is known which engines there are. */
	boolean isReady() {
		return pool.isPresent();
	}

	/** Whether a file is called like a picture. */
	public static boolean isPicture(IFile file) {
		return file.getFileExtension() != null && EXTENSIONS.contains(file.getFileExtension().toLowerCase(Locale.ROOT));
	}

	/** Shows a picture, or the first question of a file or folder with questions about pictures. */
	public void open(Path path) {
		loader.open(path);
	}

	/**
	 * Shows a question of a corpus, and asks an engine as a run did.
	 *
	 * @param settings of the engine in that run
	 */
	public void open(CorpusSpec corpus, String question, String engine, Map<String, String> settings) {
		waiting = pool.isEmpty();
		panes.question().chooser().choose(new Seer(engine, settings));
		loader.open(corpus, question);
	}

	private void chooseFile() {
		PictureDialog.choose(getSite().getShell()).ifPresent(this::open);
	}

	private void selected(ISelection selection) {
		if (selection instanceof IStructuredSelection structured && structured.size() == 1
				&& getSite().getPage().isPartVisible(this)) {
			IFile file = Adapters.adapt(structured.getFirstElement(), IFile.class);
			if (file != null && isPicture(file) && file.getLocation() != null && !loader.shows(file.getLocation().toPath())) {
				open(file.getLocation().toPath());
			}
		}
	}

	@Override
	public boolean show(ShowInContext context) {
		ISelection selection = context.getSelection() instanceof IStructuredSelection structured && !structured.isEmpty() ? structured
				: context.getInput() == null ? StructuredSelection.EMPTY : new StructuredSelection(context.getInput());
		Object first = ((IStructuredSelection) selection).getFirstElement();
		IResource resource = first == null ? null : Adapters.adapt(first, IResource.class);
		if (resource == null || resource.getLocation() == null) {
			return false;
		}
		open(resource.getLocation().toPath());
		return true;
	}

	/** Goes on, or back, in the corpus of questions. */
	void turn(int step) {
		loader.turn(step);
	}

	/** Asks the question in the field. */
	void ask() {
		stop();
		panes.compare(panes.question().rival(), panes.question().engine());
		Optional<VisualQuestion> question = panes.question().question(state.shown().map(Shown::files).orElse(List.of()));
		Optional<Seer> engine = panes.question().engine();
		if (state.shown().isEmpty() || question.isEmpty() || pool.isEmpty() || engine.isEmpty()) {
			panes.message(state.shown().isEmpty() ? Messages.ask_no_picture
					: question.isEmpty() ? Messages.ask_no_question : engine.isEmpty() ? Messages.no_engine : Messages.ask_starting);
			return;
		}
		panes.question().remember();
		panes.first().ask(pool.get(), engine.get(), question.get());
		panes.question().rival().ifPresent(id -> panes.second().ask(pool.get(), id, question.get()));
	}

	/** Lets another engine answer what the first was asked, or puts it away. */
	void compare() {
		Optional<Seer> id = panes.question().rival();
		panes.second().stop();
		rival.clear();
		panes.compare(id, panes.question().engine());
		if (id.isPresent() && pool.isPresent() && state.analysis().isPresent()) {
			panes.second().ask(pool.get(), id.get(), state.analysis().get().question());
		}
	}

	private void stop() {
		panes.first().stop();
		panes.second().stop();
	}

	@Override
	public void setFocus() {
		panes.question().setFocus();
	}

	@Override
	public void dispose() {
		getSite().getPage().removeSelectionListener(ProjectExplorer.VIEW_ID, selectionListener);
		stop();
		loader.close();
		state.show(Optional.empty());
		super.dispose();
	}
}
