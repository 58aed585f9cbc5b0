package org.lorgnette.engine.djl.hf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Given;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Input;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.vqa.PatchCache;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.Span;

/**
 * Answers written by a decoder, as BLIP does (Li et al. 2022), in one of two layouts: three networks, {@code vision_model.onnx}
 * (pixel_values to patches), {@code text_encoder.onnx} (input_ids, encoder_hidden_states: the question over the patches) and
 * {@code text_decoder.onnx} (input_ids, encoder_hidden_states: the answer over the question, to logits); or one network with
 * input_ids, pixel_values and decoder_input_ids.
 */
final class WrittenAnswers implements PictureAnswers {

	private static final String VISION = "vision_model.onnx";
	private static final String ENCODER = "text_encoder.onnx";
	private static final String DECODER = "text_decoder.onnx";
	private static final Set<Input> TEXT = Set.of(Input.MASK, Input.TYPES, Input.POSITIONS, Input.STATES_MASK);

	private final Seer seer;
	private final TextSide text;
	private final AnswerWriter writer;
	private final int top;

	/** The networks. */
	private interface Seer extends Opening.Part {

		AnswerWriter.Decoder ask(PieceSequence question, Picture picture, Cancellation cancellation) throws EngineException;

		int limit();

		int answerLimit();
	}

	private WrittenAnswers(SeeingFolder folder, Seer seer, TextSide text, int longest, int top) throws EngineUnavailableException {
		this.seer = seer;
		this.text = text;
		this.top = top;
		writer = new AnswerWriter(folder, text, Math.min(longest, seer.answerLimit() - 1));
		try {
			writer.tryOut(seer.ask(text.example().input(), SeenPatches.GREY, Cancellation.NONE));
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException e) {
			throw new EngineUnavailableException(folder.path() + ": the networks fail on a grey picture and the last piece of "
					+ TokenizerFiles.FILE + ": " + e.getMessage(), "put the networks, " + TokenizerFiles.FILE + ", " + HfConfig.FILE + " and "
							+ PictureConfig.FILE + " of one and the same model into the folder", e);
		}
	}

	/** Whether a folder has the three networks, or some of them. */
	static boolean areIn(SeeingFolder folder) {
		return List.of(VISION, ENCODER, DECODER).stream().anyMatch(name -> place(folder, name).isPresent());
	}

	private static Optional<Path> place(SeeingFolder folder, String name) {
		return List.of(folder.path().resolve(name), folder.path().resolve("onnx").resolve(name)).stream().filter(Files::isRegularFile)
				.findFirst();
	}

	private static Path require(SeeingFolder folder, String name) throws EngineUnavailableException {
		return place(folder, name).orElseThrow(() -> new EngineUnavailableException(folder.path() + ": there is no " + name,
				"a model in parts needs " + VISION + ", " + ENCODER + " and " + DECODER + "; or name one network by the setting 'file'"));
	}

	/**
	 * Of three networks.
	 *
	 * @param longest
	 *            how many pieces an answer has at most
	 * @throws EngineUnavailableException
	 *             if the files are not those of such a model, or do not fit together
	 */
	static WrittenAnswers inParts(SeeingFolder folder, int threads, int longest, int top) throws EngineUnavailableException {
		try (Opening opening = new Opening()) {
			SeeingNetwork vision = opening.add(SeeingNetwork.open(folder, require(folder, VISION), threads, Set.of(Input.PIXELS),
					Set.of()));
			SeeingNetwork encoder = opening.add(SeeingNetwork.open(folder, require(folder, ENCODER), threads,
					Set.of(Input.IDS, Input.STATES), TEXT));
			SeeingNetwork decoder = opening.add(SeeingNetwork.open(folder, require(folder, DECODER), threads,
					Set.of(Input.IDS, Input.STATES), TEXT));
			Seer seer = new Parts(folder, vision, encoder, decoder, vision.output("last_hidden_state", "image_embeds"),
					encoder.output("last_hidden_state", "question_embeds"), decoder.output("logits"), new PatchCache<>());
			return open(opening, folder, seer, longest, top);
		}
	}

	/** Whether a network writes answers rather than choosing among them. */
	static boolean isOne(OnnxModel model) {
		return model.inputs().containsKey("decoder_input_ids");
	}

	/** Of one network, which it takes over; see {@link #inParts}. */
	static WrittenAnswers inOne(SeeingFolder folder, OnnxModel model, int longest, int top) throws EngineUnavailableException {
		try (Opening opening = new Opening()) {
			SeeingNetwork network = opening.add(SeeingNetwork.of(folder, model, Set.of(Input.IDS, Input.PIXELS,
					Input.DECODER_IDS), Set.of(Input.MASK, Input.TYPES, Input.POSITIONS, Input.PIXEL_MASK, Input.DECODER_MASK)));
			return open(opening, folder, new Whole(folder, network, network.output("logits")), longest, top);
		}
	}

	private static WrittenAnswers open(Opening opening, SeeingFolder folder, Seer seer, int longest, int top)
			throws EngineUnavailableException {
		TextSide text = opening.add(TextSide.open(folder, seer.limit()));
		return opening.done(new WrittenAnswers(folder, seer, text, longest, top));
	}

	private record Whole(SeeingFolder folder, SeeingNetwork network, String logits) implements Seer {

		@Override
		public AnswerWriter.Decoder ask(PieceSequence question, Picture picture, Cancellation cancellation) throws EngineException {
			PreparedPicture prepared = folder.pictures().prepare(picture, cancellation);
			return answer -> network.run(new Given(List.of(question), Optional.of(prepared), Optional.empty(), answer), List.of(logits),
					cancellation).get(logits);
		}

		@Override
		public int limit() {
			return network.limit(Input.IDS);
		}

		@Override
		public int answerLimit() {
			return network.limit(Input.DECODER_IDS);
		}

		@Override
		public void close() {
			network.close();
		}
	}

	private record Parts(SeeingFolder folder, SeeingNetwork vision, SeeingNetwork encoder, SeeingNetwork decoder, String patches,
			String states, String logits, PatchCache<FloatTensor> seen) implements Seer {

		@Override
		public AnswerWriter.Decoder ask(PieceSequence question, Picture picture, Cancellation cancellation) throws EngineException {
			FloatTensor read = states(encoder.run(new Given(List.of(question), Optional.empty(), Optional.of(see(picture, cancellation)),
					new long[0]), List.of(states), cancellation).get(states), encoder, states);
			return answer -> decoder.run(new Given(List.of(new PieceSequence(answer, new long[answer.length])), Optional.empty(),
					Optional.of(read), new long[0]), List.of(logits), cancellation).get(logits);
		}

		/** A picture is looked at once. */
		private FloatTensor see(Picture picture, Cancellation cancellation) throws EngineException {
			Optional<FloatTensor> known = seen.find(picture);
			if (known.isPresent()) {
				return known.get();
			}
			PreparedPicture prepared = folder.pictures().prepare(picture, cancellation);
			FloatTensor fresh = states(vision.run(new Given(List.of(), Optional.of(prepared), Optional.empty(), new long[0]),
					List.of(patches), cancellation).get(patches), vision, patches);
			seen.put(picture, fresh);
			return fresh;
		}

		private static FloatTensor states(FloatTensor states, SeeingNetwork of, String name) throws EngineException {
			if (states.shape().length != 3 || states.shape()[0] != 1) {
				throw new EngineException(of.model().file() + ": the output '" + name + "' has the shape "
						+ Arrays.toString(states.shape()) + "; expected [1, length, width]");
			}
			states.requireFinite(name, 0, states.values().length);
			return states;
		}

		@Override
		public int limit() {
			return encoder.limit(Input.IDS);
		}

		@Override
		public int answerLimit() {
			return decoder.limit(Input.IDS);
		}

		@Override
		public void close() {
			vision.close();
			encoder.close();
			decoder.close();
		}
	}

	@Override
	public Reply answer(String question, List<Span> words, Picture picture, List<String> options, Cancellation cancellation)
			throws EngineException {
		AnswerWriter.Decoder decoder = seer.ask(text.read(question, cancellation).input(), picture, cancellation);
		return Reply.of(options.isEmpty() ? List.of(writer.write(decoder, cancellation)) : writer.choose(options, decoder, top,
				cancellation));
	}

	@Override
	public void close() {
		seer.close();
		text.close();
	}
}
