package org.lorgnette.engine.djl.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Word;

/** The outputs {@code attention.0}, {@code attention.1} and so on of a network over words, [items, heads, words, words] each. */
public final class AttentionOutputs {

	private static final String PREFIX = "attention.";
	private static final int MOST_DIGITS = 3;

	private AttentionOutputs() {
	}

	/** Their names, by the numbers of the layers. */
	public static List<String> of(OnnxModel network) {
		return network.outputs().keySet().stream().filter(name -> layer(name) >= 0)
				.sorted(Comparator.comparingInt(AttentionOutputs::layer)).toList();
	}

	/** The names, of which there is at least one. */
	public static List<String> require(OnnxModel network) throws EngineUnavailableException {
		List<String> names = of(network);
		if (names.isEmpty()) {
			throw new EngineUnavailableException(network.file() + " does not show its attention: it has no output " + PREFIX + "0",
					"train the model anew, which exports its attention too, or take the method occlusion");
		}
		return names;
	}

	private static int layer(String name) {
		String number = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
		return !number.isEmpty() && number.length() <= MOST_DIGITS && number.chars().allMatch(c -> c >= '0' && c <= '9')
				? Integer.parseInt(number) : -1;
	}

	/**
	 * Of a run over one item without filling.
	 *
	 * @param words
	 *            of the item
	 * @throws EngineException
	 *             if an output has another shape, or holds what is no number
	 */
	public static AttentionMaps maps(List<String> names, Map<String, FloatTensor> outputs, List<Word> words) throws EngineException {
		List<AttentionLayer> layers = new ArrayList<>();
		for (String name : names) {
			FloatTensor weights = outputs.get(name);
			int heads = weights.shape().length == 4 ? weights.length(1) : 1;
			float[] values = weights.require(name, 1, heads, words.size(), words.size());
			weights.requireFinite(name, 0, values.length);
			layers.add(new AttentionLayer(name, words, words, heads, values));
		}
		return new AttentionMaps(layers);
	}
}
