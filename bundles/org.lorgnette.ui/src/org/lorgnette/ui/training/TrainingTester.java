package org.lorgnette.ui.training;

import java.util.Optional;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;

/** The property {@code isConfiguration} of files, {@code isTraining} and {@code isResumable} of folders and what stands for them. */
public final class TrainingTester extends PropertyTester {

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		IResource resource = Adapters.adapt(receiver, IResource.class);
		if (resource == null) {
			return false;
		}
		Optional<IContainer> training = TrainingFolders.of(resource);
		return switch (property) {
			case "isConfiguration" -> resource instanceof IFile file && TrainingFiles.isConfiguration(file);
			case "isTraining" -> training.isPresent();
			case "isResumable" -> training.filter(TrainingFolders::isResumable).isPresent();
			default -> false;
		};
	}
}
