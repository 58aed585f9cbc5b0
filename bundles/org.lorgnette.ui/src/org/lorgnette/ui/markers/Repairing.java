package org.lorgnette.ui.markers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.io.check.FileRepair;
import org.lorgnette.io.finding.DocumentEdit;
import org.lorgnette.io.finding.LineEdit;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.session.AnnotationSession;

/** Carries out chosen repairs: in the open editor where it can make them and undo them, else in the file. */
final class Repairing {

	private Repairing() {
	}

	/** For the UI thread; files are changed in a job. */
	static void run(Map<IMarker, Repair> chosen) {
		Map<IFile, Map<IMarker, Repair>> byFile = new LinkedHashMap<>();
		chosen.forEach((marker, repair) -> byFile.computeIfAbsent(ProblemMarkers.checked(marker), file -> new LinkedHashMap<>()).put(marker,
				repair));
		byFile.forEach(Repairing::run);
	}

	private static void run(IFile file, Map<IMarker, Repair> chosen) {
		try {
			Optional<AnnotationSession> session = CheckedFiles.session(file).filter(AnnotationSession::isEditable);
			Map<IMarker, Repair> left = new LinkedHashMap<>(chosen);
			if (session.isPresent()) {
				for (Map.Entry<IMarker, Repair> entry : chosen.entrySet()) {
					if (edit(session.get(), entry.getValue())) {
						left.remove(entry.getKey());
						entry.getKey().delete();
					}
				}
			}
			if (!left.isEmpty()) {
				rewrite(file, left);
			}
		} catch (CoreException | IllegalArgumentException e) {
			report(file, e);
		}
	}

	/** Makes the change in the editor; false if it can be made in the file only. */
	private static boolean edit(AnnotationSession session, Repair repair) {
		if (repair.document().isEmpty() || repair.document().get().gold().isEmpty() || !repair.document().get().answers().isEmpty()) {
			return false;
		}
		DocumentEdit edit = repair.document().get();
		int parts = session.corpus().parts().size();
		boolean same = edit.document() < parts
				&& (parts == 1 || session.corpus().parts().get(edit.document()).document().id().equals(edit.id()));
		Optional<Integer> part = same ? Optional.of(edit.document()) : session.corpus().part(edit.id());
		part.ifPresent(number -> edit.gold().forEach(change -> session.edit(number, change)));
		return part.isPresent();
	}

	private static void rewrite(IFile file, Map<IMarker, Repair> chosen) {
		Set<IFile> files = new LinkedHashSet<>(Set.of(file));
		chosen.values().stream().flatMap(repair -> repair.lines().stream()).map(LineEdit::file).distinct()
				.map(name -> file.getParent().getFile(IPath.fromPortableString(name))).filter(IFile::exists).forEach(files::add);
		if (isDirty(file)) {
			StatusManager.getManager().handle(new Status(IStatus.WARNING, Ids.PLUGIN, NLS.bind(Messages.fix_dirty, file.getName())),
					StatusManager.SHOW);
			return;
		}
		Shell shell = PlatformUI.getWorkbench().getModalDialogShellProvider().getShell();
		IStatus writable = ResourcesPlugin.getWorkspace().validateEdit(files.toArray(IFile[]::new), shell);
		if (!writable.isOK()) {
			StatusManager.getManager().handle(writable, StatusManager.SHOW);
			return;
		}
		String format = chosen.keySet().iterator().next().getAttribute(ProblemMarkers.FORMAT, "");
		List<Repair> repairs = new ArrayList<>(chosen.values());
		Job job = Job.create(NLS.bind(Messages.fix_job, file.getName()),
				(IJobFunction) monitor -> repair(file, files, format, repairs, monitor));
		job.setRule(ResourcesPlugin.getWorkspace().getRuleFactory().refreshRule(file.getParent()));
		job.setUser(true);
		job.schedule();
	}

	private static boolean isDirty(IFile checked) {
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				for (IEditorPart editor : page.getDirtyEditors()) {
					IFile file = ResourceUtil.getFile(editor.getEditorInput());
					if (file != null && CheckedFiles.of(file).equals(checked)) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private static IStatus repair(IFile file, Set<IFile> files, String format, List<Repair> repairs, IProgressMonitor monitor) {
		try {
			for (IFile each : files) {
				// Nothing is appended; the state before goes to the local history.
				each.appendContents(new ByteArrayInputStream(new byte[0]), IResource.KEEP_HISTORY | IResource.FORCE, monitor);
			}
			FileRepair.apply(file.getLocation().toPath(), format, repairs);
			for (IFile each : files) {
				each.refreshLocal(IResource.DEPTH_ZERO, monitor);
			}
			Validation.run(file, true, monitor::isCanceled);
			return Status.OK_STATUS;
		} catch (IOException | CoreException | IllegalArgumentException e) {
			report(file, e);
			return Status.OK_STATUS;
		}
	}

	private static void report(IFile file, Exception e) {
		IStatus status = new Status(IStatus.ERROR, Ids.PLUGIN, NLS.bind(Messages.fix_failed, file.getName()), e);
		StatusManager.getManager().handle(status, StatusManager.SHOW | StatusManager.LOG);
	}
}
