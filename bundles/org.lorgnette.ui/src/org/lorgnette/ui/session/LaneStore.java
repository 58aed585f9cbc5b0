package org.lorgnette.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.ui.Ids;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/** Remembers which lanes a file has. A file that never had any gets those of the preference {@value #DEFAULT}. */
public final class LaneStore {

	/** Preference: the lanes of files opened for the first time, as {@link #toText} writes them; empty for none. */
	public static final String DEFAULT = "lanes.default";

	private static final QualifiedName KEY = new QualifiedName(Ids.PLUGIN, "lanes");
	private static final String NODE = Ids.PLUGIN + "/lanes";

	private record Kept(String name, String id, Map<String, String> settings, Map<String, String> labels,
			Map<String, String> relations) {
	}

	private LaneStore() {
	}

	public static String toText(List<EngineSpec> engines) {
		return new Gson().toJson(engines.stream().map(engine -> new Kept(engine.name(), engine.id(), engine.settings(),
				engine.labels().map(LabelMap::entries).orElse(null), engine.relations().map(LabelMap::entries).orElse(null))).toList());
	}

	/** Empty for a text that {@link #toText} has not written. */
	public static List<EngineSpec> ofText(String text) {
		try {
			Kept[] kept = text.isBlank() ? new Kept[0] : new Gson().fromJson(text, Kept[].class);
			List<EngineSpec> engines = new ArrayList<>();
			for (Kept each : kept) {
				engines.add(new EngineSpec(each.name(), each.id(), each.settings() == null ? Map.of() : each.settings(),
						Optional.ofNullable(each.labels()).map(LabelMap::new), Optional.ofNullable(each.relations()).map(LabelMap::new)));
			}
			return engines;
		} catch (JsonParseException | NullPointerException e) {
			ILog.of(LaneStore.class).warn("Remembered lanes cannot be read: " + text, e);
			return List.of();
		}
	}

	static List<EngineSpec> of(OpenCorpus corpus, Optional<IFile> file) {
		Optional<String> kept = Optional.empty();
		try {
			kept = file.isPresent() && file.get().exists() ? Optional.ofNullable(file.get().getPersistentProperty(KEY))
					: Optional.ofNullable(InstanceScope.INSTANCE.getNode(NODE).get(corpus.path().toString(), null));
		} catch (CoreException e) {
			ILog.of(LaneStore.class).log(e.getStatus());
		}
		return ofText(kept.orElseGet(() -> Platform.getPreferencesService().getString(Ids.PLUGIN, DEFAULT, "", null)));
	}

	static void keep(OpenCorpus corpus, Optional<IFile> file, List<EngineSpec> engines) {
		try {
			if (file.isPresent() && file.get().exists()) {
				file.get().setPersistentProperty(KEY, toText(engines));
			} else {
				InstanceScope.INSTANCE.getNode(NODE).put(corpus.path().toString(), toText(engines));
			}
		} catch (CoreException e) {
			ILog.of(LaneStore.class).log(e.getStatus());
		}
	}
}
