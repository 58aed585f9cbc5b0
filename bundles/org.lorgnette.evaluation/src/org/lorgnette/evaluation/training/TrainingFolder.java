package org.lorgnette.evaluation.training;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CreatedFolders;
import org.lorgnette.io.Location;

/**
 * Where a training works until its model is complete: the folder {@code MODEL.training} beside the model, with record, events,
 * checkpoints and the model as far as it is written. The model then appears at once; record and events go into it if it is a folder, and
 * stay where they are if it is a file.
 */
public final class TrainingFolder implements Closeable {

	public static final String RECORD = "training.json";
	public static final String CONFIGURATION = "train.yaml";
	public static final String EVENTS = "events.jsonl";
	public static final String PAGE = "training.html";
	/** Folder of the checkpoints, while there are any. */
	public static final String CHECKPOINTS = "checkpoint";

	static final String SUFFIX = ".training";
	private static final List<String> RECORDS = List.of(RECORD, CONFIGURATION, EVENTS, PAGE);
	private static final String STAGE = "unfinished";
	private static final String EARLIER = "earlier";

	/** What to do where something is already. */
	public record Mode(boolean resume, boolean force) {
	}

	private final Path model;
	private final boolean folderModel;
	private final Path work;
	private final CreatedFolders created;
	private final TrainingLog log;
	private boolean committed;

	private TrainingFolder(Path model, boolean folderModel, Path work, CreatedFolders created, TrainingLog log) {
		this.model = model;
		this.folderModel = folderModel;
		this.work = work;
		this.created = created;
		this.log = log;
	}

	/** Where a training of this model works. */
	public static Path beside(Path model) {
		Path absolute = model.toAbsolutePath().normalize();
		return absolute.resolveSibling(absolute.getFileName() + SUFFIX);
	}

	/**
	 * @param place
	 *            where the model's path is written
	 * @throws CorpusException
	 *             if something is there that may not be replaced, the folder cannot be written, or another training works in it
	 */
	static TrainingFolder open(Path model, boolean folderModel, Mode mode, Location place, Clock clock) throws IOException {
		Path absolute = model.toAbsolutePath().normalize();
		if (absolute.getFileName() == null) {
			throw new CorpusException(place, "out: " + model + " is the root of a file system; name a place for the model");
		}
		new Occupation(absolute, folderModel, place).require(mode);
		Path work = beside(absolute);
		boolean resumable = isFilled(work.resolve(CHECKPOINTS));
		if (resumable && !mode.resume() && !mode.force()) {
			throw new CorpusException(place, "out: a training of this model was stopped (" + work
					+ "); go on with it (--resume), or begin anew and drop it (--force)");
		}
		try {
			CreatedFolders created = CreatedFolders.upTo(work);
			TrainingLog log = TrainingLog.open(work.resolve(EVENTS), clock);
			TrainingFolder folder = new TrainingFolder(absolute, folderModel, work, created, log);
			if (mode.resume() && resumable) {
				folder.goOn();
			} else {
				folder.beginAnew();
			}
			return folder;
		} catch (CorpusException e) {
			throw e;
		} catch (AccessDeniedException e) {
			throw new CorpusException(place, "out: " + e.getFile() + " may not be written; check its permissions", e);
		} catch (FileSystemException e) {
			throw new CorpusException(place, "out: " + work + " cannot be written: "
					+ Optional.ofNullable(e.getReason()).orElse(e.getClass().getSimpleName() + " " + e.getFile()), e);
		}
	}

	private void goOn() throws IOException {
		delete(work.resolve(STAGE));
		Files.deleteIfExists(work.resolve(PAGE));
		Files.createDirectories(work.resolve(STAGE));
	}

	private void beginAnew() throws IOException {
		delete(checkpoints());
		// Of a model that stands until this training has one to put in its place.
		if (Files.exists(model) && record().filter(TrainingRecord::isFinished).isPresent()) {
			Path earlier = Files.createDirectories(work.resolve(EARLIER));
			for (String name : RECORDS) {
				if (Files.exists(work.resolve(name))) {
					Files.copy(work.resolve(name), earlier.resolve(name), StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		Files.deleteIfExists(work.resolve(RECORD));
		Files.deleteIfExists(work.resolve(CONFIGURATION));
		log.restart();
		goOn();
	}

	static boolean isFilled(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isPresent();
		}
	}

	TrainingLog log() {
		return log;
	}

	/** What the trainer writes. It bears the model's name, since some methods go by its ending. */
	Path staged() {
		return work.resolve(STAGE).resolve(model.getFileName());
	}

	Path checkpoints() {
		return work.resolve(CHECKPOINTS);
	}

	/** Whether a stopped training can go on from here. */
	boolean isResumable() throws IOException {
		return isFilled(checkpoints());
	}

	public Path model() {
		return model;
	}

	/** The folder that has record and events now. */
	public Path records() {
		return committed && folderModel ? model : work;
	}

	Optional<TrainingRecord> record() throws IOException {
		Path file = records().resolve(RECORD);
		return Files.exists(file) ? Optional.of(TrainingRecordJson.read(file)) : Optional.empty();
	}

	void write(TrainingRecord record) throws IOException {
		TrainingRecordJson.write(record, records().resolve(RECORD));
	}

	void writeConfiguration(String source) throws IOException {
		Files.writeString(records().resolve(CONFIGURATION), source, StandardCharsets.UTF_8);
	}

	/** Puts the model in its place, in that of an earlier one if there is one, and removes the checkpoints. */
	void commit() throws IOException {
		log.close();
		if (folderModel) {
			for (String name : RECORDS) {
				if (Files.exists(work.resolve(name))) {
					Files.move(work.resolve(name), staged().resolve(name), StandardCopyOption.REPLACE_EXISTING);
				}
			}
			replaceFolder();
		} else {
			move(staged(), model);
		}
		committed = true;
		delete(work.resolve(STAGE));
		delete(checkpoints());
		delete(work.resolve(EARLIER));
		if (folderModel) {
			delete(work);
		}
	}

	private void replaceFolder() throws IOException {
		if (!isFilled(model)) {
			Files.deleteIfExists(model);
			Files.move(staged(), model);
			return;
		}
		Path old = model.resolveSibling("." + model.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".old");
		Files.move(model, old);
		try {
			Files.move(staged(), model);
		} catch (IOException e) {
			Files.move(old, model);
			throw e;
		}
		delete(old);
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Removes what nobody can go on from; checkpoints, and the record and events that belong to them, are kept. */
	@Override
	public void close() throws IOException {
		log.close();
		if (committed) {
			return;
		}
		delete(work.resolve(STAGE));
		if (isResumable()) {
			return;
		}
		delete(checkpoints());
		for (String name : RECORDS) {
			Files.deleteIfExists(work.resolve(name));
			if (Files.exists(work.resolve(EARLIER).resolve(name))) {
				Files.move(work.resolve(EARLIER).resolve(name), work.resolve(name));
			}
		}
		delete(work.resolve(EARLIER));
		created.drop();
		if (Files.isDirectory(work) && !isFilled(work)) {
			Files.delete(work);
		}
	}

	/** Links are removed, not what they point to. */
	private static void delete(Path path) throws IOException {
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		List<Path> all;
		try (Stream<Path> walk = Files.walk(path)) {
			all = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path each : all) {
			Files.delete(each);
		}
	}
}
