package org.lorgnette.io.cas;

import java.util.Map;

import org.lorgnette.io.Location;

/** An element of an XMI file: features as text, references as the ids of other elements. */
record RawStructure(Location location, String id, String type, Map<String, String> features) {

	String get(String feature) {
		return features.getOrDefault(feature, "");
	}

	boolean isAnnotation() {
		return features.containsKey("begin") && features.containsKey("end");
	}
}
