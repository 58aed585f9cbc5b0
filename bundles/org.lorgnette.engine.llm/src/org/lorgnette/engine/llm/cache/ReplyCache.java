package org.lorgnette.engine.llm.cache;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

import org.lorgnette.engine.llm.chat.ReplyJson;

/**
 * Replies in one file, {@code replies.log}, by the hash of all that matters for them. A line holds the hash, a checksum of the rest, who
 * paid, how often it was sent, milliseconds, and the reply as JSON; lines that do not fit their checksum are passed over. What another
 * process adds is seen.
 */
public final class ReplyCache implements AutoCloseable {

	public static final String FILE = "replies.log";

	private static final int HASH = 64;
	private static final int CHECKSUM = 8;
	private static final int HEAD = HASH + 1 + CHECKSUM + 1;

	private record Place(long position, int length) {
	}

	private final AppendLog log;
	private final Map<String, Place> places = new HashMap<>();
	private long seen;

	private ReplyCache(AppendLog log) {
		this.log = log;
	}

	/** @param folder made if there is none, then readable by this user only */
	public static ReplyCache open(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
					&& folder.getFileSystem() == FileSystems.getDefault()) {
				Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			} else {
				Files.createDirectories(folder);
			}
		}
		return new ReplyCache(AppendLog.open(folder.resolve(FILE)));
	}

	/** The reply to a request with this hash, if any process has had it. */
	public synchronized Optional<KeptReply> find(String hash) throws IOException {
		Place place = places.get(hash);
		if (place == null) {
			seen = log.scan(seen, this::index);
			place = places.get(hash);
		}
		return place == null ? Optional.empty() : Optional.of(read(hash, place));
	}

	private void index(long position, byte[] line) {
		if (line.length > HEAD && line[HASH] == ' ' && line[HEAD - 1] == ' ') {
			String checksum = new String(line, HASH + 1, CHECKSUM, StandardCharsets.ISO_8859_1);
			if (checksum.equals(checksum(line, HEAD))) {
				places.putIfAbsent(new String(line, 0, HASH, StandardCharsets.ISO_8859_1), new Place(position, line.length));
			}
		}
	}

	private KeptReply read(String hash, Place place) throws IOException {
		byte[] line = log.read(place.position, place.length);
		if (!new String(line, 0, HEAD, StandardCharsets.ISO_8859_1).equals(hash + " " + checksum(line, HEAD) + " ")) {
			throw new IOException(log.path() + ": was changed while it was in use; close what uses it, or choose another folder");
		}
		String[] parts = new String(line, HEAD, line.length - HEAD, StandardCharsets.UTF_8).split(" ", 4);
		return new KeptReply(ReplyJson.read(parts[3]), parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
	}

	/** Keeps a reply for ever; it is safe once this returns. The first one under a hash stays. */
	public void put(String hash, KeptReply kept) throws IOException {
		String rest = kept.payer() + " " + kept.attempts() + " " + kept.millis() + " " + ReplyJson.write(kept.reply());
		String checksum = checksum(rest.getBytes(StandardCharsets.UTF_8), 0);
		log.append(hash + " " + checksum + " " + rest);
	}

	private static String checksum(byte[] bytes, int from) {
		CRC32 crc = new CRC32();
		crc.update(bytes, from, bytes.length - from);
		return String.format(Locale.ROOT, "%08x", crc.getValue());
	}

	/** Replies that are known, those of other processes as of the last look. */
	public synchronized int size() throws IOException {
		seen = log.scan(seen, this::index);
		return places.size();
	}

	/**
	 * Keeps other processes from asking what this one is asking.
	 *
	 * @return to be released; empty if another process is asking
	 */
	Optional<FileLock> tryClaim(String hash) throws IOException {
		// Places behind any end of the file, and before those where lines are appended.
		long place = (1L << 62) + (Long.parseUnsignedLong(hash.substring(0, 15), 16) >>> 1);
		try {
			return Optional.ofNullable(log.tryLock(place));
		} catch (OverlappingFileLockException e) {
			// Another request of this process whose hash begins alike.
			return Optional.empty();
		}
	}

	@Override
	public void close() throws IOException {
		log.close();
	}
}
