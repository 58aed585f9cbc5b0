package org.lorgnette.ui.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.evaluation.experiment.EngineSpec;

/** An engine in the launch dialog: of the experiment or added to it, with the settings that are changed for this launch. */
final class EngineRow {

	final String name;
	final String id;
	final boolean added;
	final Map<String, String> ofExperiment;
	final Map<String, String> overrides;
	boolean selected;

	EngineRow(String name, String id, boolean added, Map<String, String> ofExperiment, Map<String, String> overrides, boolean selected) {
		this.name = name;
		this.id = id;
		this.added = added;
		this.ofExperiment = ofExperiment;
		this.overrides = new TreeMap<>(overrides);
		this.selected = selected;
	}

	/** What the engine would be opened with. */
	EngineSpec spec() {
		Map<String, String> settings = new LinkedHashMap<>(ofExperiment);
		settings.putAll(overrides);
		return new EngineSpec(name, id, settings, Optional.empty(), Optional.empty());
	}

	/** Changes a setting for this launch; the value that it has without that takes the change back. */
	void set(String setting, String value, String standard) {
		if (value.equals(ofExperiment.getOrDefault(setting, standard))) {
			overrides.remove(setting);
		} else {
			overrides.put(setting, value);
		}
	}
}
