package org.lorgnette.engine.djl.hf;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;

/**
 * A folder of a model that sees and reads, checked; its networks are not loaded.
 *
 * @param json {@code config.json}
 * @param config of it, what it says of the whole
 * @param text likewise of the part that reads
 */
record SeeingFolder(Path path, HfJson json, HfConfig config, HfConfig text, TokenizerFiles tokenizer, PictureRules pictures) {

	private static final String EXPORTED = "name a folder with model.onnx, config.json, tokenizer.json and " + PictureConfig.FILE
			+ ", as the Hugging Face tools export it";

	/**
	 * @param head
	 *            what the network must have been made for, such as {@code QuestionAnswering}; empty for no task
	 * @throws EngineUnavailableException
	 *             if the setting {@code model} names no folder, or a file in it is missing, unreadable or for something else
	 */
	static SeeingFolder read(EngineDescriptor engine, Settings settings, String head) throws EngineUnavailableException {
		String named = settings.text(HfSettings.MODEL.name());
		if (named.isBlank()) {
			throw new EngineUnavailableException("engine '" + engine.id() + "' needs a model", EXPORTED + ", by the setting 'model'");
		}
		try {
			return read(settings.path(HfSettings.MODEL.name()), head);
		} catch (InvalidPathException e) {
			throw new EngineUnavailableException("setting 'model': '" + named + "' is no path", EXPORTED, e);
		}
	}

	private static SeeingFolder read(Path folder, String head) throws EngineUnavailableException {
		HfJson json = HfFolder.config(folder);
		HfConfig config = HfConfig.of(json);
		config.requireHead(folder, head);
		HfConfig text = json.object("text_config").isPresent() ? HfConfig.of(json.part("text_config")) : config;
		TokenizerFiles tokenizer = TokenizerFiles.read(folder);
		Path pictures = folder.resolve(PictureConfig.FILE);
		if (!Files.isRegularFile(pictures)) {
			throw new EngineUnavailableException(folder + ": there is no " + PictureConfig.FILE,
					"write it with the image processor of the "
					+ "Hugging Face tools: AutoImageProcessor.from_pretrained(MODEL).save_pretrained(FOLDER)");
		}
		return new SeeingFolder(folder, json, config, text, tokenizer, PictureConfig.read(HfJson.read(pictures), config.modelType()));
	}

	/** The id of what fills inputs up. */
	long padding() throws EngineUnavailableException {
		return tokenizer.padding().orElse(text.padding().orElse(0));
	}
}
