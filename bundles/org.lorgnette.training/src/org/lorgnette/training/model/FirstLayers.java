package org.lorgnette.training.model;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.lorgnette.training.nn.Net;
import org.lorgnette.training.weights.NetParameters;
import org.lorgnette.training.weights.WeightSource;

/**
 * The weights of a deeper encoder, for one that has its first layers only. Paths of weights count the children of a block, so that
 * what stands behind the layers has another number in the deeper one.
 */
final class FirstLayers implements WeightSource {

	private static final Pattern CHILD_NUMBER = Pattern.compile("(?<=^|_)\\d+");
	private static final Pattern LAYER = Pattern.compile("\\d+layer\\d+_.*");

	private final WeightSource deeper;
	/** Names in the deeper encoder by those in the other. */
	private final Map<String, String> names = new LinkedHashMap<>();

	/** @param encoder the one that is to be loaded */
	FirstLayers(WeightSource deeper, Net encoder) {
		this.deeper = deeper;
		Map<String, String> byUnnumbered = new HashMap<>();
		deeper.shapes().keySet().forEach(name -> byUnnumbered.put(unnumbered(name), name));
		for (String name : NetParameters.of(encoder).keySet()) {
			String found = byUnnumbered.remove(unnumbered(name));
			if (found != null) {
				names.put(name, found);
			}
		}
		// Besides further layers nothing is left over, unless it is the file of another network.
		byUnnumbered.values().stream().filter(name -> !LAYER.matcher(name).matches()).forEach(name -> names.put(name, name));
	}

	private static String unnumbered(String name) {
		return CHILD_NUMBER.matcher(name).replaceAll("");
	}

	@Override
	public String where() {
		return deeper.where();
	}

	@Override
	public Map<String, List<Long>> shapes() {
		Map<String, List<Long>> shapes = new LinkedHashMap<>();
		names.forEach((name, found) -> shapes.put(name, deeper.shapes().get(found)));
		return shapes;
	}

	@Override
	public float[] floats(String name) throws IOException {
		return deeper.floats(names.getOrDefault(name, name));
	}
}
