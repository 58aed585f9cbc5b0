package org.lorgnette.engine.djl.hf;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.runtime.TensorType;

/**
 * A network that sees, reads or both, fed with the inputs that it declares, by name. One that was exported for one length of
 * texts has them filled up to it. Safe for several threads.
 */
final class SeeingNetwork implements Opening.Part {

	/** What an input can be. */
	enum Input {
		IDS("input_ids", 2), MASK("attention_mask", 2), TYPES("token_type_ids", 2), POSITIONS("position_ids", 2),
		PIXELS("pixel_values", 4), PIXEL_MASK("pixel_mask", 3), DECODER_IDS("decoder_input_ids", 2),
		DECODER_MASK("decoder_attention_mask", 2), STATES("encoder_hidden_states", 3), STATES_MASK("encoder_attention_mask", 2);

		private final String name;
		private final int axes;

		Input(String name, int axes) {
			this.name = name;
			this.axes = axes;
		}
	}

	/**
	 * What one run is given; parts that the network does not declare are not looked at.
	 *
	 * @param texts of one picture; shorter ones are filled up
	 * @param states [1, length, width] of another network
	 * @param answer what a decoder has written so far
	 */
	record Given(List<PieceSequence> texts, Optional<PreparedPicture> picture, Optional<FloatTensor> states, long[] answer) {

		static Given of(PieceSequence text, PreparedPicture picture) {
			return new Given(List.of(text), Optional.of(picture), Optional.empty(), new long[0]);
		}
	}

	private final OnnxModel model;
	private final Map<Input, TensorType> inputs = new LinkedHashMap<>();
	private final long padding;
	private final HfConfig text;

	private SeeingNetwork(OnnxModel model, long padding, HfConfig text) {
		this.model = model;
		this.padding = padding;
		this.text = text;
	}

	/**
	 * @param required
	 *            inputs that it must have
	 * @param possible
	 *            further inputs that it may have
	 * @throws EngineUnavailableException
	 *             if the network cannot be loaded or takes something else
	 */
	static SeeingNetwork open(SeeingFolder folder, Path file, int threads, Set<Input> required, Set<Input> possible)
			throws EngineUnavailableException {
		return of(folder, OnnxModel.load(file, threads), required, possible);
	}

	/** Takes over a network, which is closed if it does not fit; see {@link #open}. */
	static SeeingNetwork of(SeeingFolder folder, OnnxModel model, Set<Input> required, Set<Input> possible)
			throws EngineUnavailableException {
		boolean done = false;
		try {
			SeeingNetwork network = new SeeingNetwork(model, folder.padding(), folder.text());
			network.check(required, possible);
			done = true;
			return network;
		} finally {
			if (!done) {
				model.close();
			}
		}
	}

	private void check(Set<Input> required, Set<Input> possible) throws EngineUnavailableException {
		for (Input input : Input.values()) {
			TensorType type = model.inputs().get(input.name);
			if (type == null && required.contains(input)) {
				throw unusable("has no input '" + input.name + "'; its inputs are: " + String.join(", ", model.inputs().keySet()), required);
			}
			if (type != null && (required.contains(input) || possible.contains(input))) {
				boolean numbers = type.element() == TensorType.Element.FLOAT
						|| type.element() != TensorType.Element.OTHER && input != Input.PIXELS && input != Input.STATES;
				if (!numbers || !type.shape().isEmpty() && type.shape().size() != input.axes) {
					throw unusable("has an input '" + input.name + "' of " + type + "; expected " + input.axes + " axes of "
							+ (input == Input.PIXELS || input == Input.STATES ? "floats" : "numbers"), required);
				}
				inputs.put(input, type);
			}
		}
		Set<String> known = inputs.keySet().stream().map(input -> input.name).collect(Collectors.toSet());
		for (Map.Entry<String, TensorType> input : model.inputs().entrySet()) {
			if (!known.contains(input.getKey())) {
				throw unusable("has an input '" + input.getKey() + "' of " + input.getValue() + ", which nothing here fits", required);
			}
		}
		long colours = inputs.containsKey(Input.PIXELS) ? fixed(Input.PIXELS, 1) : TensorType.ANY;
		if (colours != TensorType.ANY && colours != 3) {
			throw unusable("takes pictures of " + colours + " colours; expected 3", required);
		}
	}

	private EngineUnavailableException unusable(String what, Set<Input> required) {
		return new EngineUnavailableException(model.file() + ": " + what, "export the network anew with the inputs "
				+ required.stream().sorted().map(input -> input.name).collect(Collectors.joining(", ")) + " and nothing that was computed "
				+ "before (no past_key_values)");
	}

	OnnxModel model() {
		return model;
	}

	/** A length that the network was exported for, or {@link TensorType#ANY}. */
	private long fixed(Input input, int axis) {
		TensorType type = inputs.get(input);
		return type == null || type.shape().isEmpty() ? TensorType.ANY : type.shape().get(axis);
	}

	/** How many pieces of this input it takes at most. */
	int limit(Input input) {
		long length = fixed(input, 1);
		return length == TensorType.ANY ? Integer.MAX_VALUE : Math.toIntExact(length);
	}

	/** How many texts it takes at once, if it takes only so many. */
	Optional<Integer> texts() {
		long count = fixed(Input.IDS, 0);
		return count == TensorType.ANY ? Optional.empty() : Optional.of(Math.toIntExact(count));
	}

	/**
	 * The name of an output: one of these, or else the only one that decides something.
	 *
	 * @throws EngineUnavailableException
	 *             if there are several others
	 */
	String output(String... names) throws EngineUnavailableException {
		List<String> decisions = HfAttention.others(model.outputs().keySet());
		for (String name : names) {
			if (model.outputs().containsKey(name)) {
				return name;
			}
		}
		if (decisions.size() != 1) {
			throw new EngineUnavailableException(model.file() + ": has no output '" + names[0] + "'; its outputs are: "
					+ String.join(", ", model.outputs().keySet()), "export the network with an output " + String.join(" or ", names));
		}
		return decisions.getFirst();
	}

	/** How long texts are for the network that are as long as this. */
	int filled(int length) {
		return (int) (fixed(Input.IDS, 1) == TensorType.ANY ? length : fixed(Input.IDS, 1));
	}

	/** @throws EngineException if the network fails, or was exported for another size of pictures */
	Map<String, FloatTensor> run(Given given, List<String> outputs, Cancellation cancellation) throws EngineException {
		try (OnnxCall call = model.call()) {
			for (Input input : inputs.keySet()) {
				fill(call, input, given);
			}
			return call.run(outputs, cancellation);
		}
	}

	private void fill(OnnxCall call, Input input, Given given) throws EngineException {
		switch (input) {
			case PIXELS -> {
				PreparedPicture picture = picture(given);
				call.floats(input.name, 1, 3, picture.height(), picture.width()).put(picture.values());
			}
			case STATES -> {
				FloatTensor states = given.states().orElseThrow();
				call.floats(input.name, states.shape()).put(states.values());
			}
			case PIXEL_MASK -> put(call, input, at -> 1, 1, picture(given).height(), picture(given).width());
			case STATES_MASK -> put(call, input, at -> 1, 1, given.states().orElseThrow().length(1));
			case DECODER_IDS, DECODER_MASK -> pieces(call, input, List.of(new PieceSequence(given.answer(), given.answer())));
			case IDS, MASK, TYPES, POSITIONS -> pieces(call, input, given.texts());
		}
	}

	private PreparedPicture picture(Given given) throws EngineException {
		PreparedPicture picture = given.picture().orElseThrow();
		long height = fixed(Input.PIXELS, 2);
		long width = fixed(Input.PIXELS, 3);
		if (height != TensorType.ANY && height != picture.height() || width != TensorType.ANY && width != picture.width()) {
			throw new EngineException(model.file() + " takes pictures of " + TensorType.floats(height, width)
					+ " pixels (height, width), but "
					+ PictureConfig.FILE + " makes this one " + picture.height() + " x " + picture.width()
					+ "; export the network for any size, or set 'size' to {\"height\": ..., \"width\": ...} of the network");
		}
		return picture;
	}

	private void pieces(OnnxCall call, Input input, List<PieceSequence> texts) {
		int most = texts.stream().mapToInt(PieceSequence::length).max().orElse(0);
		int length = fixed(input, 1) == TensorType.ANY ? most : (int) fixed(input, 1);
		put(call, input, at -> {
			PieceSequence sequence = texts.get(at / length);
			int place = at % length;
			boolean filling = place >= sequence.length();
			return switch (input) {
				case MASK, DECODER_MASK -> filling ? 0 : 1;
				// A network with one segment has no row for a second.
				case TYPES -> filling ? 0 : Math.min(sequence.types()[place], Math.max(0, text.types() - 1));
				case POSITIONS -> (long) place + text.firstPosition();
				default -> filling ? padding : sequence.ids()[place];
			};
		}, texts.size(), length);
	}

	private void put(OnnxCall call, Input input, IntToLongFunction values, long... shape) {
		boolean floats = inputs.get(input).element() == TensorType.Element.FLOAT;
		FloatBuffer real = floats ? call.floats(input.name, shape) : null;
		LongBuffer whole = floats ? null : call.longs(input.name, shape);
		int count = floats ? real.remaining() : whole.remaining();
		for (int at = 0; at < count; at++) {
			if (floats) {
				real.put(values.applyAsLong(at));
			} else {
				whole.put(values.applyAsLong(at));
			}
		}
	}

	@Override
	public void close() {
		model.close();
	}
}
