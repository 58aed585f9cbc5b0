package org.lorgnette.ui.launch;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;

/** Run As on a file or a folder, selected or in an editor. */
public abstract class ResourceShortcut implements ILaunchShortcut2 {

	protected abstract void launch(IResource resource, String mode);

	/** The stored launch configurations of a resource. */
	protected abstract List<ILaunchConfiguration> configurations(IResource resource) throws CoreException;

	@Override
	public final void launch(ISelection selection, String mode) {
		resource(selection).ifPresent(resource -> launch(resource, mode));
	}

	@Override
	public final void launch(IEditorPart editor, String mode) {
		resource(editor).ifPresent(resource -> launch(resource, mode));
	}

	private static Optional<IResource> resource(ISelection selection) {
		return selection instanceof IStructuredSelection structured
				? Optional.ofNullable(Adapters.adapt(structured.getFirstElement(), IResource.class))
				: Optional.empty();
	}

	private static Optional<IResource> resource(IEditorPart editor) {
		return Optional.ofNullable(Adapters.adapt(editor.getEditorInput(), IResource.class));
	}

	// The interface says: null leaves it to the platform to find configurations by their mapped resources.

	private ILaunchConfiguration[] configurations(Optional<IResource> resource) {
		try {
			return resource.isEmpty() ? null : configurations(resource.get()).toArray(ILaunchConfiguration[]::new);
		} catch (CoreException e) {
			Platform.getLog(ResourceShortcut.class).log(e.getStatus());
			return null;
		}
	}

	@Override
	public final ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
		return configurations(resource(selection));
	}

	@Override
	public final ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
		return configurations(resource(editor));
	}

	@Override
	public final IResource getLaunchableResource(ISelection selection) {
		return resource(selection).orElse(null);
	}

	@Override
	public final IResource getLaunchableResource(IEditorPart editor) {
		return resource(editor).orElse(null);
	}
}
