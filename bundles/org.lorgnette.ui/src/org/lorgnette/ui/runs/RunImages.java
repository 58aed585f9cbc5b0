package org.lorgnette.ui.runs;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.lorgnette.ui.Ids;

/** The pictures of runs and launches, shared. */
public final class RunImages {

	private static final String PREFIX = Ids.PLUGIN + ".runs.";

	private RunImages() {
	}

	/** @param name of a file in {@code icons/launch} without its ending */
	public static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(Ids.PLUGIN, "icons/launch/" + name + ".png")
				.orElseGet(ImageDescriptor::getMissingImageDescriptor);
	}

	/** Belongs to the workbench; not to be disposed. For the UI thread. */
	public static Image image(String name) {
		ImageRegistry registry = JFaceResources.getImageRegistry();
		if (registry.getDescriptor(PREFIX + name) == null) {
			registry.put(PREFIX + name, descriptor(name));
		}
		return registry.get(PREFIX + name);
	}
}
