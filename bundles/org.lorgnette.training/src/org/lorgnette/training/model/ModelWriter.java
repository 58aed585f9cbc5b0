package org.lorgnette.training.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.model.Task;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.Precision;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Writes a folder of a model: the network in both precisions, its subwords and {@code model.json}. */
public final class ModelWriter {

	private static final String MODEL = "model";

	private final Path folder;
	private final JsonObject json = new JsonObject();
	private final JsonObject files = new JsonObject();

	/** Makes an exporter for a precision, with inputs, outputs and taps declared. */
	@FunctionalInterface
	public interface Exporting {
		OnnxExporter exporter(Precision precision);
	}

	/** @param id such as {@code ner-en} */
	public ModelWriter(Path folder, String id, Task task, List<String> languages) throws IOException {
		this.folder = folder;
		Files.createDirectories(folder);
		json.addProperty("format", "lorgnette-model/1");
		json.addProperty("id", id);
		json.addProperty("task", task.id());
		JsonArray tags = new JsonArray();
		languages.forEach(tags::add);
		json.add("languages", tags);
	}

	public ModelWriter put(String key, JsonElement value) {
		json.add(key, value);
		return this;
	}

	public ModelWriter labels(List<String> labels) {
		JsonArray array = new JsonArray();
		labels.forEach(array::add);
		return put("labels", array);
	}

	/** @param words of a window and how far one begins behind the other */
	public ModelWriter window(int words, int stride) {
		JsonObject window = new JsonObject();
		window.addProperty("words", words);
		window.addProperty("stride", stride);
		return put("window", window);
	}

	/**
	 * Writes a network besides the model's main one, {@code NAME.onnx} and {@code NAME.int8.onnx}; the description names its
	 * files.
	 */
	public ModelWriter network(String name, JsonObject description, Exporting exporting) throws IOException {
		write(name, description, exporting);
		return put(name, description);
	}

	/** Writes a file of lines besides, such as a vocabulary. */
	public ModelWriter lines(String name, List<String> lines) throws IOException {
		Files.write(folder.resolve(name), lines, StandardCharsets.UTF_8);
		files.addProperty(name, sha256(folder.resolve(name)));
		return this;
	}

	/** Writes all other files. */
	public void write(WordFeatures features, String subwords, Exporting exporting) throws IOException {
		write(MODEL, features, subwords, exporting);
	}

	/** The same; the main network's files are {@code NAME.onnx} and {@code NAME.int8.onnx}. */
	public void write(String name, WordFeatures features, String subwords, Exporting exporting) throws IOException {
		Files.writeString(folder.resolve(EncoderFolder.SUBWORDS), subwords, StandardCharsets.UTF_8);
		write(name, json, exporting);
		json.add("words", features.toJson(EncoderFolder.SUBWORDS));
		files.addProperty(EncoderFolder.SUBWORDS, sha256(folder.resolve(EncoderFolder.SUBWORDS)));
		json.add("files", files);
		Files.writeString(folder.resolve("model.json"), new GsonBuilder().setPrettyPrinting().create().toJson(json) + '\n',
				StandardCharsets.UTF_8);
	}

	private void write(String name, JsonObject description, Exporting exporting) throws IOException {
		String small = name + ".int8.onnx";
		String full = name + ".onnx";
		exporting.exporter(Precision.INT8).write(folder.resolve(small));
		exporting.exporter(Precision.FP32).write(folder.resolve(full));
		description.addProperty("weights", small);
		description.addProperty("fp32", full);
		for (String file : List.of(small, full)) {
			files.addProperty(file, sha256(folder.resolve(file)));
		}
	}

	private static String sha256(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
