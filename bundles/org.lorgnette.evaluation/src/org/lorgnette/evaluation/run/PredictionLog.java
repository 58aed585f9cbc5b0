package org.lorgnette.evaluation.run;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.jsonl.JsonLines;
import org.lorgnette.io.jsonl.PredictionJson;

/**
 * The file {@code predictions.jsonl} of a run: a line for each engine and document, an engine's lines together and in corpus order. A
 * line that a kill cut short is dropped when the log is opened again.
 */
final class PredictionLog implements Closeable {

	private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

	private final Path file;
	private final FileChannel channel;
	private final Map<String, Long> starts = new HashMap<>();
	private final Map<String, Long> counts = new HashMap<>();

	private PredictionLog(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/** For reading alone: the file stays as it is, so that it may be read-only. */
	static PredictionLog read(Path file) throws IOException {
		PredictionLog log = new PredictionLog(file, FileChannel.open(file, StandardOpenOption.READ));
		try {
			log.index(false);
			return log;
		} catch (IOException e) {
			log.close();
			throw e;
		}
	}

	/**
	 * For a run that writes to it: keeps other runs out, of this process or another, until it is closed.
	 *
	 * @throws CorpusException
	 *             if another run is being written to it
	 */
	static PredictionLog openAlone(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
		try {
			lock(channel, file);
			PredictionLog log = new PredictionLog(file, channel);
			log.index(true);
			return log;
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	/** Locks a byte far behind the end, so that on no system reading the file is hindered. */
	private static void lock(FileChannel channel, Path file) throws IOException {
		try {
			if (channel.tryLock(LOCKED_BYTE, 1, false) != null) {
				return;
			}
		} catch (OverlappingFileLockException e) {
			throw inUse(file, e);
		}
		throw inUse(file, null);
	}

	private static CorpusException inUse(Path file, Exception cause) {
		return new CorpusException(Location.of(file.toString()),
				"another run is being written to this folder; wait until it has ended, or choose another folder", cause);
	}

	private void index(boolean repair) throws IOException {
		long end = endOfLastLine();
		if (repair) {
			channel.truncate(end);
		}
		long position = 0;
		long number = 0;
		try (BufferedReader lines = readerAt(0)) {
			for (String line = lines.readLine(); line != null && position < end; line = lines.readLine()) {
				number++;
				note(parse(line, number).engine(), position);
				position += line.getBytes(StandardCharsets.UTF_8).length + 1;
			}
		}
		channel.position(end);
	}

	private long endOfLastLine() throws IOException {
		try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
			long end = bytes.length();
			while (end > 0) {
				bytes.seek(end - 1);
				if (bytes.read() == '\n') {
					break;
				}
				end--;
			}
			return end;
		}
	}

	private void note(String engine, long position) {
		starts.putIfAbsent(engine, position);
		counts.merge(engine, 1L, Long::sum);
	}

	/** How many documents of this engine are done. */
	long count(String engine) {
		return counts.getOrDefault(engine, 0L);
	}

	/** @param text of the document, so that the file shows what each entity covers */
	void append(PredictionJson.Line line, String text) throws IOException {
		String json = JsonLines.line(writer -> PredictionJson.toJson(writer, line, Optional.of(text)));
		long position = channel.position();
		ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
		try {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		} catch (ClosedByInterruptException e) {
			throw e;
		} catch (IOException e) {
			// The disk is full, perhaps: without its first half, the line can be written again.
			channel.truncate(position);
			throw new CorpusException(Location.of(file.toString()), "cannot be written: " + e.getMessage(), e);
		}
		note(line.engine(), position);
	}

	/** The lines of one engine, in corpus order. */
	Lines lines(String engine) throws IOException {
		return new Lines(engine, readerAt(starts.getOrDefault(engine, Files.size(file))));
	}

	private BufferedReader readerAt(long position) throws IOException {
		FileChannel input = FileChannel.open(file, StandardOpenOption.READ);
		input.position(position);
		return new BufferedReader(new InputStreamReader(Channels.newInputStream(input), StandardCharsets.UTF_8), 1 << 16);
	}

	private PredictionJson.Line parse(String line, long number) throws IOException {
		return JsonLines.parse(line, new Location(file.toString(), number), PredictionJson::lineFromJson);
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

	/** Lines being read. */
	final class Lines implements Closeable {

		private final String engine;
		private final BufferedReader reader;

		private Lines(String engine, BufferedReader reader) {
			this.engine = engine;
			this.reader = reader;
		}

		/**
		 * The line for this document.
		 *
		 * @throws CorpusException
		 *             if the next line is for another: the corpus is not the one the run was made from
		 */
		PredictionJson.Line next(String instance) throws IOException {
			Optional<String> line = Optional.ofNullable(reader.readLine());
			PredictionJson.Line parsed = line.isEmpty() ? missing(instance, "the end of the file") : parse(line.get(), 0);
			if (!parsed.engine().equals(engine) || !parsed.instance().equals(instance)) {
				return missing(instance, "a line for " + parsed.engine() + " on '" + parsed.instance() + "'");
			}
			return parsed;
		}

		private PredictionJson.Line missing(String instance, String found) throws CorpusException {
			throw new CorpusException(Location.of(file.toString()),
					"expected the predictions of " + engine + " for '" + instance + "', found " + found);
		}

		@Override
		public void close() throws IOException {
			reader.close();
		}
	}
}
