package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Word;

/**
 * The outputs with attention that exporters write if they are asked to ({@code output_attentions}): {@code attentions.0} or
 * {@code attention_0} and so on, [inputs, heads, pieces, pieces] each.
 */
final class HfAttention {

	private static final Pattern NAME = Pattern.compile("attentions?[._](\\d{1,3})");
	private static final Pattern STATES = Pattern.compile("hidden_states?([._]\\d{1,3})?");

	private HfAttention() {
	}

	/** The outputs that a network decides by: neither attention nor what its layers hold. */
	static List<String> others(Set<String> outputs) {
		return outputs.stream().filter(name -> !NAME.matcher(name).matches() && !STATES.matcher(name).matches()).toList();
	}

	/** From the number of a layer to the output, in order. */
	static TreeMap<Integer, String> layers(OnnxModel network) {
		TreeMap<Integer, String> layers = new TreeMap<>();
		for (String name : network.outputs().keySet()) {
			Matcher matcher = NAME.matcher(name);
			if (matcher.matches()) {
				layers.putIfAbsent(Integer.parseInt(matcher.group(1)), name);
			}
		}
		return layers;
	}

	/**
	 * Runs the network on one input; layers are named {@code attention.0} and so on.
	 *
	 * @param units what each piece stands for, special ones included
	 * @throws EngineUnavailableException
	 *             if the network shows no attention
	 * @throws EngineException
	 *             if an output has another shape, or holds what is no number
	 */
	static AttentionMaps maps(HfNetwork network, PieceSequence input, List<Word> units, Cancellation cancellation) throws EngineException {
		TreeMap<Integer, String> named = layers(network.model());
		if (named.isEmpty()) {
			throw new EngineUnavailableException(network.model().file() + " does not show its attention: it has no output attentions.0; its "
					+ "outputs are: " + network.model().outputs().keySet().stream().collect(Collectors.joining(", ")),
					"export the model with output_attentions=True in its configuration, or take the method occlusion");
		}
		Map<String, FloatTensor> outputs = network.run(List.of(input), List.copyOf(named.values()), cancellation);
		List<AttentionLayer> layers = new ArrayList<>();
		for (Map.Entry<Integer, String> layer : named.entrySet()) {
			FloatTensor weights = outputs.get(layer.getValue());
			int heads = weights.shape().length == 4 ? weights.length(1) : 1;
			float[] values = weights.require(layer.getValue(), 1, heads, units.size(), units.size());
			weights.requireFinite(layer.getValue(), 0, values.length);
			layers.add(new AttentionLayer("attention." + layer.getKey(), units, units, heads, values));
		}
		return new AttentionMaps(layers);
	}
}
