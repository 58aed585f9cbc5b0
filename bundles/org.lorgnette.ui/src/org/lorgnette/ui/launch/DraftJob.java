package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.evaluation.draft.ExperimentDraft;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;

/** Writes an experiment for a corpus beside it: labels and engines are guessed by the core and can be changed in the file. */
public final class DraftJob extends Job {

	private static final String ENDING = ".experiment.yaml";

	private final IResource corpus;
	private final Consumer<IFile> then;

	/** @param then is given the experiment in the UI thread */
	DraftJob(IResource corpus, Consumer<IFile> then) {
		super(NLS.bind(Messages.drafting, corpus.getName()));
		this.corpus = corpus;
		this.then = then;
		setUser(true);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == EvaluationLaunchDelegate.FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		IContainer folder = corpus instanceof IProject project ? project : corpus.getParent();
		String base = corpus instanceof IFile ? corpus.getFullPath().removeFileExtension().lastSegment() : corpus.getName();
		IFile file = folder.getFile(IPath.fromOSString(base + ENDING));
		try {
			if (!file.exists()) {
				ExperimentDraft draft = ExperimentDraft.over(readable(corpus), folder.getLocation().toFile().toPath(), Optional.empty(),
						Installation.current().engines());
				if (monitor.isCanceled()) {
					return Status.CANCEL_STATUS;
				}
				file.create(text(draft).getBytes(StandardCharsets.UTF_8), false, false, monitor);
			}
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> then.accept(file));
			return Status.OK_STATUS;
		} catch (IOException e) {
			return Status.error(NLS.bind(Messages.draftFailed, corpus.getName(), e.getMessage()), e);
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	/** A text of a brat pair stands for its annotations, which the format knows by the other file of the pair. */
	public static Path readable(IResource corpus) throws IOException {
		Path path = corpus.getLocation().toFile().toPath();
		if (!"txt".equals(corpus.getFileExtension())) {
			return path;
		}
		Path annotations = path.resolveSibling(corpus.getFullPath().removeFileExtension().lastSegment() + ".ann");
		boolean pair = Files.exists(annotations)
				&& CorpusFormats.detect(CorpusSource.of(annotations)).filter(format -> format.id().equals("brat")).isPresent();
		if (!pair && CorpusFormats.detect(CorpusSource.of(path)).isEmpty()) {
			throw new CorpusException(Location.of(path.toString()), Messages.draftPlain);
		}
		return pair ? annotations : path;
	}

	private static String text(ExperimentDraft draft) {
		String head = "# " + Messages.draftHead + "\n";
		return head + (draft.leftOut().isEmpty() ? "" : "# " + NLS.bind(Messages.draftLeftOut, String.join(", ", draft.leftOut())) + "\n")
				+ draft.experiment().source();
	}
}
