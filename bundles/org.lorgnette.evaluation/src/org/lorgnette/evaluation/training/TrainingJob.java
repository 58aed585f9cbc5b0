package org.lorgnette.evaluation.training;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.evaluation.run.Hashes;
import org.lorgnette.evaluation.run.Provenance;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Task;

/** One training from its configuration to a model in its place, with a record of what was done. To be closed, whatever happens. */
public final class TrainingJob implements Closeable {

	private final TrainingConfiguration configuration;
	private final Trainer trainer;
	private final Settings settings;
	private final ComputeDevice device;
	private final TrainingFolder folder;
	private final List<LabelledCorpus> train;
	private final List<LabelledCorpus> dev;
	private final Location place;
	private final Clock clock;
	private Optional<DataSet> set = Optional.empty();
	private Optional<TrainingRecord> record = Optional.empty();

	private TrainingJob(TrainingConfiguration configuration, Trainer trainer, Settings settings, ComputeDevice device,
			List<LabelledCorpus> train, List<LabelledCorpus> dev, TrainingFolder folder, Location place, Clock clock) {
		this.configuration = configuration;
		this.trainer = trainer;
		this.settings = settings;
		this.device = device;
		this.train = train;
		this.dev = dev;
		this.folder = folder;
		this.place = place;
		this.clock = clock;
	}

	/**
	 * Checks all that can be checked before data are read, and takes the place where the model is to be.
	 *
	 * @param model
	 *            where to, in place of what the configuration says
	 * @throws IllegalArgumentException
	 *             if a setting is unknown or does not fit, or no place for the model is named
	 * @throws org.lorgnette.engine.EngineUnavailableException
	 *             if the device is not there
	 * @throws CorpusException
	 *             if a corpus is absent, or the model cannot be written or may not be replaced
	 */
	public static TrainingJob open(TrainingConfiguration configuration, Trainer trainer, Optional<Path> model,
			TrainingFolder.Mode mode, Clock clock) throws IOException, EngineException {
		Settings settings = configuration.check(trainer.settings());
		ComputeDevice device = trainer.device(configuration.device());
		List<LabelledCorpus> train = DataSet.open(configuration.data());
		List<LabelledCorpus> dev = DataSet.open(configuration.development());
		Path out = model.or(configuration::out).orElseThrow(() -> new IllegalArgumentException("no place for the model is named"));
		Location place = model.isPresent() ? Location.of("--out") : configuration.place("out");
		TrainingFolder folder = TrainingFolder.open(out, trainer.writesFolder(), mode, place, clock);
		return new TrainingJob(configuration, trainer, settings, device, train, dev, folder, place, clock);
	}

	/**
	 * Trains.
	 *
	 * @return the record; scores are still missing
	 * @throws EngineException
	 *             if the method fails
	 * @throws CorpusException
	 *             if the data do not fit, or something cannot be written; checkpoints are kept
	 * @throws java.util.concurrent.CancellationException
	 *             if cancelled; checkpoints are kept
	 */
	public TrainingRecord run(TrainingListener listener, Cancellation cancellation) throws IOException, EngineException {
		TrainingListener all = event -> {
			folder.log().hear(event);
			listener.hear(event);
		};
		Instant begun = clock.instant();
		DataSet data = DataSet.survey(configuration, trainer.task(), train, dev, all, cancellation);
		set = Optional.of(data);
		boolean resume = folder.isResumable();
		record = Optional.of(begin(data, resume, begun));
		folder.writeConfiguration(configuration.source());
		folder.write(record.get());
		TrainingData parts = data.data();
		TrainingSession session = new TrainingSession(folder.staged(), folder.checkpoints(), resume, configuration.seed(), device,
				configuration.threads(), all, cancellation);
		train(parts, session);
		// A cancellation that the method did not see in time is none any more: the model is complete.
		finish(begun);
		return record.get();
	}

	private TrainingRecord begin(DataSet data, boolean resume, Instant begun) throws IOException {
		TrainingRecord fresh = new TrainingRecord(Provenance.VERSION, trainer.id(), trainer.task().map(Task::id).orElse(""),
				String.valueOf(configuration.file().getFileName()), Hashes.ofText(configuration.source()), settings.asMap(),
				configuration.seed(), device.toString(), configuration.threads().orElse(0),
				configuration.split().map(TrainingConfiguration.Split::dev).orElse(0.0),
				configuration.split().map(TrainingConfiguration.Split::seed).orElse(0L), data.records(), begun.toString(), List.of(), "",
				0, Provenance.platform(), Provenance.revision().orElse(""), String.valueOf(folder.model().getFileName()), 0, "", List.of());
		Optional<TrainingRecord> earlier = resume ? folder.record() : Optional.empty();
		if (earlier.isEmpty()) {
			return fresh;
		}
		List<String> differences = fresh.differences(earlier.get());
		if (!differences.isEmpty()) {
			throw new CorpusException(Location.of(configuration.file().toString()), "the training that was stopped ("
					+ folder.records() + ") differs in " + String.join(", ", differences)
					+ "; undo the change, choose another place (--out), or begin anew and drop it (--force without --resume)");
		}
		return fresh.resumedFrom(earlier.get(), begun.toString());
	}

	private void train(TrainingData data, TrainingSession session) throws IOException, EngineException {
		try {
			trainer.train(data, settings, session);
		} catch (UncheckedIOException e) {
			throw placed(e.getCause());
		} catch (IOException e) {
			throw placed(e);
		}
		if (!Files.exists(folder.staged()) || Files.isDirectory(folder.staged()) != trainer.writesFolder()) {
			throw new EngineException(trainer.id() + ": no model was written");
		}
	}

	/** Faults of corpora say where they are; others, such as a full disk, happened while the model was made. */
	private IOException placed(IOException fault) {
		if (fault instanceof CorpusException) {
			return fault;
		}
		String reason = fault instanceof FileSystemException file && file.getReason() == null
				? file.getClass().getSimpleName().replace("Exception", "") + " " + file.getFile() : fault.getMessage();
		return new CorpusException(place, "out: " + folder.model() + " cannot be written: " + reason, fault);
	}

	private void finish(Instant begun) throws IOException {
		Instant now = clock.instant();
		Path model = folder.staged();
		record = record.map(begunRecord -> begunRecord.finished(now.toString(), Duration.between(begun, now).toNanos() / 1e9, 0, ""));
		record = Optional.of(record.get().finished(now.toString(), record.get().seconds(), size(model), Hashes.ofPath(model)));
		try {
			if (trainer.writesFolder()) {
				folder.write(record.get());
				folder.commit();
			} else {
				folder.commit();
				folder.write(record.get());
			}
		} catch (FileSystemException e) {
			throw placed(e);
		}
	}

	private static long size(Path model) throws IOException {
		try (Stream<Path> files = Files.walk(model)) {
			return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
		}
	}

	/** Adds scores to the record of a training that is finished. */
	public TrainingRecord score(List<DevelopmentScore> scores) throws IOException {
		record = Optional.of(record.orElseThrow().scored(scores));
		folder.write(record.get());
		return record.get();
	}

	/** The held-out corpora, as the trainer was given them; none before the data were read. */
	public List<TrainingData.Part> development() {
		return set.map(data -> data.data().development()).orElse(List.of());
	}

	/** What looks wrong with label maps: names of labels that the data do not have. */
	public List<String> unusedLabels() {
		return set.map(DataSet::unusedLabels).orElse(List.of());
	}

	/** Of the training as far as it has come; empty before the data were read. */
	public Optional<TrainingRecord> record() {
		return record;
	}

	public Settings settings() {
		return settings;
	}

	/** What runs the model, if there is such an engine. */
	public Optional<TrainedEngine> engine() {
		return trainer.engine(folder.model(), settings);
	}

	public TrainingFolder folder() {
		return folder;
	}

	/** Whether a stopped training can go on from what it left. */
	public boolean isResumable() throws IOException {
		return folder.isResumable();
	}

	/** Removes what nobody can go on from. */
	@Override
	public void close() throws IOException {
		folder.close();
	}
}
