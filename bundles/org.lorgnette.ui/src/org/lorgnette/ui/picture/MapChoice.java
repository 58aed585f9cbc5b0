package org.lorgnette.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.explain.MapRollout;

/**
 * The maps of one picture, chosen by name, then layer, then head, as far as they have these; averages and rollouts are made of them.
 */
final class MapChoice {

	/** A layer or a head by its number from 0, or what sums them up. */
	record Part(Kind kind, int number) {

		static final Part MEAN = new Part(Kind.MEAN, 0);
		static final Part ROLLOUT = new Part(Kind.ROLLOUT, 0);

		static Part of(int number) {
			return new Part(Kind.NUMBER, number);
		}
	}

	enum Kind {
		NUMBER, MEAN, ROLLOUT
	}

	private final List<GroundingMap> maps;

	MapChoice(List<GroundingMap> all, int picture) {
		maps = all.stream().filter(map -> map.picture() == picture).toList();
	}

	/** Those of what decides the answer come first. */
	List<String> names() {
		return MapNames.ordered(maps.stream().map(GroundingMap::name).distinct().toList());
	}

	/** Empty if the maps of this name are of no layer; with a rollout if none of the layers from 0 on is missing. */
	List<Part> layers(String name) {
		List<Integer> numbers = maps.stream().filter(map -> map.name().equals(name)).flatMap(map -> map.layer().stream().boxed())
				.distinct().sorted().toList();
		List<Part> parts = new ArrayList<>(numbers.stream().map(Part::of).toList());
		if (numbers.size() > 1 && numbers.getLast() == numbers.size() - 1) {
			parts.add(Part.ROLLOUT);
		}
		return parts;
	}

	/** Their average comes first. A rollout is of all heads. */
	List<Part> heads(String name, Optional<Part> layer) {
		if (layer.equals(Optional.of(Part.ROLLOUT))) {
			return List.of();
		}
		List<Part> parts = new ArrayList<>(of(name, layer).stream().flatMap(map -> map.head().stream().boxed()).distinct().sorted()
				.map(Part::of).toList());
		if (parts.size() > 1) {
			parts.addFirst(Part.MEAN);
		}
		return parts;
	}

	private List<GroundingMap> of(String name, Optional<Part> layer) {
		OptionalInt wanted = layer.isPresent() ? OptionalInt.of(layer.get().number()) : OptionalInt.empty();
		return maps.stream().filter(map -> map.name().equals(name) && map.layer().equals(wanted)).toList();
	}

	/** @param head empty if there is none to choose */
	Optional<GroundingMap> map(String name, Optional<Part> layer, Optional<Part> head) {
		if (layer.equals(Optional.of(Part.ROLLOUT))) {
			int count = layers(name).size() - 1;
			return Optional.of(MapRollout.rollout(IntStream.range(0, count)
					.mapToObj(number -> mean(name, Optional.of(Part.of(number)))).toList()));
		}
		if (head.equals(Optional.of(Part.MEAN))) {
			return Optional.of(mean(name, layer));
		}
		OptionalInt wanted = head.isPresent() ? OptionalInt.of(head.get().number()) : OptionalInt.empty();
		return of(name, layer).stream().filter(map -> map.head().equals(wanted)).findFirst();
	}

	private GroundingMap mean(String name, Optional<Part> layer) {
		List<GroundingMap> all = of(name, layer);
		List<GroundingMap> heads = all.stream().filter(map -> map.head().isPresent()).toList();
		return MapRollout.mean(heads.isEmpty() ? all : heads);
	}
}
