package org.lorgnette.evaluation.training;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/**
 * The file {@code events.jsonl} of a training. A line that a kill cut short is dropped when the log is opened again. Of very many steps
 * only some are kept, so that the file stays a few megabytes.
 */
public final class TrainingLog implements TrainingListener, Closeable {

	private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
	private static final int STEPS_KEPT = 5000;

	private final Path file;
	private final FileChannel channel;
	private final Clock clock;
	private long lastStep = -1;

	private TrainingLog(Path file, FileChannel channel, Clock clock) {
		this.file = file;
		this.channel = channel;
		this.clock = clock;
	}

	/**
	 * Goes on with what is there. Keeps other trainings out, of this process or another, until it is closed.
	 *
	 * @throws CorpusException
	 *             if another training writes to it
	 */
	static TrainingLog open(Path file, Clock clock) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
		try {
			lock(channel, file);
			channel.truncate(endOfLastLine(file));
			channel.position(channel.size());
			return new TrainingLog(file, channel, clock);
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	/** A byte far behind the end, so that on no system reading the file is hindered. */
	private static void lock(FileChannel channel, Path file) throws IOException {
		boolean free;
		try {
			free = channel.tryLock(LOCKED_BYTE, 1, false) != null;
		} catch (OverlappingFileLockException e) {
			free = false;
		}
		if (!free) {
			throw new CorpusException(Location.of(file.toString()),
					"another training is being written here; wait for its end, or choose another place (--out)");
		}
	}

	private static long endOfLastLine(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		int end = bytes.length;
		while (end > 0 && bytes[end - 1] != '\n') {
			end--;
		}
		return end;
	}

	/** Drops what is there. */
	void restart() throws IOException {
		channel.truncate(0);
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public synchronized void hear(TrainingEvent event) {
		if (event instanceof TrainingEvent.Step step && isPassedOver(step)) {
			return;
		}
		lastStep = event instanceof TrainingEvent.Step step ? step.step() : event instanceof TrainingEvent.Phase ? -1 : lastStep;
		ByteBuffer line = StandardCharsets.UTF_8.encode(TrainingEventJson.toJson(event, clock.instant()) + "\n");
		try {
			while (line.hasRemaining()) {
				channel.write(line);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(
					new CorpusException(Location.of(file.toString()), "cannot be written: " + e.getMessage(), e));
		}
	}

	private boolean isPassedOver(TrainingEvent.Step step) {
		if (step.loss().isEmpty()) {
			// Work that is only counted has no curve.
			return true;
		}
		long most = Math.max(step.total(), step.total() == 0 ? step.step() : 0);
		long stride = Math.max(1, most / STEPS_KEPT);
		boolean last = step.step() == step.total();
		return !last && lastStep >= 0 && step.step() - lastStep < stride;
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

	/** The events in a file, which may be written to meanwhile; none if there is no such file. */
	public static List<TrainingEvent> read(Path file) throws IOException {
		List<TrainingEvent> events = new ArrayList<>();
		try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				TrainingEventJson.of(line).ifPresent(events::add);
			}
		} catch (NoSuchFileException e) {
			return List.of();
		}
		return events;
	}
}
