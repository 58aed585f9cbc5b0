package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.metrics.Counts;

/**
 * What a folder tells of a training, finished or not.
 *
 * @param folder
 *            that has the record: the model's own, or the one beside it
 * @param resumable
 *            whether it was stopped, or is running, and has a checkpoint to go on from
 */
public record TrainingSummary(Path folder, TrainingRecord record, boolean resumable) {

	/**
	 * Empty if the folder holds no training.
	 *
	 * @throws org.lorgnette.io.CorpusException
	 *             if the record cannot be understood
	 */
	public static Optional<TrainingSummary> read(Path folder) throws IOException {
		Path file = folder.resolve(TrainingFolder.RECORD);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		return Optional.of(new TrainingSummary(folder, TrainingRecordJson.read(file),
				TrainingFolder.isFilled(folder.resolve(TrainingFolder.CHECKPOINTS))));
	}

	/** Where the model is or is to be. */
	public Path model() {
		Path absolute = folder.toAbsolutePath().normalize();
		String name = String.valueOf(absolute.getFileName());
		return name.endsWith(TrainingFolder.SUFFIX) ? absolute.resolveSibling(name.substring(0, name.length() - TrainingFolder.SUFFIX.length())) : absolute;
	}

	/** Accuracy on all held-out questions about pictures, as a fraction; empty if it was not measured. */
	public OptionalDouble accuracy() {
		Double percent = record.scores().isEmpty() ? null : record.scores().getLast().values().get("accuracy");
		return percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent / 100);
	}

	/** F1 of the main measure on all held-out data, as a fraction; empty if it was not measured or is undefined. */
	public OptionalDouble f1() {
		if (record.scores().isEmpty()) {
			return OptionalDouble.empty();
		}
		DevelopmentScore all = record.scores().getLast();
		Optional<Counts> main = all.measures().values().stream().findFirst();
		if (main.isPresent()) {
			return main.get().f1();
		}
		Double percent = all.values().get("f1");
		return percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent / 100);
	}
}
