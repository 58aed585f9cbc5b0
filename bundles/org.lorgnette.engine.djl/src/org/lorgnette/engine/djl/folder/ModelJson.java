package org.lorgnette.engine.djl.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.vqa.Blindness;
import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.model.Task;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.text.Nearest;

/** Reads one {@code model.json}. */
final class ModelJson {

	private static final String FORMAT = "lorgnette-model/1";
	private static final Set<String> KEYS = Set.of("format", "id", "task", "languages", "weights", "fp32", "words", "labels",
			"scheme", "temperature", "noAnswer", "calibrations", "match", "window", "image", "writer", "files", "training");
	private static final long LONGEST = 16L << 20;

	private final Path folder;
	private final Path file;

	ModelJson(Path folder, Path file) {
		this.folder = folder;
		this.file = file;
	}

	ModelFolder read() throws EngineUnavailableException {
		JsonObject json = parse();
		String format = text(json, "format");
		if (!format.equals(FORMAT)) {
			throw misfit("the format is '" + format + "'; this version reads '" + FORMAT + "'");
		}
		for (String key : json.keySet()) {
			if (!KEYS.contains(key)) {
				throw misfit("unknown key '" + key + "'" + Nearest.to(key, KEYS).map(near -> "; did you mean '" + near + "'?").orElse(""));
			}
		}
		String taskId = text(json, "task");
		Task task = Task.of(taskId).orElseThrow(() -> misfit("the task is '" + taskId + "'; expected ner, relations, qa or vqa"));
		Map<String, String> sums = sums(json);
		Path weights = weights(json, sums);
		Set<String> optional = new HashSet<>();
		Optional<Path> fp32 = fp32(json, optional);
		Optional<ImageSide> image = task == Task.VQA ? Optional.of(image(object(json, "image"), sums, optional)) : Optional.empty();
		Optional<WriterSide> writer = json.has("writer") ? Optional.of(writer(object(json, "writer"), sums, optional))
				: Optional.empty();
		Checksums.require(folder, sums, optional);
		List<String> labels = task == Task.QA && !json.has("labels") ? List.of() : texts(json, "labels");
		Optional<TagScheme> scheme = task == Task.NER && writer.isEmpty() ? Optional.of(scheme(json, labels)) : Optional.empty();
		requireLabels(task, labels);
		AnswerCalibration calibration = calibration(json);
		if (task == Task.QA && whole(json, "match") != QuestionMatch.VERSION) {
			throw misfit("'match' is " + json.get("match") + "; this version compares questions and texts by version "
					+ QuestionMatch.VERSION);
		}
		return new ModelFolder(folder, text(json, "id"), task, languages(json), weights, fp32, object(json, "words"), labels, scheme,
				calibration.temperature(), calibration.noAnswer(), calibrations(json), window(object(json, "window")), image, writer);
	}

	private AnswerCalibration calibration(JsonObject json) throws EngineUnavailableException {
		double temperature = json.has("temperature") ? number(json, "temperature") : 1;
		if (!(temperature > 0)) {
			throw misfit("the temperature is " + temperature + "; expected a positive number");
		}
		if (!json.has("noAnswer")) {
			return new AnswerCalibration(temperature, NoAnswer.PLAIN);
		}
		JsonObject line = object(json, "noAnswer");
		double slope = number(line, "slope");
		if (!(slope > 0)) {
			throw misfit("the slope of 'noAnswer' is " + slope + "; expected a positive number");
		}
		return new AnswerCalibration(temperature, new NoAnswer(slope, number(line, "offset")));
	}

	private Map<String, AnswerCalibration> calibrations(JsonObject json) throws EngineUnavailableException {
		Map<String, AnswerCalibration> calibrations = new HashMap<>();
		if (json.has("calibrations")) {
			JsonObject languages = object(json, "calibrations");
			for (String language : languages.keySet()) {
				calibrations.put(language, calibration(object(languages, language)));
			}
		}
		return calibrations;
	}

	private Path weights(JsonObject json, Map<String, String> sums) throws EngineUnavailableException {
		Path weights = file(json, "weights");
		if (!sums.containsKey(text(json, "weights"))) {
			throw misfit("'files' has no checksum of " + text(json, "weights"));
		}
		return weights;
	}

	/** Shipped folders leave the large files out. */
	private Optional<Path> fp32(JsonObject json, Set<String> optional) throws EngineUnavailableException {
		if (!json.has("fp32")) {
			return Optional.empty();
		}
		optional.add(text(json, "fp32"));
		return Optional.of(inFolder(text(json, "fp32"))).filter(Files::exists);
	}

	private ImageSide image(JsonObject json, Map<String, String> sums, Set<String> optional) throws EngineUnavailableException {
		try {
			Blindness blindness = json.has("blind") ? Blindness.of(text(json, "blind")) : Blindness.NONE;
			boolean points = json.has("pointing") && json.get("pointing") instanceof JsonPrimitive value && value.isBoolean()
					&& value.getAsBoolean();
			return new ImageSide(weights(json, sums), fp32(json, optional), ImageInput.of(json), blindness, points);
		} catch (IllegalArgumentException e) {
			throw misfit("'image': " + e.getMessage());
		}
	}

	private WriterSide writer(JsonObject json, Map<String, String> sums, Set<String> optional) throws EngineUnavailableException {
		if (!sums.containsKey(text(json, "vocabulary"))) {
			throw misfit("'files' has no checksum of " + text(json, "vocabulary"));
		}
		Path vocabulary = file(json, "vocabulary");
		try {
			return new WriterSide(weights(json, sums), fp32(json, optional), whole(json, "layers"), whole(json, "heads"),
					whole(json, "headWidth"), Files.readAllLines(vocabulary));
		} catch (IOException e) {
			throw ModelFolder.misfit(vocabulary, "cannot be read as text in UTF-8: " + e.getMessage(), e);
		}
	}

	private JsonObject parse() throws EngineUnavailableException {
		try {
			if (Files.size(file) > LONGEST) {
				throw misfit("is longer than " + (LONGEST >> 20) + " MB; expected a description of a model");
			}
			try (Reader text = new StringReader(Files.readString(file)); JsonReader reader = new JsonReader(text)) {
				reader.setStrictness(Strictness.STRICT);
				JsonElement root = JsonParser.parseReader(reader);
				if (reader.peek() != JsonToken.END_DOCUMENT || !root.isJsonObject()) {
					throw misfit("expected one JSON object");
				}
				return root.getAsJsonObject();
			}
		} catch (IOException | JsonParseException e) {
			throw ModelFolder.misfit(file, "cannot be read as JSON in UTF-8: " + e.getMessage(), e);
		}
	}

	private Map<String, String> sums(JsonObject json) throws EngineUnavailableException {
		Map<String, String> sums = new HashMap<>();
		JsonObject files = object(json, "files");
		for (String name : files.keySet()) {
			inFolder(name);
			String sum = text(files, name).toLowerCase(Locale.ROOT);
			if (sum.length() != 64 || !sum.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
				throw misfit("the checksum of " + name + " is '" + sum + "'; expected SHA-256 in hexadecimal");
			}
			sums.put(name, sum);
		}
		return sums;
	}

	private TagScheme scheme(JsonObject json, List<String> labels) throws EngineUnavailableException {
		String name = text(json, "scheme");
		TagScheme scheme = TagScheme.of(name).orElseThrow(() -> misfit("the scheme is '" + name + "'; expected one of "
				+ String.join(", ", List.of(TagScheme.values()).stream().map(TagScheme::id).toList())));
		try {
			TagGrammar.of(labels, scheme);
			return scheme;
		} catch (IllegalArgumentException e) {
			throw misfit(e.getMessage());
		}
	}

	private void requireLabels(Task task, List<String> labels) throws EngineUnavailableException {
		Set<String> seen = new TreeSet<>();
		for (String label : labels) {
			if (label.isBlank() || !seen.add(label)) {
				throw misfit("the label '" + label + "' is blank or occurs twice");
			}
		}
		if (task != Task.QA && labels.size() < 2) {
			throw misfit("'labels' has " + labels.size() + " labels; expected 2 or more");
		}
	}

	private List<String> languages(JsonObject json) throws EngineUnavailableException {
		List<String> languages = texts(json, "languages");
		for (String language : languages) {
			if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
				throw misfit("'" + language + "' is no language tag such as en or fr");
			}
		}
		return languages;
	}

	private Window window(JsonObject json) throws EngineUnavailableException {
		try {
			return new Window(whole(json, "words"), whole(json, "stride"));
		} catch (IllegalArgumentException e) {
			throw misfit(e.getMessage());
		}
	}

	private int whole(JsonObject json, String key) throws EngineUnavailableException {
		double number = number(json, key);
		if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
			throw misfit("'" + key + "' is " + number + "; expected a whole number");
		}
		return (int) number;
	}

	private double number(JsonObject json, String key) throws EngineUnavailableException {
		if (json.get(key) instanceof JsonPrimitive primitive && primitive.isNumber()) {
			double number = primitive.getAsDouble();
			if (Double.isFinite(number)) {
				return number;
			}
		}
		throw misfit("'" + key + "' is " + shown(json, key) + "; expected a number");
	}

	private String text(JsonObject json, String key) throws EngineUnavailableException {
		if (json.get(key) instanceof JsonPrimitive primitive && primitive.isString() && !primitive.getAsString().isBlank()) {
			return primitive.getAsString();
		}
		throw misfit("'" + key + "' is " + shown(json, key) + "; expected a text");
	}

	private List<String> texts(JsonObject json, String key) throws EngineUnavailableException {
		if (!json.has(key) || !json.get(key).isJsonArray()) {
			throw misfit("'" + key + "' is " + shown(json, key) + "; expected a list of texts");
		}
		List<String> texts = new ArrayList<>();
		for (JsonElement element : json.getAsJsonArray(key)) {
			if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
				throw misfit("'" + key + "' holds " + element + "; expected texts only");
			}
			texts.add(primitive.getAsString());
		}
		return texts;
	}

	private JsonObject object(JsonObject json, String key) throws EngineUnavailableException {
		if (json.has(key) && json.get(key).isJsonObject()) {
			return json.getAsJsonObject(key);
		}
		throw misfit("'" + key + "' is " + shown(json, key) + "; expected keys and values");
	}

	private static String shown(JsonObject json, String key) {
		String text = json.has(key) ? json.get(key).toString() : "missing";
		return text.length() > 80 ? text.substring(0, 80) + "..." : text;
	}

	private Path file(JsonObject json, String key) throws EngineUnavailableException {
		Path path = inFolder(text(json, key));
		if (!Files.isRegularFile(path)) {
			throw misfit("'" + key + "' names " + path.getFileName() + ", which is not there");
		}
		return path;
	}

	/** Names of files directly in the folder only: a model must not make anything else be read. */
	private Path inFolder(String name) throws EngineUnavailableException {
		if (name.isBlank() || name.contains("/") || name.contains("\\") || name.equals("..") || name.indexOf('\0') >= 0) {
			throw misfit("'" + name + "' is no name of a file in the folder");
		}
		return folder.resolve(name);
	}

	private EngineUnavailableException misfit(String what) {
		return ModelFolder.misfit(file, what);
	}
}
