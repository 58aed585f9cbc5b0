package org.lorgnette.engine.djl.hf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.pixels.Resampling;

/**
 * Reads {@code preprocessor_config.json} as the image processors of transformers do, in its older forms too. What is left out has
 * the value that the processor gives it; what would change pictures in a way not known here is refused.
 */
final class PictureConfig {

	static final String FILE = "preprocessor_config.json";

	private static final int LARGEST = 4096;
	private static final int COLOURS = 3;
	private static final double[] HALF = {0.5, 0.5, 0.5};
	private static final double[] CLIP_MEAN = {0.48145466, 0.4578275, 0.40821073};
	private static final double[] CLIP_DEVIATION = {0.26862954, 0.26130258, 0.27577711};

	/** The processors that are known, with what they do unless it is said. */
	private enum Processor {
		VILT("Vilt", false, 384, false, Resampling.BICUBIC, HALF, HALF),
		CLIP("CLIP", false, 224, true, Resampling.BICUBIC, CLIP_MEAN, CLIP_DEVIATION),
		BLIP("Blip", true, 384, false, Resampling.BICUBIC, CLIP_MEAN, CLIP_DEVIATION),
		VIT("ViT", true, 224, false, Resampling.BILINEAR, HALF, HALF);

		private final String begin;
		private final boolean square;
		private final int edge;
		private final boolean crops;
		private final Resampling resampling;
		private final double[] mean;
		private final double[] deviation;

		Processor(String begin, boolean square, int edge, boolean crops, Resampling resampling, double[] mean, double[] deviation) {
			this.begin = begin;
			this.square = square;
			this.edge = edge;
			this.crops = crops;
			this.resampling = resampling;
			this.mean = mean;
			this.deviation = deviation;
		}

		private boolean isNamed(String name) {
			return Stream.of("FeatureExtractor", "ImageProcessor", "ImageProcessorFast").anyMatch(end -> name.equals(begin + end));
		}
	}

	/** Looked at below, or without effect on one picture in colours. */
	private static final Set<String> KNOWN = Set.of("do_resize", "size", "size_divisor", "size_divisibility", "resample",
			"do_center_crop", "crop_size", "do_rescale", "rescale_factor", "do_normalize", "image_mean", "image_std", "do_convert_rgb",
			"do_pad", "pad_and_return_pixel_mask", "image_processor_type", "feature_extractor_type", "processor_class", "data_format",
			"default_to_square", "_valid_processor_keys", "model_input_names", "return_tensors", "use_fast");

	private final HfJson file;
	private final Processor processor;

	private PictureConfig(HfJson file, Processor processor) {
		this.file = file;
		this.processor = processor;
	}

	/**
	 * @param modelType
	 *            as in {@code config.json}, for files that name no processor
	 * @throws EngineUnavailableException
	 *             if something is of another kind than the tools write, or not understood
	 */
	static PictureRules read(HfJson file, String modelType) throws EngineUnavailableException {
		PictureConfig config = new PictureConfig(file, processor(file, modelType));
		config.requireKnown();
		boolean resizes = file.bool("do_resize").orElse(true);
		Optional<SizeRule> size = resizes ? Optional.of(config.size()) : Optional.empty();
		Optional<SizeRule.Exact> crop = config.crop();
		config.requireDivided(size, crop);
		return new PictureRules(size, config.resampling(), crop, config.values());
	}

	private static Processor processor(HfJson file, String modelType) throws EngineUnavailableException {
		Optional<String> named = file.text("image_processor_type");
		String name = named.isPresent() ? named.get() : file.text("feature_extractor_type").orElse("");
		return Stream.of(Processor.values())
				.filter(each -> name.isEmpty() ? each.begin.equalsIgnoreCase(modelType) : each.isNamed(name)).findFirst()
				.orElseThrow(() -> file.misfit((name.isEmpty() ? "names no 'image_processor_type'" : "is for a " + name)
						+ "; expected " + Stream.of(Processor.values()).map(each -> each.begin + "ImageProcessor")
								.collect(Collectors.joining(", "))));
	}

	private void requireKnown() throws EngineUnavailableException {
		Set<String> strange = new TreeSet<>();
		for (Map.Entry<String, JsonElement> entry : file.json().entrySet()) {
			JsonElement value = entry.getValue();
			boolean idle = value.isJsonNull() || value.isJsonPrimitive() && value.getAsString().equals("false");
			if (!KNOWN.contains(entry.getKey()) && !idle) {
				strange.add("'" + entry.getKey() + "': " + HfJson.shown(value));
			}
		}
		if (!strange.isEmpty()) {
			throw file.misfit("asks for something that is not known here: " + String.join(", ", strange)
					+ "; expected resizing, cropping, rescaling and normalizing only");
		}
		for (String key : List.of("do_convert_rgb", "do_pad", "pad_and_return_pixel_mask")) {
			// Pictures come in colours, and one at a time: nothing is left to do.
			file.bool(key);
		}
		Optional<String> order = file.text("data_format");
		if (order.isPresent() && !order.get().equals("channels_first")) {
			throw file.misfit("'data_format' is '" + order.get() + "'; expected channels_first");
		}
	}

	private SizeRule size() throws EngineUnavailableException {
		boolean square = file.bool("default_to_square").orElse(processor.square);
		JsonElement size = given("size").orElse(null);
		if (size == null) {
			return processor.square ? new SizeRule.Exact(processor.edge, processor.edge) : shortest(processor.edge, OptionalInt.empty());
		}
		if (size.isJsonPrimitive()) {
			int edge = length("size", size);
			return square ? new SizeRule.Exact(edge, edge) : shortest(edge, OptionalInt.empty());
		}
		Optional<SizeRule.Exact> exact = exact("size", size);
		if (exact.isPresent()) {
			return exact.get();
		}
		if (size instanceof JsonObject object && (object.keySet().equals(Set.of("shortest_edge"))
				|| object.keySet().equals(Set.of("shortest_edge", "longest_edge")))) {
			int edge = length("size.shortest_edge", object.get("shortest_edge"));
			JsonElement longest = object.get("longest_edge");
			return shortest(edge, longest == null || longest.isJsonNull() ? OptionalInt.empty()
					: OptionalInt.of(length("size.longest_edge", longest)));
		}
		throw file.misfit("'size' is " + HfJson.shown(size) + "; expected a number, {\"height\", \"width\"}, {\"shortest_edge\"} or "
				+ "{\"shortest_edge\", \"longest_edge\"}");
	}

	private SizeRule shortest(int edge, OptionalInt longest) throws EngineUnavailableException {
		if (processor == Processor.VILT) {
			if (longest.isPresent() && longest.getAsInt() != SizeRule.Multiples.longest(edge)) {
				throw file.misfit("'size.longest_edge' is " + longest.getAsInt() + ", of which a ViltImageProcessor takes no notice; "
						+ "expected none, or the " + SizeRule.Multiples.longest(edge) + " that it takes");
			}
			return new SizeRule.Multiples(edge, divisor().orElse(32));
		}
		if (longest.isPresent() && longest.getAsInt() <= edge) {
			throw file.misfit("'size.longest_edge' is " + longest.getAsInt() + "; expected more than the shortest, " + edge);
		}
		return new SizeRule.Shortest(edge, longest);
	}

	private Optional<JsonElement> given(String key) {
		return Optional.ofNullable(file.json().get(key)).filter(value -> !value.isJsonNull());
	}

	/** Of an object or a list of height and width. */
	private Optional<SizeRule.Exact> exact(String key, JsonElement size) throws EngineUnavailableException {
		if (size instanceof JsonObject object && object.keySet().equals(Set.of("height", "width"))) {
			return Optional.of(new SizeRule.Exact(length(key + ".width", object.get("width")), length(key + ".height",
					object.get("height"))));
		}
		if (size.isJsonArray() && size.getAsJsonArray().size() == 2) {
			return Optional.of(new SizeRule.Exact(length(key, size.getAsJsonArray().get(1)), length(key, size.getAsJsonArray().get(0))));
		}
		return Optional.empty();
	}

	private int length(String key, JsonElement value) throws EngineUnavailableException {
		boolean number = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
		double length = number ? value.getAsDouble() : 0;
		if (!(length >= 1 && length <= LARGEST) || length != Math.rint(length)) {
			throw file.misfit("'" + key + "' is " + HfJson.shown(value) + "; expected a whole number from 1 to " + LARGEST);
		}
		return (int) length;
	}

	private OptionalInt divisor() throws EngineUnavailableException {
		for (String key : List.of("size_divisor", "size_divisibility")) {
			Optional<JsonElement> value = given(key);
			if (value.isPresent() && !(value.get().isJsonPrimitive() && value.get().getAsString().equals("0"))) {
				return OptionalInt.of(length(key, value.get()));
			}
		}
		return OptionalInt.empty();
	}

	/** Only ViLT's processor cuts sides to multiples; another's must have them anyway. */
	private void requireDivided(Optional<SizeRule> size, Optional<SizeRule.Exact> crop) throws EngineUnavailableException {
		OptionalInt divisor = divisor();
		SizeRule last = crop.isPresent() ? crop.get() : size.orElse(null);
		if (divisor.isEmpty() || last instanceof SizeRule.Multiples) {
			return;
		}
		int by = divisor.getAsInt();
		if (!(last instanceof SizeRule.Exact exact) || exact.width() % by != 0 || exact.height() % by != 0) {
			throw file.misfit("'size_divisor' is " + by + ", of which a " + processor.begin + "ImageProcessor takes no notice; expected "
					+ "none, or a height and a width that are multiples of it");
		}
	}

	private Optional<SizeRule.Exact> crop() throws EngineUnavailableException {
		boolean crops = file.bool("do_center_crop").orElse(processor.crops);
		if (!crops) {
			return Optional.empty();
		}
		if (!processor.crops) {
			throw file.misfit("'do_center_crop' is true, but a " + processor.begin + "ImageProcessor does not crop; expected false");
		}
		Optional<JsonElement> size = given("crop_size");
		if (size.isEmpty()) {
			return Optional.of(new SizeRule.Exact(processor.edge, processor.edge));
		}
		if (size.get().isJsonPrimitive()) {
			int edge = length("crop_size", size.get());
			return Optional.of(new SizeRule.Exact(edge, edge));
		}
		return Optional.of(exact("crop_size", size.get()).orElseThrow(() -> file.misfit("'crop_size' is "
				+ HfJson.shown(size.get()) + "; expected a number or {\"height\", \"width\"}")));
	}

	private Resampling resampling() throws EngineUnavailableException {
		OptionalLong code = file.whole("resample");
		return code.isEmpty()
				? processor.resampling : Resampling.ofCode(code.getAsLong()).orElseThrow(() -> file.misfit("'resample' is "
				+ code.getAsLong() + "; expected 0 (nearest), 1 (Lanczos), 2 (bilinear), 3 (bicubic), 4 (box) or 5 (Hamming)"));
	}

	/** As numpy rounds them: the factor in 64 bits, the rest in 32. */
	private float[][] values() throws EngineUnavailableException {
		boolean rescales = file.bool("do_rescale").orElse(true);
		double factor = rescales ? file.number("rescale_factor").orElse(1 / 255.0) : 1;
		boolean normalizes = file.bool("do_normalize").orElse(true);
		double[] mean = normalizes ? numbers("image_mean", processor.mean) : new double[COLOURS];
		double[] deviation = normalizes ? numbers("image_std", processor.deviation) : new double[] {1, 1, 1};
		if (!Double.isFinite(factor) || !Arrays.stream(mean).allMatch(Double::isFinite)
				|| !Arrays.stream(deviation).allMatch(value -> value > 0 && Double.isFinite(value))) {
			throw file.misfit("'rescale_factor', 'image_mean' or 'image_std' is not finite, or a deviation is not above 0");
		}
		float[][] values = new float[COLOURS][256];
		for (int colour = 0; colour < COLOURS; colour++) {
			for (int value = 0; value < 256; value++) {
				float scaled = (float) (value * factor);
				values[colour][value] = normalizes ? (scaled - (float) mean[colour]) / (float) deviation[colour] : scaled;
			}
		}
		return values;
	}

	private double[] numbers(String key, double[] usual) throws EngineUnavailableException {
		Optional<JsonElement> given = given(key);
		if (given.isEmpty()) {
			return usual;
		}
		List<JsonElement> parts = given.get().isJsonArray() ? given.get().getAsJsonArray().asList()
				: List.of(given.get(), given.get(), given.get());
		if (parts.size() != COLOURS || !parts.stream().allMatch(part -> part.isJsonPrimitive()
				&& part.getAsJsonPrimitive().isNumber())) {
			throw file.misfit("'" + key + "' is " + HfJson.shown(given.get()) + "; expected three numbers, of red, green and blue");
		}
		return parts.stream().mapToDouble(JsonElement::getAsDouble).toArray();
	}
}
