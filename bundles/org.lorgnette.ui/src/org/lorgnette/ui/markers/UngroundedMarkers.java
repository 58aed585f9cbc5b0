package org.lorgnette.ui.markers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Family;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;
import org.lorgnette.ui.session.SessionListener;
import org.lorgnette.ui.session.Sessions;

/**
 * Marks what generative engines wrote into the lanes of open files and what the texts do not contain. The markers go when their lanes or files
 * do, and are not kept.
 */
final class UngroundedMarkers implements SessionListener {

	static final String MARKER = Ids.PLUGIN + ".ungrounded";

	private static final long DELAY_MILLIS = 300;
	/** More are counted, not listed. */
	private static final int MOST = 200;

	/** Sessions that are listened to, with their files. For the UI thread. */
	private final Map<AnnotationSession, IFile> followed = new HashMap<>();
	private final Map<IFile, List<Lane>> waiting = new LinkedHashMap<>();
	private final Map<IFile, List<Nowhere>> shown = new HashMap<>();
	private final Job job = Job.createSystem(Messages.validate_job, (ICoreRunnable) monitor -> refresh());

	/** What was written, by which engine, about which document. */
	private record Nowhere(int part, String document, String engine, Ungrounded written) {
	}

	/** For the UI thread, once. */
	void follow() {
		Sessions.addActiveListener(active -> look());
		look();
	}

	private void look() {
		Set<AnnotationSession> gone = new HashSet<>(followed.keySet());
		Sessions.open().forEach(gone::remove);
		gone.forEach(session -> {
			session.removeListener(this);
			enqueue(followed.remove(session), List.of());
		});
		for (AnnotationSession session : Sessions.open()) {
			if (!followed.containsKey(session) && session.file().isPresent()) {
				followed.put(session, session.file().get());
				session.addListener(this);
				lanesChanged(session);
			}
		}
	}

	@Override
	public void lanesChanged(AnnotationSession session) {
		Optional.ofNullable(followed.get(session)).ifPresent(file -> enqueue(file,
				session.lanes().stream().filter(lane -> lane.family() == Family.GENERATIVE).toList()));
	}

	private void enqueue(IFile file, List<Lane> lanes) {
		synchronized (waiting) {
			waiting.put(file, lanes);
		}
		job.schedule(DELAY_MILLIS);
	}

	private void refresh() throws CoreException {
		Map<IFile, List<Lane>> now;
		synchronized (waiting) {
			now = new LinkedHashMap<>(waiting);
			waiting.clear();
		}
		for (Map.Entry<IFile, List<Lane>> file : now.entrySet()) {
			List<Nowhere> found = nowhere(file.getValue());
			if (file.getKey().exists() && !found.equals(shown.getOrDefault(file.getKey(), List.of()))) {
				ResourcesPlugin.getWorkspace().run(monitor -> replace(file.getKey(), found), file.getKey(), IWorkspace.AVOID_UPDATE, null);
			}
			if (found.isEmpty()) {
				shown.remove(file.getKey());
			} else {
				shown.put(file.getKey(), found);
			}
		}
	}

	private static List<Nowhere> nowhere(List<Lane> lanes) {
		List<Nowhere> found = new ArrayList<>();
		for (Lane lane : lanes) {
			for (Map.Entry<Integer, LaneAnalysis> analysis : new TreeMap<>(lane.analyses()).entrySet()) {
				Document document = analysis.getValue().analysis().document();
				for (Prediction<? extends Value> prediction : analysis.getValue().analysis().predictions()) {
					if (prediction.value() instanceof Ungrounded written) {
						found.add(new Nowhere(analysis.getKey(), document.id(), lane.name(), written));
					}
				}
			}
		}
		return found;
	}

	private static void replace(IFile file, List<Nowhere> found) throws CoreException {
		file.deleteMarkers(MARKER, false, IResource.DEPTH_ZERO);
		for (Nowhere one : found.subList(0, Math.min(MOST, found.size()))) {
			file.createMarker(MARKER, Map.of(IMarker.MESSAGE, message(one), IMarker.SEVERITY, IMarker.SEVERITY_WARNING, IMarker.LOCATION,
					NLS.bind(Messages.unknown_place, one.document()), ProblemMarkers.KIND, MARKER, ProblemMarkers.PART, one.part(),
					ProblemMarkers.DOCUMENT, one.document(), ProblemMarkers.BEGIN, 0, ProblemMarkers.END, 0));
		}
		if (found.size() > MOST) {
			file.createMarker(MARKER, Map.of(IMarker.MESSAGE, NLS.bind(Messages.ungrounded_more, found.size() - MOST), IMarker.SEVERITY,
					IMarker.SEVERITY_INFO));
		}
	}

	private static String message(Nowhere one) {
		List<String> mentions = one.written().mentions();
		return one.written().isRelation()
				? NLS.bind(Messages.ungrounded_relation, new Object[] { one.engine(), mentions.get(0), one.written().type(), mentions.get(1) })
				: NLS.bind(Messages.ungrounded_entity, new Object[] { one.engine(), mentions.getFirst(), one.written().type() });
	}
}
