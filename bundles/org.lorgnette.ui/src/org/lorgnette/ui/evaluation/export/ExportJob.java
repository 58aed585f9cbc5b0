package org.lorgnette.ui.evaluation.export;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.lorgnette.ui.evaluation.Failures;

/** Writes in the background; says what went wrong; lets the workspace see what is new in it. */
public final class ExportJob extends Job {

	private final Writing writing;

	/** What is to be written. */
	@FunctionalInterface
	public interface Writing {

		/** @return the file or folder that was written */
		Path write() throws IOException;
	}

	public ExportJob(String name, Writing writing) {
		super(name.replace("\u2026", ""));
		this.writing = writing;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			refresh(writing.write().toUri(), monitor);
		} catch (IOException | RuntimeException e) {
			Failures.show(getName(), e);
		}
		return Status.OK_STATUS;
	}

	private static void refresh(URI written, IProgressMonitor monitor) {
		try {
			var root = ResourcesPlugin.getWorkspace().getRoot();
			for (IResource file : root.findFilesForLocationURI(written)) {
				file.refreshLocal(IResource.DEPTH_ZERO, monitor);
			}
			for (IContainer folder : root.findContainersForLocationURI(written)) {
				folder.refreshLocal(IResource.DEPTH_INFINITE, monitor);
			}
		} catch (CoreException e) {
			// The files are there; the workspace will notice them later.
			Platform.getLog(ExportJob.class).log(e.getStatus());
		}
	}
}
