package org.lorgnette.evaluation.experiment;

import java.util.Map;
import java.util.Optional;

/**
 * An engine under test. {@code name} is what tables call it: the id, unless one engine runs under several settings. Label maps are
 * empty where the experiment's own labels decide.
 *
 * @param optional whether a run does without it where it is not available, such as without an endpoint
 */
public record EngineSpec(String name, String id, Map<String, String> settings, Optional<LabelMap> labels,
		Optional<LabelMap> relations, boolean optional) {

	public EngineSpec {
		settings = Map.copyOf(settings);
	}

	/** An engine that must be there. */
	public EngineSpec(String name, String id, Map<String, String> settings, Optional<LabelMap> labels, Optional<LabelMap> relations) {
		this(name, id, settings, labels, relations, false);
	}
}
