package org.lorgnette.ui.markers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.io.check.CorpusFindings;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.io.finding.RepairJson;
import org.lorgnette.ui.Ids;

/** Findings as markers of the files they lie in, which may be files beside the one that was checked. */
final class ProblemMarkers {

	static final String KIND = "org.lorgnette.kind";
	static final String PART = "org.lorgnette.part";
	static final String DOCUMENT = "org.lorgnette.document";
	static final String BEGIN = "org.lorgnette.begin";
	static final String END = "org.lorgnette.end";
	static final String CHECKED = "org.lorgnette.checked";
	static final String FORMAT = "org.lorgnette.format";
	static final String REPAIRS = "org.lorgnette.repairs";

	/** Longer attributes are refused by the workspace. */
	private static final int LONGEST = 60_000;

	private ProblemMarkers() {
	}

	/** Puts the markers of these findings in place of those of the last check of the same file. */
	static void replace(IFile checked, CorpusFindings findings) throws CoreException {
		ResourcesPlugin.getWorkspace().run(monitor -> {
			for (IMarker marker : of(checked)) {
				marker.delete();
			}
			for (Finding finding : findings.findings()) {
				create(checked, findings.format().orElse(""), finding);
			}
			if (findings.more() > 0) {
				note(checked, NLS.bind(Messages.more, String.valueOf(findings.more())), IMarker.SEVERITY_INFO);
			}
		}, null, IWorkspace.AVOID_UPDATE, null);
	}

	/** A marker of the file itself, until it is checked again. */
	static void note(IFile checked, String message, int severity) throws CoreException {
		checked.createMarker(Ids.PROBLEM_MARKER, Map.of(IMarker.MESSAGE, message, IMarker.SEVERITY, severity, CHECKED,
				checked.getFullPath().toString()));
	}

	/** Markers of the last check of the file. */
	static List<IMarker> of(IFile checked) throws CoreException {
		List<IMarker> markers = new ArrayList<>();
		if (checked.getParent().isAccessible()) {
			String path = checked.getFullPath().toString();
			for (IMarker marker : checked.getParent().findMarkers(Ids.PROBLEM_MARKER, false, IResource.DEPTH_ONE)) {
				if (path.equals(marker.getAttribute(CHECKED, ""))) {
					markers.add(marker);
				}
			}
		}
		return markers;
	}

	private static void create(IFile checked, String format, Finding finding) throws CoreException {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(IMarker.MESSAGE, FindingTexts.of(finding));
		attributes.put(IMarker.SEVERITY, finding.kind().isError() ? IMarker.SEVERITY_ERROR : IMarker.SEVERITY_WARNING);
		attributes.put(KIND, finding.kind().name());
		attributes.put(CHECKED, checked.getFullPath().toString());
		attributes.put(FORMAT, format);
		if (finding.location().line() > 0) {
			attributes.put(IMarker.LINE_NUMBER, (int) Math.min(Integer.MAX_VALUE, finding.location().line()));
		}
		finding.place().ifPresent(place -> {
			attributes.put(PART, place.document());
			attributes.put(DOCUMENT, place.id());
			attributes.put(BEGIN, place.span().begin());
			attributes.put(END, place.span().end());
			if (finding.location().line() == 0) {
				attributes.put(IMarker.LOCATION, NLS.bind(Messages.unknown_place, place.id()));
			}
		});
		if (!finding.repairs().isEmpty()) {
			List<Repair> repairs = finding.repairs();
			String json = RepairJson.toJson(repairs);
			while (json.length() > LONGEST / 3 && repairs.size() > 1) {
				repairs = repairs.subList(0, repairs.size() - 1);
				json = RepairJson.toJson(repairs);
			}
			if (json.length() <= LONGEST / 3) {
				attributes.put(REPAIRS, json);
			}
		}
		file(checked, finding).createMarker(Ids.PROBLEM_MARKER, attributes);
	}

	/** The file that the finding lies in: the one that was checked, or one beside it. */
	private static IFile file(IFile checked, Finding finding) {
		String name = Optional.ofNullable(IPath.fromOSString(finding.location().file()).lastSegment()).orElse(checked.getName());
		if (name.equals(checked.getName())) {
			return checked;
		}
		IFile beside = checked.getParent().getFile(IPath.fromPortableString(name));
		return beside.exists() ? beside : checked;
	}

	/** The repairs kept with a marker. */
	static List<Repair> repairs(IMarker marker) {
		String json = marker.getAttribute(REPAIRS, "");
		return json.isEmpty() ? List.of() : RepairJson.fromJson(json);
	}

	/** The file whose check found what the marker says. */
	static IFile checked(IMarker marker) {
		String path = marker.getAttribute(CHECKED, marker.getResource().getFullPath().toString());
		return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
	}
}
