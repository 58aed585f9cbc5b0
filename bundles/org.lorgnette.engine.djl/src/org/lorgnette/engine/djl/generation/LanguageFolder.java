package org.lorgnette.engine.djl.generation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.models.ModelFetcher;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * A folder of a language model: its network in two precisions, its pieces, and {@code language.json}, which describes them.
 *
 * @param languages BCP 47 tags of what it learned from, the main one first
 */
public record LanguageFolder(Path path, String id, List<String> languages, Shape shape) {

	public static final String SUBWORDS = "subwords.json";
	public static final String INT8 = "decoder.int8.onnx";
	public static final String FP32 = "decoder.onnx";

	private static final String DESCRIPTION = "language.json";
	private static final String FORMAT = "lorgnette-language/1";
	private static final String REMEDY = "name a folder as the trainer language-model writes it";

	/**
	 * @param context the most pieces that are looked at together
	 * @param headWidth numbers in the vectors of a head
	 */
	public record Shape(int context, int layers, int heads, int headWidth) {

		/** Where, of so many pieces that are read from the first on, those begin that are still looked at together. */
		public int window(int length) {
			int step = context - context / 2;
			return length <= context ? 0 : Math.ceilDiv(length - context, step) * step;
		}
	}

	public LanguageFolder {
		languages = List.copyOf(languages);
	}

	/** Describes a folder in which all other files are. */
	public static void write(Path folder, String id, List<String> languages, Shape shape) throws IOException {
		JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("id", id);
		JsonArray tags = new JsonArray();
		languages.forEach(tags::add);
		json.add("languages", tags);
		json.addProperty("context", shape.context());
		json.addProperty("layers", shape.layers());
		json.addProperty("heads", shape.heads());
		json.addProperty("headWidth", shape.headWidth());
		JsonObject files = new JsonObject();
		for (String file : List.of(SUBWORDS, INT8, FP32)) {
			if (Files.exists(folder.resolve(file))) {
				files.addProperty(file, ModelFetcher.sha256(folder.resolve(file)));
			}
		}
		json.add("files", files);
		Files.writeString(folder.resolve(DESCRIPTION), new GsonBuilder().setPrettyPrinting().create().toJson(json) + '\n',
				StandardCharsets.UTF_8);
	}

	/** Whether a folder says that it is one of a language model. */
	public static boolean isThere(Path folder) {
		return Files.isRegularFile(folder.resolve(DESCRIPTION));
	}

	/** @throws EngineUnavailableException if there is no such folder, or it is not exactly what its description says */
	public static LanguageFolder read(Path folder) throws EngineUnavailableException {
		Path file = folder.resolve(DESCRIPTION);
		if (!isThere(folder)) {
			throw new EngineUnavailableException("there is no language model in " + folder + ", " + DESCRIPTION + " is missing", REMEDY);
		}
		try {
			JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
			if (!json.get("format").getAsString().equals(FORMAT)) {
				throw new EngineUnavailableException(file + ": the format is " + json.get("format") + "; this version reads " + FORMAT, REMEDY);
			}
			for (String name : json.getAsJsonObject("files").keySet()) {
				Path part = folder.resolve(name);
				boolean fullPrecision = name.equals(FP32);
				if (!Files.isRegularFile(part) && fullPrecision) {
					continue;
				}
				String expected = json.getAsJsonObject("files").get(name).getAsString();
				if (!Files.isRegularFile(part) || !ModelFetcher.sha256(part).equals(expected)) {
					throw new EngineUnavailableException(part + " is missing or not what " + DESCRIPTION + " lists", REMEDY);
				}
			}
			List<String> languages = new ArrayList<>();
			for (JsonElement tag : json.getAsJsonArray("languages")) {
				languages.add(tag.getAsString());
			}
			return new LanguageFolder(folder, json.get("id").getAsString(), languages, new Shape(json.get("context").getAsInt(),
					json.get("layers").getAsInt(), json.get("heads").getAsInt(), json.get("headWidth").getAsInt()));
		} catch (IOException | RuntimeException e) {
			throw new EngineUnavailableException(file + ": not the description of a language model: " + e.getMessage(), REMEDY, e);
		}
	}
}
