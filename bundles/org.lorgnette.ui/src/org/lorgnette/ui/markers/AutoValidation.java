package org.lorgnette.ui.markers;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Sessions;

/** Validates a file when it is opened in the editor, and when it changes while it is open or has problems. */
public final class AutoValidation implements IStartup, IResourceChangeListener {

	/** Larger files are validated on demand only. */
	private static final long LARGEST = 64L << 20;

	private static final long DELAY_MILLIS = 300;

	private final Set<AnnotationSession> seen = Collections.newSetFromMap(new WeakHashMap<>());
	/** Files that are open; kept beside the sessions because resources change in any thread. */
	private final Set<IFile> open = ConcurrentHashMap.newKeySet();
	private final Set<IFile> waiting = new LinkedHashSet<>();
	private final Job job = new Job(Messages.validate_job) {
		@Override
		protected IStatus run(IProgressMonitor monitor) {
			return validate(monitor);
		}
	};

	public AutoValidation() {
		job.setSystem(true);
		job.setPriority(Job.DECORATE);
	}

	@Override
	public void earlyStartup() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			Sessions.addActiveListener(active -> opened());
			opened();
			new UngroundedMarkers().follow();
		});
	}

	private void opened() {
		open.clear();
		for (AnnotationSession session : Sessions.open()) {
			Optional<IFile> file = session.file().map(CheckedFiles::of);
			file.ifPresent(open::add);
			if (seen.add(session)) {
				file.ifPresent(this::enqueue);
			}
		}
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		try {
			event.getDelta().accept(delta -> {
				boolean changed = delta.getKind() != IResourceDelta.REMOVED
						&& (delta.getKind() == IResourceDelta.ADDED || (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0);
				if (changed && delta.getResource() instanceof IFile file && file.getParent().isAccessible()) {
					IFile checked = CheckedFiles.of(file);
					if (open.contains(checked) || !ProblemMarkers.of(checked).isEmpty()) {
						enqueue(checked);
					}
				}
				return true;
			});
		} catch (CoreException e) {
			log().log(e.getStatus());
		}
	}

	private void enqueue(IFile file) {
		synchronized (waiting) {
			waiting.add(file);
		}
		job.schedule(DELAY_MILLIS);
	}

	private Optional<IFile> next() {
		synchronized (waiting) {
			Optional<IFile> next = waiting.stream().findFirst();
			next.ifPresent(waiting::remove);
			return next;
		}
	}

	private IStatus validate(IProgressMonitor monitor) {
		for (Optional<IFile> file = next(); file.isPresent() && !monitor.isCanceled(); file = next()) {
			try {
				if (file.get().exists() && size(file.get()) <= LARGEST) {
					Validation.run(file.get(), false, monitor::isCanceled);
				}
			} catch (CoreException e) {
				log().log(e.getStatus());
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			}
		}
		return Status.OK_STATUS;
	}

	private static long size(IFile file) throws CoreException {
		return EFS.getStore(file.getLocationURI()).fetchInfo().getLength();
	}

	private static ILog log() {
		return Platform.getLog(AutoValidation.class);
	}
}
