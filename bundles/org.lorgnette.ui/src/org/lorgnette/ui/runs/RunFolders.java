package org.lorgnette.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.lorgnette.report.RunSummary;

/** The run folders of the workspace. Whether a folder is one is told by the names in it; what is in it is read when asked for. */
public final class RunFolders {

	private static final String EXPERIMENT = "experiment.yaml";
	private static final String MANIFEST = "manifest.json";
	private static final String SCORES = "scores.json";
	private static final String PREDICTIONS = "predictions.jsonl";
	/** A double-click on these opens the run; others of its files open as what they are. */
	private static final Set<String> STAND_FOR_THE_RUN = Set.of(MANIFEST, SCORES, "report.html");
	private static final Map<IPath, Known> KNOWN = new ConcurrentHashMap<>();

	private record Known(long stamp, Optional<RunSummary> summary, Optional<String> problem) {
	}

	private RunFolders() {
	}

	/** Whether the folder holds a run, finished or not. Looks at no file. */
	public static boolean isRun(IContainer folder) {
		return folder.isAccessible() && has(folder, EXPERIMENT) && (has(folder, MANIFEST) || has(folder, PREDICTIONS));
	}

	/** The run that a folder is or that a file stands for. */
	public static Optional<IContainer> of(IResource resource) {
		if (resource instanceof IContainer folder) {
			return isRun(folder) ? Optional.of(folder) : Optional.empty();
		}
		return STAND_FOR_THE_RUN.contains(resource.getName()) && isRun(resource.getParent()) ? Optional.of(resource.getParent())
				: Optional.empty();
	}

	/** Whether the run's scores are missing, as far as names tell; cheap enough for menus. */
	static boolean seemsUnfinished(IContainer run) {
		Known known = KNOWN.get(run.getFullPath());
		return known != null && known.stamp == stamp(run)
				? known.summary.filter(summary -> summary.state() == RunSummary.State.UNFINISHED).isPresent()
				: !has(run, SCORES);
	}

	private static boolean has(IContainer folder, String name) {
		return folder.findMember(name) instanceof IFile;
	}

	/** What a run is like; reads files if they have changed, so not for the UI thread. */
	static Optional<RunSummary> summary(IContainer run) {
		return known(run).summary;
	}

	/** Why the run cannot be read, if so; likewise. */
	static Optional<String> problem(IContainer run) {
		return known(run).problem;
	}

	private static Known known(IContainer run) {
		long stamp = stamp(run);
		return KNOWN.compute(run.getFullPath(),
				(path, known) -> known != null && known.stamp == stamp ? known : read(stamp, run.getLocation().toFile().toPath()));
	}

	private static Known read(long stamp, Path folder) {
		try {
			return new Known(stamp, RunSummary.read(folder), Optional.empty());
		} catch (IOException e) {
			// Shown on the folder, where it can be acted on.
			return new Known(stamp, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
		}
	}

	private static long stamp(IContainer run) {
		return 31 * stamp(run, MANIFEST) + stamp(run, SCORES);
	}

	private static long stamp(IContainer run, String name) {
		return run.findMember(name) instanceof IFile file ? file.getModificationStamp() : IResource.NULL_STAMP;
	}

	/** Whether a change of this file changes what labels say of its folder. */
	static boolean isTelling(IResource file) {
		return file instanceof IFile && (file.getName().equals(MANIFEST) || file.getName().equals(SCORES)
				|| file.getName().equals(EXPERIMENT) || file.getName().equals(PREDICTIONS));
	}

	/** The workspace's file at a place of the file system; the one that is least deep in its project, if there are several. */
	public static Optional<IFile> file(Path path) {
		IFile[] files = root().findFilesForLocationURI(path.toUri());
		return nearest(files);
	}

	/** Likewise for folders. */
	public static Optional<IContainer> folder(Path path) {
		return nearest(root().findContainersForLocationURI(path.toUri()));
	}

	private static <R extends IResource> Optional<R> nearest(R[] resources) {
		Optional<R> nearest = Optional.empty();
		for (R resource : resources) {
			if (resource.getProject() == null || resource.getProject().isOpen()) {
				int depth = resource.getFullPath().segmentCount();
				if (nearest.filter(found -> found.getFullPath().segmentCount() <= depth).isEmpty()) {
					nearest = Optional.of(resource);
				}
			}
		}
		return nearest;
	}

	private static IWorkspaceRoot root() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}
}
