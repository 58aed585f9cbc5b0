package org.lorgnette.engine.djl.hf;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.runtime.TensorType;

/** A folder's network, fed with the inputs that it declares, by name. Safe for several threads. */
final class HfNetwork implements AutoCloseable {

	private enum Input {
		IDS, MASK, TYPES, POSITIONS
	}

	private static final Map<String, Input> KNOWN = Map.of("input_ids", Input.IDS, "attention_mask", Input.MASK, "input_mask",
			Input.MASK, "token_type_ids", Input.TYPES, "segment_ids", Input.TYPES, "position_ids", Input.POSITIONS);
	private static final String REMEDY = "export the model anew, for its task and with the inputs input_ids, attention_mask and, where "
			+ "it has them, token_type_ids and position_ids";

	private final OnnxModel model;
	private final HfConfig config;
	private final long padding;
	private final Map<String, Input> inputs = new LinkedHashMap<>();

	private HfNetwork(OnnxModel model, HfConfig config, long padding) {
		this.model = model;
		this.config = config;
		this.padding = padding;
	}

	/** @throws EngineUnavailableException if the network cannot be loaded or takes something that is not known */
	static HfNetwork open(HfFolder folder, int threads) throws EngineUnavailableException {
		OnnxModel model = OnnxModel.load(folder.network(), threads);
		boolean done = false;
		try {
			OptionalInt said = folder.config().padding();
			long padding = said.isPresent() ? said.getAsInt() : folder.tokenizer().padding().orElse(0);
			HfNetwork network = new HfNetwork(model, folder.config(), padding);
			for (Map.Entry<String, TensorType> input : model.inputs().entrySet()) {
				Input known = KNOWN.get(input.getKey());
				if (known == null || input.getValue().element() == TensorType.Element.OTHER) {
					throw network.unusable("has an input '" + input.getKey() + "' of " + input.getValue()
							+ "; expected input_ids, attention_mask, token_type_ids and position_ids only, of numbers");
				}
				network.inputs.put(input.getKey(), known);
			}
			if (!network.inputs.containsValue(Input.IDS)) {
				throw network.unusable("has no input 'input_ids'; its inputs are: " + String.join(", ", model.inputs().keySet()));
			}
			done = true;
			return network;
		} finally {
			if (!done) {
				model.close();
			}
		}
	}

	private EngineUnavailableException unusable(String what) {
		return new EngineUnavailableException(model.file() + ": " + what, REMEDY);
	}

	OnnxModel model() {
		return model;
	}

	/** The names of the outputs that the network decides by, in its order. */
	List<String> decisions() {
		return HfAttention.others(model.outputs().keySet());
	}

	/**
	 * The name of an output: one of this name, or else the one whose name holds it, or else the one in this place.
	 *
	 * @throws EngineUnavailableException
	 *             if there are too few
	 */
	String output(String name, String part, int place) throws EngineUnavailableException {
		List<String> names = decisions();
		if (names.contains(name)) {
			return name;
		}
		List<String> alike = names.stream().filter(known -> !part.isEmpty() && known.toLowerCase(Locale.ROOT).contains(part)).toList();
		if (alike.size() == 1) {
			return alike.getFirst();
		}
		if (place >= names.size()) {
			throw unusable("has no output '" + name + "'; its outputs are: " + String.join(", ", names));
		}
		return names.get(place);
	}

	/**
	 * Runs the network on sequences, filled up to the longest.
	 *
	 * @return the outputs by name, the first axis for sequences, the second, if the network decides on pieces, for pieces
	 */
	Map<String, FloatTensor> run(List<PieceSequence> batch, List<String> outputs, Cancellation cancellation) throws EngineException {
		int length = batch.stream().mapToInt(PieceSequence::length).max().orElse(0);
		try (OnnxCall call = model.call()) {
			for (Map.Entry<String, Input> input : inputs.entrySet()) {
				fill(call, input.getKey(), input.getValue(), batch, length);
			}
			return call.run(outputs, cancellation);
		}
	}

	private void fill(OnnxCall call, String name, Input input, List<PieceSequence> batch, int length) {
		boolean floats = model.inputs().get(name).element() == TensorType.Element.FLOAT;
		FloatBuffer real = floats ? call.floats(name, batch.size(), length) : null;
		LongBuffer whole = floats ? null : call.longs(name, batch.size(), length);
		for (PieceSequence sequence : batch) {
			IntToLongFunction values = switch (input) {
				case IDS -> at -> sequence.ids()[at];
				case MASK -> at -> 1;
				// A network with one segment has no row for a second.
				case TYPES -> at -> Math.min(sequence.types()[at], Math.max(0, config.types() - 1));
				case POSITIONS -> at -> (long) at + config.firstPosition();
			};
			for (int at = 0; at < length; at++) {
				long value = at < sequence.length() ? values.applyAsLong(at) : filling(input);
				if (floats) {
					real.put(value);
				} else {
					whole.put(value);
				}
			}
		}
	}

	private long filling(Input input) {
		return switch (input) {
			case IDS -> padding;
			case MASK, TYPES -> 0;
			case POSITIONS -> Math.max(0, config.firstPosition() - 1);
		};
	}

	@Override
	public void close() {
		model.close();
	}
}
