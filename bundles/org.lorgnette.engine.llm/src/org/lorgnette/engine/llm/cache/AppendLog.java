package org.lorgnette.engine.llm.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of lines that threads and processes append to. A line is there once {@link #append} returns, whatever becomes of the process;
 * one that a killed process left unfinished is ended by the next writer and has to be told by its reader. Not more than one open
 * instance of a file exists in a process, since closing any would give up the locks of all.
 */
public final class AppendLog implements AutoCloseable {

	/** Where lines are locked that are being appended: far behind any end of a file. */
	private static final long LOCK = Long.MAX_VALUE - 1;
	private static final Map<Path, AppendLog> OPEN = new HashMap<>();

	private final Path path;
	private final FileChannel channel;
	private int users = 1;
	private volatile boolean changed;

	private AppendLog(Path path, FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	/** Opens the file, which is made if there is none; to be closed as often as it was opened. */
	public static AppendLog open(Path file) throws IOException {
		synchronized (OPEN) {
			Path folder = file.toAbsolutePath().normalize().getParent();
			Files.createDirectories(folder);
			Path path = folder.toRealPath().resolve(file.getFileName());
			AppendLog log = OPEN.get(path);
			if (log == null) {
				log = new AppendLog(path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
						StandardOpenOption.WRITE));
				OPEN.put(path, log);
			} else {
				log.users++;
			}
			return log;
		}
	}

	public Path path() {
		return path;
	}

	/**
	 * Appends a line.
	 *
	 * @param line
	 *            without a line feed
	 * @return where in the file its first byte stands
	 */
	public synchronized long append(String line) throws IOException {
		byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
		FileLock lock = channel.lock(LOCK, 1, false);
		try {
			long end = channel.size();
			boolean torn = end > 0 && read(end - 1, 1)[0] != '\n';
			ByteBuffer buffer = ByteBuffer.allocate(bytes.length + (torn ? 1 : 0));
			if (torn) {
				buffer.put((byte) '\n');
			}
			buffer.put(bytes).flip();
			long position = end;
			while (buffer.hasRemaining()) {
				position += channel.write(buffer, position);
			}
			changed = true;
			return torn ? end + 1 : end;
		} finally {
			lock.release();
		}
	}

	public long size() throws IOException {
		return channel.size();
	}

	/** @throws IOException also if the file ends before */
	public byte[] read(long position, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining()) {
			int count = channel.read(buffer, position + buffer.position());
			if (count < 0) {
				throw new IOException(path + ": ends at " + channel.size() + ", before " + (position + length)
						+ "; it was shortened while it was in use");
			}
		}
		return buffer.array();
	}

	/** Takes the lines that are complete. */
	@FunctionalInterface
	public interface Lines {
		void line(long position, byte[] bytes) throws IOException;
	}

	/**
	 * Hands over the lines from a position on.
	 *
	 * @return where the next line will begin
	 */
	public long scan(long from, Lines lines) throws IOException {
		long end = size();
		long begin = from;
		int window = 1 << 20;
		while (begin < end) {
			byte[] block = read(begin, (int) Math.min(window, end - begin));
			int start = 0;
			for (int i = 0; i < block.length; i++) {
				if (block[i] == '\n') {
					lines.line(begin + start, java.util.Arrays.copyOfRange(block, start, i));
					start = i + 1;
				}
			}
			if (start == 0) {
				if (begin + block.length >= end) {
					return begin;
				}
				window = Math.multiplyExact(window, 2);
			}
			begin += start;
		}
		return begin;
	}

	/**
	 * Locks out other processes at a place behind the end of the file; threads of this process are not kept out.
	 *
	 * @return the lock, or null if another process holds it
	 */
	FileLock tryLock(long place) throws IOException {
		return channel.tryLock(place, 1, false);
	}

	/** The last to close writes everything through to the disk. */
	@Override
	public void close() throws IOException {
		synchronized (OPEN) {
			users--;
			if (users == 0) {
				OPEN.remove(path);
				try (channel) {
					if (changed) {
						channel.force(false);
					}
				}
			}
		}
	}
}
