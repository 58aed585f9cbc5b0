package org.lorgnette.ui.session;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.operation.IRunnableContext;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.editors.text.IStorageDocumentProvider;
import org.eclipse.ui.texteditor.AbstractDocumentProvider;
import org.eclipse.ui.texteditor.IDocumentProviderExtension5;
import org.eclipse.ui.texteditor.ResourceMarkerAnnotationModel;
import org.lorgnette.io.Loss;
import org.lorgnette.io.editing.CorpusFile;
import org.lorgnette.io.editing.SavePlan;
import org.lorgnette.ui.Ids;

/**
 * Gives editors the text of corpus files. A document is empty at first and is filled when a job has read the file. Gold counts as part of
 * the content: changing it makes the editor dirty, and saving writes it in the file's own format.
 */
public final class CorpusDocumentProvider extends AbstractDocumentProvider implements IStorageDocumentProvider, IDocumentProviderExtension5 {

	private static final CorpusDocumentProvider SHARED = new CorpusDocumentProvider();

	/** From this length on saving takes long enough to be felt. */
	private static final int LARGE = 100_000;
	private static final int CHANGED_ON_DISK = 1;

	private volatile Predicate<List<Loss>> lossApproval = LossDialog::approve;
	private final IResourceChangeListener resources = this::resourcesChanged;
	private boolean watching;

	private CorpusDocumentProvider() {
	}

	/** The provider of all editors: those that show the same file share its document and gold. */
	public static CorpusDocumentProvider shared() {
		return SHARED;
	}

	/** Asked before saving what the format cannot hold; answers whether to save anyway. */
	void askAboutLosses(Predicate<List<Loss>> approval) {
		lossApproval = approval;
	}

	static final class Info extends ElementInfo {
		final Object element;
		final OpenCorpus corpus;
		Optional<ReadJob> reading = Optional.empty();
		Optional<String> chosenEncoding = Optional.empty();
		long synchronizedAt;
		boolean saving;

		Info(Object element, IDocument document, IAnnotationModel model, OpenCorpus corpus, CorpusDocumentProvider provider) {
			provider.super(document, model);
			this.element = element;
			this.corpus = corpus;
		}
	}

	Optional<OpenCorpus> corpus(Object element) {
		return info(element).map(info -> info.corpus);
	}

	private Optional<Info> info(Object element) {
		return getElementInfo(element) instanceof Info info ? Optional.of(info) : Optional.empty();
	}

	private Optional<Info> info(IDocument document) {
		for (Iterator<?> elements = getConnectedElements(); elements.hasNext();) {
			Optional<Info> info = info(elements.next());
			if (info.filter(found -> found.fDocument == document).isPresent()) {
				return info;
			}
		}
		return Optional.empty();
	}

	@Override
	protected IDocument createDocument(Object element) {
		return new Document();
	}

	@Override
	protected IAnnotationModel createAnnotationModel(Object element) {
		return element instanceof IFileEditorInput input ? new ResourceMarkerAnnotationModel(input.getFile()) : new AnnotationModel();
	}

	@Override
	protected ElementInfo createElementInfo(Object element) throws CoreException {
		Path path = CorpusLocations.path(element).orElseThrow(() -> new CoreException(Status.error(Messages.Provider_notLocal)));
		IDocument document = createDocument(element);
		Info info = new Info(element, document, createAnnotationModel(element), new OpenCorpus(document, path), this);
		info.corpus.addListener(new OpenCorpus.Listener() {
			@Override
			public void corpusChanged() {
				updateDirty(info);
			}

			@Override
			public void corpusReplaced() {
				updateDirty(info);
			}
		});
		if (!watching) {
			watching = true;
			ResourcesPlugin.getWorkspace().addResourceChangeListener(resources, IResourceChangeEvent.POST_CHANGE);
		}
		read(info);
		return info;
	}

	@Override
	protected void disposeElementInfo(Object element, ElementInfo info) {
		if (info instanceof Info ours) {
			ours.reading.ifPresent(ReadJob::cancel);
			ours.corpus.dispose();
		}
		super.disposeElementInfo(element, info);
		if (watching && !getConnectedElements().hasNext()) {
			watching = false;
			ResourcesPlugin.getWorkspace().removeResourceChangeListener(resources);
		}
	}

	/** Dirty state follows the corpus, which knows more than that the text has changed once. */
	@Override
	protected void addUnchangedElementListeners(Object element, ElementInfo info) {
		// See updateDirty.
	}

	@Override
	protected void removeUnchangedElementListeners(Object element, ElementInfo info) {
		// See updateDirty.
	}

	private void updateDirty(Info info) {
		boolean dirty = info.corpus.isDirty();
		if (info.fCanBeSaved != dirty) {
			info.fCanBeSaved = dirty;
			fireElementDirtyStateChanged(info.element, dirty);
		}
	}

	private void read(Info info) {
		info.reading.ifPresent(ReadJob::cancel);
		ReadJob job = new ReadJob(info.corpus.path(), CorpusLocations.workspaceFile(info.element), charset(info), result -> {
			Display display = PlatformUI.getWorkbench().getDisplay();
			if (!display.isDisposed()) {
				display.asyncExec(() -> readDone(info, result));
			}
		});
		info.reading = Optional.of(job);
		job.schedule();
	}

	private void readDone(Info info, ReadJob.Result result) {
		boolean current = info.reading.filter(job -> job == result.job()).isPresent();
		if (!current || info(info.element).filter(connected -> connected == info).isEmpty()) {
			return;
		}
		info.reading = Optional.empty();
		info.synchronizedAt = result.stamp();
		if (result.file().isPresent()) {
			fireElementContentAboutToBeReplaced(info.element);
			info.corpus.fill(result.file().get(), result.remark());
			fireElementContentReplaced(info.element);
		} else {
			info.corpus.fail(result.remark().orElse(""));
		}
		updateDirty(info);
		fireElementStateValidationChanged(info.element, true);
	}

	private Charset charset(Info info) {
		try {
			String name = info.chosenEncoding.orElse(defaultEncoding(info.element));
			return Charset.forName(name);
		} catch (IllegalArgumentException e) {
			return java.nio.charset.StandardCharsets.UTF_8;
		}
	}

	private String defaultEncoding(Object element) {
		Optional<IFile> file = CorpusLocations.workspaceFile(element);
		try {
			return file.isPresent() ? file.get().getCharset() : getDefaultEncoding();
		} catch (CoreException e) {
			return getDefaultEncoding();
		}
	}

	@Override
	protected void doSaveDocument(IProgressMonitor monitor, Object element, IDocument document, boolean overwrite) throws CoreException {
		Info info = info(document).orElseThrow(() -> new CoreException(Status.error(Messages.Provider_notOpen)));
		OpenCorpus corpus = info.corpus;
		CorpusFile file = corpus.file().filter(there -> corpus.loading() == Loading.READY)
				.orElseThrow(() -> new CoreException(Status.error(Messages.Provider_stillReading)));
		boolean elsewhere = info(element).filter(own -> own == info).isEmpty();
		if (!elsewhere && !overwrite && !isSynchronized(element)) {
			throw new CoreException(new Status(IStatus.ERROR, Ids.PLUGIN, CHANGED_ON_DISK,
					Messages.bind(Messages.Provider_changedOnDisk, corpus.path()), null));
		}
		if (info.saving) {
			throw new CoreException(Status.CANCEL_STATUS);
		}
		info.saving = true;
		try {
			OpenCorpus.Moment moment = corpus.snapshot();
			List<org.lorgnette.model.Document> documents = corpus.state().parts().stream().map(Part::document).toList();
			Path target = elsewhere
					? CorpusLocations.path(element).orElseThrow(() -> new CoreException(Status.error(Messages.Provider_notLocal)))
					: corpus.path();
			boolean whole = elsewhere || !Files.exists(corpus.path());
			boolean large = document.getLength() > LARGE;
			SavePlan plan = LongWork.call(large, () -> whole ? file.planAs(target, documents) : file.plan(documents));
			if (!plan.losses().isEmpty() && !lossApproval.test(plan.losses())) {
				throw new CoreException(Status.CANCEL_STATUS);
			}
			CorpusFile saved = LongWork.call(large, () -> {
				plan.write();
				return file.saved(documents, plan);
			});
			if (!elsewhere) {
				corpus.markSaved(saved, moment);
				info.synchronizedAt = CorpusLocations.stamp(file.files());
			}
			refresh(element, plan, monitor);
			if (!elsewhere && !plan.losses().isEmpty()) {
				read(info);
			}
			// What was typed while it was written is not saved yet, and the caller is about to say that all is.
			Display.getCurrent().asyncExec(() -> updateDirty(info));
		} catch (IOException | RuntimeException e) {
			throw new CoreException(new Status(IStatus.ERROR, Ids.PLUGIN,
					Messages.bind(Messages.Provider_notSaved, corpus.path().getFileName(), message(e)), e));
		} finally {
			info.saving = false;
		}
	}

	private static String message(Exception e) {
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}

	private static void refresh(Object element, SavePlan plan, IProgressMonitor monitor) {
		Optional<IFile> file = CorpusLocations.workspaceFile(element);
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		try {
			if (file.isPresent() && plan.contents().size() == 1 && file.get().exists()) {
				file.get().refreshLocal(IResource.DEPTH_ZERO, progress.newChild(1));
			}
			if (file.isPresent()) {
				file.get().getParent().refreshLocal(IResource.DEPTH_ONE, progress.newChild(1));
			}
		} catch (CoreException e) {
			ILog.of(CorpusDocumentProvider.class).log(e.getStatus());
		}
	}

	/** What is shown stays until the file has been read again. */
	@Override
	protected void doResetDocument(Object element, IProgressMonitor monitor) {
		info(element).ifPresent(this::read);
	}

	@Override
	protected void doSynchronize(Object element, IProgressMonitor monitor) {
		info(element).ifPresent(this::read);
	}

	private void resourcesChanged(IResourceChangeEvent event) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			for (Iterator<?> elements = getConnectedElements(); elements.hasNext();) {
				info(elements.next()).ifPresent(this::checkDisk);
			}
		});
	}

	/** Takes over what somebody else has written; unsaved changes stay, and the editor asks about them when it is used or saved. */
	private void checkDisk(Info info) {
		boolean busy = info.reading.isPresent() || info.corpus.isDirty() || info.corpus.file().isEmpty();
		if (busy || isSynchronized(info.element)) {
			return;
		}
		if (isDeleted(info.element)) {
			fireElementDeleted(info.element);
		} else {
			read(info);
		}
	}

	@Override
	public boolean isReadOnly(Object element) {
		return CorpusLocations.path(element).filter(path -> !CorpusLocations.isReadOnly(path)).isEmpty();
	}

	/** Whether the text can be changed. */
	@Override
	public boolean isModifiable(Object element) {
		return info(element).filter(info -> info.corpus.loading() == Loading.READY && info.corpus.isTextEditable()).isPresent()
				&& !isReadOnly(element);
	}

	@Override
	protected void doValidateState(Object element, Object computationContext) throws CoreException {
		Optional<IFile> file = CorpusLocations.workspaceFile(element);
		if (file.isPresent()) {
			IStatus status = ResourcesPlugin.getWorkspace().validateEdit(new IFile[] {file.get()}, computationContext);
			if (status.getSeverity() == IStatus.ERROR) {
				throw new CoreException(status);
			}
		}
	}

	@Override
	public boolean isDeleted(Object element) {
		return CorpusLocations.path(element).filter(Files::exists).isEmpty();
	}

	@Override
	public long getModificationStamp(Object element) {
		return info(element).filter(info -> info.corpus.file().isPresent())
				.map(info -> CorpusLocations.stamp(info.corpus.file().get().files())).orElse(0L);
	}

	@Override
	public long getSynchronizationStamp(Object element) {
		return info(element).filter(info -> info.corpus.file().isPresent()).map(info -> info.synchronizedAt).orElse(0L);
	}

	/** The editor then asks whether to overwrite what another program wrote. */
	@Override
	public boolean isNotSynchronizedException(Object element, CoreException problem) {
		return problem.getStatus().getPlugin().equals(Ids.PLUGIN) && problem.getStatus().getCode() == CHANGED_ON_DISK;
	}

	@Override
	public boolean isSynchronized(Object element) {
		return getModificationStamp(element) == getSynchronizationStamp(element);
	}

	@Override
	protected IRunnableContext getOperationRunner(IProgressMonitor monitor) {
		return null;
	}

	@Override
	public String getDefaultEncoding() {
		return ResourcesPlugin.getEncoding();
	}

	@Override
	public String getEncoding(Object element) {
		Optional<Info> info = info(element);
		return info.flatMap(found -> found.corpus.file()).map(file -> file.encoding().charset().name())
				.or(() -> info.flatMap(found -> found.chosenEncoding)).orElseGet(() -> defaultEncoding(element));
	}

	@Override
	public void setEncoding(Object element, String encoding) {
		info(element).ifPresent(info -> {
			info.chosenEncoding = Optional.ofNullable(encoding);
			read(info);
		});
	}
}
