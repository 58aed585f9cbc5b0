package org.lorgnette.ui.markers;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** Validates files, and all corpora below folders, as far as a list of problems has a use. */
final class ValidateJob extends Job {

	/** Problems after which no further file is checked. */
	static final int ENOUGH = 5_000;

	private final List<IResource> resources;
	private final LongConsumer finished;
	private int files;

	/** @param finished hears of the number of problems, in the job's thread, unless it was cancelled */
	ValidateJob(List<IResource> resources, LongConsumer finished) {
		super(Messages.validate_job);
		this.resources = List.copyOf(resources);
		this.finished = finished;
		setUser(true);
	}

	int files() {
		return files;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			Map<IFile, Boolean> found = new LinkedHashMap<>();
			for (IResource resource : resources) {
				if (resource instanceof IFile file) {
					found.put(CheckedFiles.of(file), true);
				} else {
					collect(resource, found, monitor);
				}
			}
			long problems = validate(new ArrayList<>(found.entrySet()), SubMonitor.convert(monitor, found.size()));
			finished.accept(problems);
			return Status.OK_STATUS;
		} catch (CancellationException e) {
			return Status.CANCEL_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private static void collect(IResource folder, Map<IFile, Boolean> found, IProgressMonitor monitor) throws CoreException {
		folder.accept(resource -> {
			if (monitor.isCanceled()) {
				throw new CancellationException();
			}
			boolean passedOver = resource.isDerived() || resource.getName().startsWith(".");
			if (resource instanceof IFile file && !passedOver) {
				found.putIfAbsent(CheckedFiles.of(file), false);
			}
			return !passedOver || resource.equals(folder);
		});
	}

	private long validate(List<Map.Entry<IFile, Boolean>> found, SubMonitor progress) throws CoreException {
		long problems = 0;
		for (Map.Entry<IFile, Boolean> entry : found) {
			if (problems > ENOUGH) {
				ProblemMarkers.note(entry.getKey(), NLS.bind(Messages.too_many_files,
						NumberFormat.getIntegerInstance().format(found.size() - files), NumberFormat.getIntegerInstance().format(problems)),
						IMarker.SEVERITY_INFO);
				break;
			}
			progress.subTask(NLS.bind(Messages.validate_file, entry.getKey().getFullPath()));
			problems += Validation.run(entry.getKey(), entry.getValue(), progress::isCanceled);
			files++;
			progress.worked(1);
		}
		return problems;
	}
}
