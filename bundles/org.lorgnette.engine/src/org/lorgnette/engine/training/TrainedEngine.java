package org.lorgnette.engine.training;

import java.util.Map;

/** An engine by its id and the settings that make it run a trained model. */
public record TrainedEngine(String id, Map<String, String> settings) {

	public TrainedEngine {
		settings = Map.copyOf(settings);
	}
}
