package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.evaluation.training.TrainingSummary;

/**
 * The folders of trainings in the workspace: of models, and of trainings that are not finished. Whether a folder is one is told by the names
 * in it; what is in it is read when asked for.
 */
final class TrainingFolders {

	private static final Set<String> TELLING = Set.of(TrainingFolder.RECORD, TrainingFolder.PAGE, TrainingFolder.EVENTS);
	private static final Map<IPath, Known> KNOWN = new ConcurrentHashMap<>();

	/** @param summary empty if the record is damaged */
	private record Known(long stamp, boolean checkpoints, Optional<TrainingSummary> summary) {
	}

	private TrainingFolders() {
	}

	/** Looks at no file. */
	static boolean isTraining(IContainer folder) {
		return folder != null && folder.isAccessible() && folder.findMember(TrainingFolder.RECORD) instanceof IFile
				&& (folder.findMember(TrainingFolder.EVENTS) instanceof IFile
						|| folder.findMember(TrainingFolder.CONFIGURATION) instanceof IFile);
	}

	/** Whether there is something to go on from, as far as names tell. */
	static boolean isResumable(IContainer folder) {
		return isTraining(folder) && folder.findMember(TrainingFolder.CHECKPOINTS) instanceof IFolder
				&& !Trainings.shared().isBusy(path(folder));
	}

	/** The training that a folder is or that its page or record stands for. */
	static Optional<IContainer> of(IResource resource) {
		IContainer folder = resource instanceof IContainer container ? container
				: TELLING.contains(resource.getName()) ? resource.getParent() : null;
		return isTraining(folder) ? Optional.of(folder) : Optional.empty();
	}

	static List<IContainer> selected(ISelection selection) {
		if (!(selection instanceof IStructuredSelection structured)) {
			return List.of();
		}
		return structured.stream().map(element -> Optional.ofNullable(Adapters.adapt(element, IResource.class)))
				.flatMap(Optional::stream).map(TrainingFolders::of).flatMap(Optional::stream).distinct().toList();
	}

	/** What a training is like, empty if its record is damaged; reads a file if it has changed, so not for the UI thread. */
	static Optional<TrainingSummary> summary(IContainer folder) {
		long stamp = folder.findMember(TrainingFolder.RECORD) instanceof IFile file ? file.getModificationStamp() : IResource.NULL_STAMP;
		boolean checkpoints = folder.findMember(TrainingFolder.CHECKPOINTS) instanceof IFolder;
		return KNOWN.compute(folder.getFullPath(), (path, known) -> known != null && known.stamp == stamp
				&& known.checkpoints == checkpoints ? known : new Known(stamp, checkpoints, read(path(folder)))).summary;
	}

	private static Optional<TrainingSummary> read(Path folder) {
		try {
			return TrainingSummary.read(folder);
		} catch (IOException e) {
			// Shown on the folder as damaged; showing the training tells why.
			return Optional.empty();
		}
	}

	/** Whether a change of this resource changes what labels say of its folder. */
	static boolean isTelling(IResource resource) {
		return TELLING.contains(resource.getName()) || resource.getName().equals(TrainingFolder.CHECKPOINTS);
	}

	static Path path(IContainer folder) {
		return folder.getLocation().toFile().toPath();
	}
}
