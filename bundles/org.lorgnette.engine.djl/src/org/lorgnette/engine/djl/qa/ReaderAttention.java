package org.lorgnette.engine.djl.qa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Word;

/**
 * The attention that a reader shows: {@code attention.question.0} and so on of the question over itself, likewise {@code passage}
 * and, knowing the question, {@code reading} of the passage over itself, and {@code cross} of the passage over the question.
 */
final class ReaderAttention {

	private static final Pattern NAME = Pattern.compile("attention\\.(question|passage|cross|reading)\\.(\\d{1,3})");
	private static final List<String> ORDER = List.of("question", "passage", "cross", "reading");

	private record Layer(String name, String part, int number) {
	}

	private ReaderAttention() {
	}

	/**
	 * The names of the outputs, in the order of computation.
	 *
	 * @throws EngineUnavailableException
	 *             if there are none
	 */
	static List<String> require(OnnxModel network) throws EngineUnavailableException {
		List<Layer> layers = new ArrayList<>();
		network.outputs().keySet().forEach(name -> layer(name).ifPresent(layers::add));
		if (layers.isEmpty()) {
			throw new EngineUnavailableException(network.file() + " does not show its attention: it has no output attention.reading.0",
					"train the model anew, which exports its attention too, or take the method occlusion");
		}
		layers.sort(Comparator.comparingInt((Layer layer) -> ORDER.indexOf(layer.part())).thenComparingInt(Layer::number));
		return layers.stream().map(Layer::name).toList();
	}

	private static Optional<Layer> layer(String name) {
		Matcher matcher = NAME.matcher(name);
		return matcher.matches() ? Optional.of(new Layer(name, matcher.group(1), Integer.parseInt(matcher.group(2)))) : Optional.empty();
	}

	/** Of a run over one question and one passage without filling. */
	static AttentionMaps maps(List<String> names, Map<String, FloatTensor> outputs, List<Word> question, List<Word> passage)
			throws EngineException {
		List<AttentionLayer> layers = new ArrayList<>();
		for (String name : names) {
			String part = layer(name).orElseThrow().part();
			List<Word> from = part.equals("question") ? question : passage;
			List<Word> to = part.equals("question") || part.equals("cross") ? question : passage;
			FloatTensor weights = outputs.get(name);
			int heads = weights.shape().length == 4 ? weights.length(1) : 1;
			float[] values = weights.require(name, 1, heads, from.size(), to.size());
			weights.requireFinite(name, 0, values.length);
			layers.add(new AttentionLayer(name, from, to, heads, values));
		}
		return new AttentionMaps(layers);
	}
}
