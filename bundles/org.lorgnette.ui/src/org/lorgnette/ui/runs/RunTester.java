package org.lorgnette.ui.runs;

import java.util.Optional;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;

/** The properties {@code isRun} and {@code isUnfinished} of folders, and of the files that stand for them. */
public final class RunTester extends PropertyTester {

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		IResource resource = Adapters.adapt(receiver, IResource.class);
		Optional<IContainer> run = resource == null ? Optional.empty() : RunFolders.of(resource);
		return switch (property) {
			case "isRun" -> run.isPresent();
			case "isUnfinished" -> run.filter(RunFolders::seemsUnfinished).isPresent();
			default -> false;
		};
	}
}
