package org.lorgnette.engine.djl.hf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineUnavailableException;

/**
 * A folder as the Hugging Face tools export it, read and checked, nothing of it loaded.
 *
 * @param network the ONNX file
 */
record HfFolder(Path path, Path network, HfConfig config, TokenizerFiles tokenizer) {

	private static final List<String> NETWORKS = List.of("model.onnx", "onnx/model.onnx", "model_optimized.onnx",
			"model_quantized.onnx", "onnx/model_optimized.onnx", "onnx/model_quantized.onnx");
	private static final List<String> WEIGHTS = List.of("model.safetensors", "pytorch_model.bin", "model.safetensors.index.json",
			"tf_model.h5", "flax_model.msgpack");

	/**
	 * @param named
	 *            the network's file in the folder; empty for the first that is there of {@code model.onnx}, {@code onnx/model.onnx}
	 * and            their optimised and quantised variants
	 * @param head
	 *            what the network must have been made for, such as {@code TokenClassification}
	 * @throws EngineUnavailableException
	 *             if a file is missing, unreadable or for something else
	 */
	static HfFolder read(Path folder, String named, String head) throws EngineUnavailableException {
		HfConfig read = HfConfig.of(config(folder));
		read.requireHead(folder, head);
		return new HfFolder(folder, network(folder, named), read, TokenizerFiles.read(folder));
	}

	/** @throws EngineUnavailableException if there is no such folder, or no {@code config.json} in it that can be read */
	static HfJson config(Path folder) throws EngineUnavailableException {
		if (!Files.isDirectory(folder)) {
			throw new EngineUnavailableException("there is no model folder " + folder,
					"name a folder with model.onnx, tokenizer.json and config.json, as the Hugging Face tools export it");
		}
		Path config = folder.resolve(HfConfig.FILE);
		if (!Files.isRegularFile(config)) {
			boolean own = Files.isRegularFile(folder.resolve("model.json"));
			throw new EngineUnavailableException(folder + ": there is no " + HfConfig.FILE, own
					? "this is a folder of Lorgnette's own training; open it with neural-ner, neural-relations, neural-qa or neural-vqa"
					: "name a folder with model.onnx, tokenizer.json and config.json, as the Hugging Face tools export it");
		}
		return HfJson.read(config);
	}

	/** The file that holds the whole network; see {@link #read}. */
	static Path network(Path folder, String named) throws EngineUnavailableException {
		if (!named.isBlank()) {
			try {
				Path file = folder.resolve(named.strip());
				if (Files.isRegularFile(file)) {
					return file;
				}
			} catch (InvalidPathException e) {
				throw new EngineUnavailableException("setting 'file': '" + named + "' is no file name", present(folder), e);
			}
			throw new EngineUnavailableException(folder + ": there is no file " + named.strip() + " (setting 'file')", present(folder));
		}
		for (String name : NETWORKS) {
			if (Files.isRegularFile(folder.resolve(name))) {
				return folder.resolve(name);
			}
		}
		Optional<String> weights = WEIGHTS.stream().filter(name -> Files.isRegularFile(folder.resolve(name))).findFirst();
		if (weights.isPresent()) {
			throw new EngineUnavailableException(folder + ": there is no model.onnx, only " + weights.get(), "export the network to ONNX"
					+ (weights.get().equals("model.safetensors") ? " with Lorgnette's training, or" : "") + " with 'optimum-cli export onnx "
					+ "--model FOLDER OUTPUT'");
		}
		throw new EngineUnavailableException(folder + ": there is no model.onnx or onnx/model.onnx", present(folder));
	}

	private static String present(Path folder) {
		try (Stream<Path> files = Files.walk(folder, 2)) {
			String found = files.filter(file -> file.toString().endsWith(".onnx")).map(file -> folder.relativize(file).toString()).sorted()
					.collect(Collectors.joining(", "));
			return found.isEmpty() ? "export the network to ONNX, as 'optimum-cli export onnx' does, and put it there"
					: "name one of these by the setting 'file': " + found;
		} catch (IOException | UncheckedIOException e) {
			return "make sure that the folder can be read";
		}
	}
}
