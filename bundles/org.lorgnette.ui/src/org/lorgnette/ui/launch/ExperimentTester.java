package org.lorgnette.ui.launch;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;

/** The properties {@code isExperiment} and {@code mayBeCorpus} of files and folders, for menus. */
public final class ExperimentTester extends PropertyTester {

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		IResource resource = Adapters.adapt(receiver, IResource.class);
		if (resource == null) {
			return false;
		}
		return switch (property) {
			case "isExperiment" -> resource instanceof IFile file && ExperimentFiles.isExperiment(file);
			case "mayBeCorpus" -> ExperimentFiles.mayBeCorpus(resource);
			default -> false;
		};
	}
}
