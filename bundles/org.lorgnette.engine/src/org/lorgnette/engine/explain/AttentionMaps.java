package org.lorgnette.engine.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a network attended to while it decided: its layers in their order. */
public record AttentionMaps(List<AttentionLayer> layers) {

	/** @throws IllegalArgumentException if two layers have the same name */
	public AttentionMaps {
		layers = List.copyOf(layers);
		if (layers.stream().map(AttentionLayer::name).distinct().count() < layers.size()) {
			throw new IllegalArgumentException("two layers have the same name: " + layers);
		}
	}

	public Optional<AttentionLayer> layer(String name) {
		return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
	}

	/** The layers that follow one another, in the order of their numbers, by what their names have in common. */
	public Map<String, List<AttentionLayer>> stacks() {
		Map<String, TreeMap<Integer, AttentionLayer>> numbered = new LinkedHashMap<>();
		for (AttentionLayer layer : layers) {
			String stack = layer.stack();
			int number = stack.equals(layer.name()) ? 0 : Integer.parseInt(layer.name().substring(stack.length() + 1));
			numbered.computeIfAbsent(stack, key -> new TreeMap<>()).put(number, layer);
		}
		Map<String, List<AttentionLayer>> stacks = new LinkedHashMap<>();
		numbered.forEach((stack, members) -> stacks.put(stack, List.copyOf(members.values())));
		return stacks;
	}
}
