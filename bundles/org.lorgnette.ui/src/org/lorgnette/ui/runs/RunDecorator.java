package org.lorgnette.ui.runs;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILabelProviderListener;
import org.eclipse.jface.viewers.ILightweightLabelDecorator;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.report.RunSummary;
import org.lorgnette.ui.launch.ActiveRuns;

/** Says on a run folder how far the run came, which engine was best, and when that was. Called by the platform's decoration job. */
public final class RunDecorator implements ILightweightLabelDecorator, IResourceChangeListener {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

	private final ListenerList<ILabelProviderListener> listeners = new ListenerList<>();

	public RunDecorator() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
	}

	@Override
	public void decorate(Object element, IDecoration decoration) {
		if (!(element instanceof IContainer folder) || !RunFolders.isRun(folder) || folder.getLocation() == null) {
			return;
		}
		Path path = folder.getLocation().toFile().toPath();
		Optional<RunSummary> summary = RunFolders.summary(folder);
		if (ActiveRuns.contains(path)) {
			decoration.addSuffix(NLS.bind(Messages.decorated, Messages.stateRunning));
			decoration.addOverlay(RunImages.descriptor("running_ovr"), IDecoration.BOTTOM_RIGHT);
		} else if (summary.isPresent()) {
			decoration.addSuffix(NLS.bind(Messages.decorated, describe(summary.get())));
			decoration.addOverlay(RunImages.descriptor(overlay(summary.get().state())), IDecoration.BOTTOM_RIGHT);
		} else {
			decoration.addSuffix(NLS.bind(Messages.decorated, Messages.stateDamaged));
			decoration.addOverlay(RunImages.descriptor("unfinished_ovr"), IDecoration.BOTTOM_RIGHT);
		}
	}

	private static String overlay(RunSummary.State state) {
		return switch (state) {
			case FINISHED -> "finished_ovr";
			case UNFINISHED -> "unfinished_ovr";
			case GATE_FAILED -> "gate_ovr";
		};
	}

	/** Such as {@code crf F1 81.2, 21 Nov 2026, 08:31}. */
	static String describe(RunSummary summary) {
		String best = summary.best().map(found -> NLS.bind(Messages.bestEngine, found.engine(), percent(found.f1()))).orElse("");
		String date = summary.finished().or(summary::started).map(RunDecorator::date).orElse("");
		String state = switch (summary.state()) {
			case FINISHED -> "";
			case UNFINISHED -> Messages.stateUnfinished;
			case GATE_FAILED -> Messages.stateGateFailed;
		};
		return Stream.of(state, best, date).filter(text -> !text.isEmpty())
				.collect(Collectors.joining(" \u00B7 "));
	}

	private static String percent(double f1) {
		return String.format(Locale.getDefault(), "%.1f", 100 * f1);
	}

	private static String date(Instant instant) {
		return DATE.withLocale(Locale.forLanguageTag(Platform.getNL().replace('_', '-'))).format(instant.atZone(ZoneId.systemDefault()));
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		Set<IResource> changed = new LinkedHashSet<>();
		try {
			event.getDelta().accept(delta -> {
				boolean content = delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
				if (RunFolders.isTelling(delta.getResource()) && content) {
					changed.add(delta.getResource().getParent());
				}
				return true;
			});
		} catch (CoreException e) {
			Platform.getLog(RunDecorator.class).log(e.getStatus());
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
