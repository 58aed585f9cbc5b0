package org.lorgnette.io.cas;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One view of a CAS: its text, its feature structures, and what is known of the document. {@code metadata} goes into the
 * document's metadata and comes from there.
 */
public record Cas(String text, Optional<String> language, List<FeatureStructure> structures, Map<String, String> metadata) {

	public Cas {
		structures = List.copyOf(structures);
		metadata = Map.copyOf(metadata);
	}
}
