package org.lorgnette.io.cas;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses for each layer the feature whose value is the annotations' type: the one asked for, else {@code value}, else a feature
 * that DKPro uses so, else the first in alphabetical order whose values are neither numbers nor booleans.
 */
final class MainFeatures {

	private final Map<String, String> byType = new HashMap<>();

	MainFeatures(List<FeatureStructure> structures, Optional<String> wanted) {
		Map<String, Map<String, Boolean>> textual = new TreeMap<>();
		for (FeatureStructure structure : structures) {
			Map<String, Boolean> features = textual.computeIfAbsent(structure.type(), key -> new TreeMap<>());
			structure.features().forEach((name, value) -> {
				if (value instanceof FeatureValue.Primitive primitive && !primitive.text().isEmpty()) {
					features.merge(name, isText(primitive.text()), Boolean::logicalOr);
				}
			});
		}
		textual.forEach((type, features) -> wanted.filter(features::containsKey)
				.or(() -> features.entrySet().stream().filter(entry -> entry.getValue() || Layers.rank(entry.getKey()) == 0)
						.filter(entry -> !entry.getKey().equals(Layers.REFERENCE_RELATION)).map(Map.Entry::getKey)
						.min(Comparator.comparingInt(Layers::rank).thenComparing(Comparator.naturalOrder())))
				.ifPresent(feature -> byType.put(type, feature)));
	}

	private static boolean isText(String value) {
		return !value.equals("true") && !value.equals("false") && !value.matches("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?");
	}

	/** The feature of this structure that gives its type, if the layer has one and it is set here. */
	Optional<String> of(FeatureStructure structure) {
		return Optional.ofNullable(byType.get(structure.type()))
				.filter(feature -> structure.text(feature).filter(text -> !text.isEmpty()).isPresent());
	}
}
