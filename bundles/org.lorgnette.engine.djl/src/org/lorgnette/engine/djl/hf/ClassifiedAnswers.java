package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Given;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Input;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.vqa.AnswerChoice;
import org.lorgnette.engine.djl.vqa.AnswerChoice.Chosen;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.Span;

/** One network that sees, reads and chooses among the answers of {@code id2label}, as ViLT does (Kim et al. 2021). */
final class ClassifiedAnswers implements PictureAnswers {

	private static final Set<Input> REQUIRED = Set.of(Input.IDS, Input.PIXELS);
	private static final Set<Input> POSSIBLE = Set.of(Input.MASK, Input.TYPES, Input.POSITIONS, Input.PIXEL_MASK);

	private final SeeingFolder folder;
	private final SeeingNetwork network;
	private final TextSide text;
	private final String logits;
	private final AnswerChoice choice;
	private final int top;
	private final Optional<SeenPatches> patches;

	private ClassifiedAnswers(SeeingFolder folder, SeeingNetwork network, TextSide text, boolean independent, int top)
			throws EngineUnavailableException {
		this.folder = folder;
		this.network = network;
		this.text = text;
		this.top = top;
		logits = network.output("logits");
		choice = new AnswerChoice(folder.config().labels(), 1, independent);
		tryOut();
		patches = SeenPatches.find(folder, network, text);
	}

	/**
	 * Takes over the network.
	 *
	 * @param independent
	 *            whether each answer has a probability of its own
	 * @throws EngineUnavailableException
	 *             if the files are not those of such a model, or do not fit together
	 */
	static ClassifiedAnswers open(SeeingFolder folder, OnnxModel model, boolean independent, int top)
			throws EngineUnavailableException {
		try (Opening opening = new Opening()) {
			SeeingNetwork network = opening.add(SeeingNetwork.of(folder, model, REQUIRED, POSSIBLE));
			TextSide text = opening.add(TextSide.open(folder, network.limit(Input.IDS)));
			return opening.done(new ClassifiedAnswers(folder, network, text, independent, top));
		}
	}

	private void tryOut() throws EngineUnavailableException {
		try {
			logits(Given.of(text.example().input(), folder.pictures().prepare(SeenPatches.GREY, Cancellation.NONE)), Cancellation.NONE);
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException e) {
			throw new EngineUnavailableException(network.model().file() + ": fails on a grey picture and the last piece of "
					+ TokenizerFiles.FILE + ": " + e.getMessage(), "put the network, " + TokenizerFiles.FILE + ", " + HfConfig.FILE + " and "
							+ PictureConfig.FILE + " of one and the same model into the folder", e);
		}
	}

	private float[] logits(Given given, Cancellation cancellation) throws EngineException {
		return checked(network.run(given, List.of(logits), cancellation));
	}

	private float[] checked(Map<String, FloatTensor> outputs) throws EngineException {
		int labels = folder.config().labels().size();
		FloatTensor output = outputs.get(logits);
		if (output.shape().length != 2 || output.shape()[0] != 1 || output.shape()[1] != labels) {
			throw new EngineException("the output '" + logits + "' has the shape " + Arrays.toString(output.shape()) + ", but "
					+ HfConfig.FILE + " names " + labels + " answers ('id2label'); expected [1, " + labels + "]");
		}
		output.requireFinite(logits, 0, labels);
		return output.values();
	}

	@Override
	public Reply answer(String question, List<Span> words, Picture picture, List<String> options, Cancellation cancellation)
			throws EngineException {
		TextSide.Read read = text.read(question, cancellation);
		PreparedPicture prepared = folder.pictures().prepare(picture, cancellation);
		List<String> outputs = new ArrayList<>(List.of(logits));
		patches.ifPresent(seen -> outputs.addAll(seen.outputs()));
		Map<String, FloatTensor> values = network.run(Given.of(read.input(), prepared), outputs, cancellation);
		List<Chosen> answers = choice.choose(checked(values), options, top);
		if (patches.isEmpty()) {
			return Reply.of(answers);
		}
		SeenPatches.Shown shown = patches.get().show(values, read, words, prepared, picture);
		return new Reply(answers, shown.words(), Optional.of(shown.grid()), shown.maps());
	}

	@Override
	public void close() {
		network.close();
		text.close();
	}
}
