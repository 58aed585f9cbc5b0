package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.visual.GroundingMap;

/** The maps of one picture, chosen by name, then layer, then head, as far as they have these. */
final class MapChoice {

	private final List<GroundingMap> maps;

	MapChoice(List<GroundingMap> all, int picture) {
		maps = all.stream().filter(map -> map.picture() == picture).toList();
	}

	List<String> names() {
		return maps.stream().map(GroundingMap::name).distinct().toList();
	}

	/** Empty if the maps of this name are of no layer. */
	List<Integer> layers(String name) {
		return maps.stream().filter(map -> map.name().equals(name)).flatMap(map -> map.layer().stream().boxed()).distinct().sorted().toList();
	}

	List<Integer> heads(String name, OptionalInt layer) {
		return maps.stream().filter(map -> map.name().equals(name) && map.layer().equals(layer))
				.flatMap(map -> map.head().stream().boxed()).distinct().sorted().toList();
	}

	Optional<GroundingMap> map(String name, OptionalInt layer, OptionalInt head) {
		return maps.stream().filter(map -> map.name().equals(name) && map.layer().equals(layer) && map.head().equals(head)).findFirst();
	}
}
