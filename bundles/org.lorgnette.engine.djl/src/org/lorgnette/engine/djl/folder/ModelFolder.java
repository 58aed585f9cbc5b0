package org.lorgnette.engine.djl.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.model.Task;
import org.lorgnette.model.tagging.TagScheme;

/**
 * A model folder, read and checked, nothing of it loaded.
 *
 * @param path the folder
 * @param id such as {@code ner-en}
 * @param languages BCP 47 tags of what it was trained on, from the main one on
 * @param weights the network's file
 * @param fp32 the same network in full precision, if it is there
 * @param words what the features of words are made of
 * @param labels what the network's last axis stands for: tags, relations, or answers about pictures; empty for question answering
 * @param scheme of the labels, for named entities
 * @param temperature by which scores are divided before probabilities are taken
 * @param noAnswer for question answering
 * @param calibrations for question answering: where they differ from these two, by language
 * @param image the network that looks at pictures, for questions about such; {@code weights} then fuse and answer
 * @param writer the network that writes, for models that do; {@code weights} then read, and the labels are what it writes besides words
 */
public record ModelFolder(Path path, String id, Task task, List<String> languages, Path weights, Optional<Path> fp32,
		JsonObject words, List<String> labels, Optional<TagScheme> scheme, double temperature, NoAnswer noAnswer,
		Map<String, AnswerCalibration> calibrations, Window window, Optional<ImageSide> image,
		Optional<WriterSide> writer) {

	static final String DESCRIPTION = "model.json";

	private static final String REMEDY = "put the model folder in place again as it was delivered or trained";

	public ModelFolder {
		languages = List.copyOf(languages);
		labels = List.copyOf(labels);
		calibrations = Map.copyOf(calibrations);
	}

	/** @param language of question and text, a BCP 47 tag, if it is known */
	public AnswerCalibration calibration(Optional<String> language) {
		return language.map(tag -> calibrations.get(Locale.forLanguageTag(tag).getLanguage()))
				.orElse(new AnswerCalibration(temperature, noAnswer));
	}

	/**
	 * Reads {@code model.json} and compares the folder's files with their checksums, each file once as long as it stays the same.
	 *
	 * @throws EngineUnavailableException
	 *             if the folder is not exactly what the format says, naming the file, what is wrong there and what was expected
	 */
	public static ModelFolder read(Path folder) throws EngineUnavailableException {
		Path file = folder.resolve(DESCRIPTION);
		if (!Files.isRegularFile(file)) {
			String what = Files.isDirectory(folder) ? "the folder " + folder + " has no " + DESCRIPTION
					: "there is no model folder " + folder;
			throw new EngineUnavailableException(what, "name a folder with a " + DESCRIPTION + ", as training writes it");
		}
		return new ModelJson(folder, file).read();
	}

	/** @throws EngineUnavailableException if the model was made for another task */
	public ModelFolder require(Task expected) throws EngineUnavailableException {
		if (task != expected) {
			throw new EngineUnavailableException(path.resolve(DESCRIPTION) + ": the model is for the task '" + task.id() + "'; expected '"
					+ expected.id() + "'", "choose a model for " + expected.id() + ", or an engine for " + task.id());
		}
		return this;
	}

	/** @throws EngineUnavailableException if the folder has no weights of this precision */
	Path weights(Precision precision) throws EngineUnavailableException {
		return precision == Precision.INT8 ? weights : inFull(fp32);
	}

	/** @throws EngineUnavailableException if the folder has no network of this precision for pictures */
	public Path imageWeights(Precision precision) throws EngineUnavailableException {
		ImageSide side = image.orElseThrow(() -> misfit(path.resolve(DESCRIPTION), "names no network that looks at pictures"));
		return precision == Precision.INT8 ? side.weights() : inFull(side.fp32());
	}

	/** @throws EngineUnavailableException if the model does not write, or has no network of this precision for it */
	public Path writerWeights(Precision precision) throws EngineUnavailableException {
		WriterSide side = requireWriter();
		return precision == Precision.INT8 ? side.weights() : inFull(side.fp32());
	}

	/** @throws EngineUnavailableException if the model does not write */
	public WriterSide requireWriter() throws EngineUnavailableException {
		return writer.orElseThrow(() -> new EngineUnavailableException(path.resolve(DESCRIPTION) + ": the model marks, and does not write",
				"open it with the engine neural-" + task.id() + ", or name a model that a trainer 'generative-" + task.id() + "' made"));
	}

	private Path inFull(Optional<Path> weightsInFull) throws EngineUnavailableException {
		return weightsInFull.orElseThrow(() -> new EngineUnavailableException("the model folder " + path + " has no weights in fp32",
				"set 'precision' to int8"));
	}

	/** The error for something in a folder that does not fit. */
	static EngineUnavailableException misfit(Path file, String what) {
		return new EngineUnavailableException(file + ": " + what, REMEDY);
	}

	static EngineUnavailableException misfit(Path file, String what, Throwable cause) {
		return new EngineUnavailableException(file + ": " + what, REMEDY, cause);
	}
}
