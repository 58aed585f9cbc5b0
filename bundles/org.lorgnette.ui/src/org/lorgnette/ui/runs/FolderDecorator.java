package org.lorgnette.ui.runs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILabelProviderListener;
import org.eclipse.jface.viewers.ILightweightLabelDecorator;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.ui.UserLocale;

/**
 * Says on folders of a kind what lies in them, and says it anew when a file that tells it has changed. Called by the platform's decoration
 * job.
 */
public abstract class FolderDecorator implements ILightweightLabelDecorator, IResourceChangeListener {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

	private final ListenerList<ILabelProviderListener> listeners = new ListenerList<>();

	protected FolderDecorator() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
	}

	/** Whether a change of this resource changes what is said of its folder. */
	protected abstract boolean isTelling(IResource resource);

	/** @param overlay name of an image */
	protected static void decorate(IDecoration decoration, String text, String overlay) {
		decoration.addSuffix(NLS.bind(Messages.decorated, text));
		decoration.addOverlay(RunImages.descriptor(overlay), IDecoration.BOTTOM_RIGHT);
	}

	/** Such as {@code crf F1 81.2 · 21 Nov 2026, 08:31}: those that are not empty. */
	protected static String joined(String... facts) {
		return Stream.of(facts).filter(fact -> !fact.isEmpty()).collect(Collectors.joining(" \u00B7 "));
	}

	protected static String percent(double share) {
		return String.format(UserLocale.get(), "%.1f", 100 * share);
	}

	protected static String date(Instant instant) {
		return DATE.withLocale(UserLocale.get()).format(instant.atZone(ZoneId.systemDefault()));
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		Set<IResource> changed = new LinkedHashSet<>();
		try {
			event.getDelta().accept(delta -> {
				boolean content = delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
				if (isTelling(delta.getResource()) && content) {
					changed.add(delta.getResource().getParent());
				}
				return true;
			});
		} catch (CoreException e) {
			Platform.getLog(FolderDecorator.class).log(e.getStatus());
		}
		tell(changed);
	}

	/** Labels of these folders are asked for again, where they are shown. */
	private void tell(Set<IResource> changed) {
		if (changed.isEmpty() || listeners.isEmpty() || !PlatformUI.isWorkbenchRunning()) {
			return;
		}
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (!display.isDisposed()) {
			LabelProviderChangedEvent event = new LabelProviderChangedEvent(this, changed.toArray());
			display.asyncExec(() -> listeners.forEach(listener -> listener.labelProviderChanged(event)));
		}
	}

	@Override
	public void addListener(ILabelProviderListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(ILabelProviderListener listener) {
		listeners.remove(listener);
	}

	@Override
	public boolean isLabelProperty(Object element, String property) {
		return false;
	}

	@Override
	public void dispose() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
	}
}
