package org.lorgnette.ui.markers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IMarker;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;
import org.lorgnette.io.finding.Repair;

/** The first repair of one action for each of several problems. */
final class RepairAllResolution implements IMarkerResolution2 {

	private final List<IMarker> markers;
	private final Repair.Action action;
	private final String label;

	RepairAllResolution(List<IMarker> markers, Repair.Action action, String label) {
		this.markers = List.copyOf(markers);
		this.action = action;
		this.label = label;
	}

	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public String getDescription() {
		return action == Repair.Action.RETAG ? Messages.fix_description_file : Messages.fix_description_session;
	}

	@Override
	public Image getImage() {
		return null;
	}

	@Override
	public void run(IMarker ignored) {
		Map<IMarker, Repair> chosen = new LinkedHashMap<>();
		for (IMarker marker : markers) {
			if (marker.exists()) {
				ProblemMarkers.repairs(marker).stream().filter(it -> it.action() == action).findFirst().ifPresent(it -> chosen.put(marker, it));
			}
		}
		Repairing.run(chosen);
	}
}
