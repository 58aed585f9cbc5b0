package org.lorgnette.ui.markers;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.lorgnette.io.finding.Repair;

/** Offers the repairs of a problem, and its first one for all problems of the kind in the same file. */
public final class MarkerRepairs implements IMarkerResolutionGenerator2 {

	@Override
	public boolean hasResolutions(IMarker marker) {
		return !marker.getAttribute(ProblemMarkers.REPAIRS, "").isEmpty();
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		List<IMarkerResolution> resolutions = new ArrayList<>();
		List<Repair> repairs = ProblemMarkers.repairs(marker);
		for (int i = 0; i < repairs.size(); i++) {
			resolutions.add(new RepairResolution(marker, repairs.get(i), i));
		}
		List<Repair.Action> actions = repairs.stream().map(Repair::action).distinct().toList();
		for (Repair.Action action : actions) {
			List<IMarker> alike = alike(marker, action);
			if (alike.size() > 1) {
				String first = FindingTexts.of(repairs.stream().filter(repair -> repair.action() == action).findFirst().orElseThrow());
				resolutions.add(new RepairAllResolution(alike, action, NLS.bind(Messages.fix_all, alike.size(), first)));
			}
		}
		return resolutions.toArray(IMarkerResolution[]::new);
	}

	/** Problems of the same kind in the same file for which there is the same action. */
	static List<IMarker> alike(IMarker marker, Repair.Action action) {
		List<IMarker> alike = new ArrayList<>();
		try {
			for (IMarker other : ProblemMarkers.of(ProblemMarkers.checked(marker))) {
				boolean sameKind = other.getAttribute(ProblemMarkers.KIND, "").equals(marker.getAttribute(ProblemMarkers.KIND, ""));
				if (sameKind && ProblemMarkers.repairs(other).stream().anyMatch(repair -> repair.action() == action)) {
					alike.add(other);
				}
			}
		} catch (CoreException e) {
			Platform.getLog(MarkerRepairs.class).log(e.getStatus());
		}
		return alike;
	}
}
