package org.lorgnette.evaluation.experiment;

import java.util.Map;
import java.util.Optional;

/**
 * An engine under test. {@code name} is what tables call it: the id, unless one engine runs under several settings. Label maps are
 * empty where the experiment's own labels decide.
 */
public record EngineSpec(String name, String id, Map<String, String> settings, Optional<LabelMap> labels,
		Optional<LabelMap> relations) {

	public EngineSpec {
		settings = Map.copyOf(settings);
	}
}
