package org.lorgnette.ui.markers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Repair;

/** One repair of a problem, also for others of the kind that a person selects in the quick fix dialog. */
final class RepairResolution extends WorkbenchMarkerResolution {

	private final IMarker marker;
	private final Repair repair;
	private final int number;

	/** @param number the place of the repair among those of the marker */
	RepairResolution(IMarker marker, Repair repair, int number) {
		this.marker = marker;
		this.repair = repair;
		this.number = number;
	}

	@Override
	public String getLabel() {
		return FindingTexts.of(repair);
	}

	@Override
	public String getDescription() {
		return repair.document().isPresent() ? Messages.fix_description_session : Messages.fix_description_file;
	}

	@Override
	public Image getImage() {
		boolean removes = repair.action() == Repair.Action.REMOVE || repair.action() == Repair.Action.REMOVE_ANSWER;
		return removes ? PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_TOOL_DELETE) : null;
	}

	@Override
	public IMarker[] findOtherMarkers(IMarker[] markers) {
		String kind = marker.getAttribute(ProblemMarkers.KIND, Finding.Kind.MALFORMED.name());
		return Arrays.stream(markers).filter(other -> !other.equals(marker) && kind.equals(other.getAttribute(ProblemMarkers.KIND, ""))
				&& ProblemMarkers.repairs(other).stream().anyMatch(it -> it.action() == repair.action())).toArray(IMarker[]::new);
	}

	@Override
	public void run(IMarker only) {
		run(new IMarker[] { only }, null);
	}

	@Override
	public void run(IMarker[] markers, IProgressMonitor monitor) {
		Map<IMarker, Repair> chosen = new LinkedHashMap<>();
		for (IMarker each : markers) {
			List<Repair> repairs = new ArrayList<>(ProblemMarkers.repairs(each));
			boolean own = each.equals(marker) && number < repairs.size();
			(own ? List.of(repairs.get(number)) : repairs).stream().filter(it -> it.action() == repair.action()).findFirst()
					.ifPresent(it -> chosen.put(each, it));
		}
		Repairing.run(chosen);
	}
}
