package org.lorgnette.engine.djl.vqa;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.folder.ImageSide;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.runtime.TensorType;
import org.lorgnette.engine.visual.Picture;

/** The two networks of a model: one looks at pictures, the other reads questions and answers. Safe for several threads. */
final class VqaModel implements AutoCloseable {

	private static final String PIXELS = "pixels";
	private static final String PATCHES = "patches";
	private static final String WORDS = "words";
	private static final String ANSWERS = "answerLogits";
	private static final String POINTS = "pointLogits";
	private static final String EVIDENCE = "evidenceLogits";
	private static final String SHARES = "attention.answer";
	/** Targets and references. */
	private static final int ROLES = 2;
	private static final Pattern CROSS = Pattern.compile("attention\\.(cross|back)\\.([0-9]{1,3})");

	private final LoadedModel model;
	private final OnnxModel image;
	private final ImageSide side;
	private final float[][] table;
	private final int width;
	private final List<Look> looks;
	private final List<String> wanted;
	private final PatchCache<float[]> cache = new PatchCache<>();

	/**
	 * A layer in which words look at patches.
	 *
	 * @param back whether patches look at words instead
	 */
	record Look(String output, int layer, boolean back) {
	}

	/**
	 * What the network says of a question.
	 *
	 * @param answers a logit for each
	 * @param points a logit for each patch
	 * @param evidence logits of each patch, [patches, 2], to hold a target and a reference, if the network tells such
	 * @param shares of the words in the answer, if the network shows them
	 * @param attention by look, [1, heads, words or 1, patches], or [1, heads, patches, words] of those back
	 */
	record Said(float[] answers, float[] points, Optional<float[]> evidence, Optional<float[]> shares, List<FloatTensor> attention) {
	}

	private VqaModel(LoadedModel model, OnnxModel image, ImageSide side) throws EngineUnavailableException {
		this.model = model;
		this.image = image;
		this.side = side;
		table = side.input().normalized();
		int patches = side.input().grid().patches();
		image.requireInput(PIXELS, TensorType.floats(TensorType.ANY, ImageInput.COLOURS, side.input().height(), side.input().width()));
		image.requireOutput(PATCHES, TensorType.floats(TensorType.ANY, TensorType.ANY, TensorType.ANY));
		OnnxModel network = model.network();
		network.requireInput(WORDS, model.wordIds());
		network.requireInput(PATCHES, TensorType.floats(TensorType.ANY, patches, TensorType.ANY));
		network.requireOutput(ANSWERS, TensorType.floats(TensorType.ANY, TensorType.ANY));
		network.requireOutput(POINTS, TensorType.floats(TensorType.ANY, TensorType.ANY));
		width = Math.toIntExact(Math.max(1, network.inputs().get(PATCHES).shape().getLast()));
		looks = network.outputs().keySet().stream().map(CROSS::matcher).filter(Matcher::matches)
				.map(matcher -> new Look(matcher.group(), Integer.parseInt(matcher.group(2)), matcher.group(1).equals("back")))
				.sorted(Comparator.comparingInt(Look::layer).thenComparing(Look::back)).toList();
		wanted = new ArrayList<>(List.of(ANSWERS, POINTS));
		looks.forEach(look -> wanted.add(look.output()));
		Stream.of(EVIDENCE, SHARES).filter(network.outputs()::containsKey).forEach(wanted::add);
	}

	/**
	 * Takes over the model, which it closes if it does not fit.
	 *
	 * @param image the network that looks at pictures
	 * @throws EngineUnavailableException
	 *             if a network has other inputs and outputs than are needed, or weights that are not finite
	 */
	static VqaModel of(LoadedModel model, OnnxModel image) throws EngineUnavailableException {
		boolean done = false;
		try {
			VqaModel fitted = model.fit(model.network().file(), () -> {
				VqaModel vqa = new VqaModel(model, image, model.folder().image().orElseThrow());
				vqa.ask(List.of("a"), vqa.see(Picture.of(1, 1, new int[1]), Cancellation.NONE), Cancellation.NONE);
				return vqa;
			});
			done = true;
			return fitted;
		} finally {
			if (!done) {
				image.close();
			}
		}
	}

	LoadedModel model() {
		return model;
	}

	ImageSide side() {
		return side;
	}

	List<Look> looks() {
		return looks;
	}

	/** The patches of a picture in context, [patches, width]; not to be changed. */
	float[] see(Picture picture, Cancellation cancellation) throws EngineException {
		Optional<float[]> known = cache.find(picture);
		if (known.isPresent()) {
			return known.get();
		}
		ImageInput input = side.input();
		try (OnnxCall call = image.call()) {
			FloatBuffer pixels = call.floats(PIXELS, 1, ImageInput.COLOURS, input.height(), input.width());
			if (side.blindness().seesPicture()) {
				fill(PictureScaler.scale(picture, input.width(), input.height(), cancellation), pixels);
			} else {
				// What is not drawn here is what an earlier call left in the buffer.
				for (int i = 0; i < input.values(); i++) {
					pixels.put(i, 0);
				}
			}
			FloatTensor patches = call.run(List.of(PATCHES), cancellation).get(PATCHES);
			float[] seen = patches.require(PATCHES, 1, input.grid().patches(), width);
			patches.requireFinite(PATCHES, 0, seen.length);
			cache.put(picture, seen);
			return seen;
		}
	}

	private void fill(byte[] colours, FloatBuffer pixels) {
		int size = side.input().width() * side.input().height();
		for (int i = 0; i < colours.length; i++) {
			pixels.put(i, table[i / size][colours[i] & 0xFF]);
		}
	}

	/** @param words of the question, at least one */
	Said ask(List<String> words, float[] patches, Cancellation cancellation) throws EngineException {
		try (OnnxCall call = model.network().call()) {
			LongBuffer ids = call.longs(WORDS, 1, words.size(), model.words().width());
			words.forEach(word -> ids.put(model.words().ids(word)));
			call.floats(PATCHES, 1, side.input().grid().patches(), width).put(patches);
			Map<String, FloatTensor> outputs = call.run(wanted, cancellation);
			float[] answers = outputs.get(ANSWERS).require(ANSWERS, 1, model.labels());
			float[] points = outputs.get(POINTS).require(POINTS, 1, side.input().grid().patches());
			outputs.get(ANSWERS).requireFinite(ANSWERS, 0, answers.length);
			outputs.get(POINTS).requireFinite(POINTS, 0, points.length);
			return new Said(answers, points, evidence(outputs), Optional.ofNullable(outputs.get(SHARES)).map(FloatTensor::values)
					.filter(shares -> shares.length == words.size()), looks.stream().map(look -> outputs.get(look.output())).toList());
		}
	}

	private Optional<float[]> evidence(Map<String, FloatTensor> outputs) throws EngineException {
		FloatTensor evidence = outputs.get(EVIDENCE);
		if (evidence == null) {
			return Optional.empty();
		}
		float[] logits = evidence.require(EVIDENCE, 1, side.input().grid().patches(), ROLES);
		evidence.requireFinite(EVIDENCE, 0, logits.length);
		return Optional.of(logits);
	}

	@Override
	public void close() {
		image.close();
		model.close();
	}
}
