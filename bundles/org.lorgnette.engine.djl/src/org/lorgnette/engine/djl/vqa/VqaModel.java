package org.lorgnette.engine.djl.vqa;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
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

	static final String PIXELS = "pixels";
	static final String PATCHES = "patches";
	static final String WORDS = "words";
	static final String ANSWERS = "answerLogits";
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

	OnnxModel image() {
		return image;
	}

	/** Of the vectors of patches. */
	int width() {
		return width;
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
			fill(picture, call.floats(PIXELS, 1, ImageInput.COLOURS, input.height(), input.width()), cancellation);
			FloatTensor patches = call.run(List.of(PATCHES), cancellation).get(PATCHES);
			float[] seen = patches.require(PATCHES, 1, input.grid().patches(), width);
			patches.requireFinite(PATCHES, 0, seen.length);
			cache.put(picture, seen);
			return seen;
		}
	}

	/** Writes a picture as the network takes it. */
	void fill(Picture picture, FloatBuffer pixels, Cancellation cancellation) {
		ImageInput input = side.input();
		if (!side.blindness().seesPicture()) {
			// What is not drawn here is what an earlier call left in the buffer.
			for (int i = 0; i < input.values(); i++) {
				pixels.put(i, 0);
			}
			return;
		}
		byte[] colours = Placement.of(picture, input).colours(picture, input, cancellation);
		int size = input.width() * input.height();
		for (int i = 0; i < colours.length; i++) {
			pixels.put(i, table[i / size][colours[i] & 0xFF]);
		}
	}

	/** @param words of the question, at least one */
	Said ask(List<String> words, float[] patches, Cancellation cancellation) throws EngineException {
		return askAll(List.of(words), patches, cancellation).getFirst();
	}

	/**
	 * @param questions at least one, all of as many words, at least one
	 * @return for each question
	 */
	List<Said> askAll(List<List<String>> questions, float[] patches, Cancellation cancellation) throws EngineException {
		int count = questions.size();
		int length = questions.getFirst().size();
		try (OnnxCall call = model.network().call()) {
			LongBuffer ids = call.longs(WORDS, count, length, model.words().width());
			questions.forEach(words -> words.forEach(word -> ids.put(model.words().ids(word))));
			call.floats(PATCHES, 1, side.input().grid().patches(), width).put(patches);
			Map<String, FloatTensor> outputs = call.run(wanted, cancellation);
			int grid = side.input().grid().patches();
			require(outputs, ANSWERS, count, model.labels());
			require(outputs, POINTS, count, grid);
			if (outputs.containsKey(EVIDENCE)) {
				require(outputs, EVIDENCE, count, grid, ROLES);
			}
			List<Said> said = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				said.add(said(outputs, i, count, length));
			}
			return said;
		}
	}

	private static void require(Map<String, FloatTensor> outputs, String name, long... shape) throws EngineException {
		float[] values = outputs.get(name).require(name, shape);
		outputs.get(name).requireFinite(name, 0, values.length);
	}

	private Said said(Map<String, FloatTensor> outputs, int question, int count, int length) {
		return new Said(row(outputs.get(ANSWERS), question, count).values(), row(outputs.get(POINTS), question, count).values(),
				Optional.ofNullable(outputs.get(EVIDENCE)).map(evidence -> row(evidence, question, count).values()),
				Optional.ofNullable(outputs.get(SHARES)).map(shares -> row(shares, question, count).values())
						.filter(shares -> shares.length == length),
				looks.stream().map(look -> row(outputs.get(look.output()), question, count)).toList());
	}

	/** What belongs to a question; all of it if it is the same for each. */
	private static FloatTensor row(FloatTensor all, int question, int count) {
		if (count == 1 || all.length(0) != count) {
			return all;
		}
		int size = all.values().length / count;
		long[] shape = new long[all.shape().length];
		shape[0] = 1;
		for (int axis = 1; axis < shape.length; axis++) {
			shape[axis] = all.length(axis);
		}
		return new FloatTensor(Arrays.copyOfRange(all.values(), question * size, (question + 1) * size), shape);
	}

	@Override
	public void close() {
		image.close();
		model.close();
	}
}
