package org.lorgnette.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads text lines and knows their numbers. Lines end with LF or CR LF; a byte order mark is skipped; bytes that are not text in
 * the charset are an error with the line they are on. Only for charsets in which a line feed is the byte 10 (UTF-8, Latin-1,
 * Windows-1252).
 */
public final class LineReader implements Closeable {

	private static final int BUFFER = 1 << 16;

	private final InputStream in;
	private final String name;
	private final CharsetDecoder decoder;
	private final boolean utf8;
	private final byte[] buffer = new byte[BUFFER];
	private byte[] line = new byte[256];
	private int position;
	private int limit;
	private long number;

	public LineReader(CorpusSource source, Charset charset) throws IOException {
		this(source.open(), source.name(), charset);
	}

	/** @param name what messages call the stream */
	public LineReader(InputStream in, String name, Charset charset) {
		this.in = in;
		this.name = name;
		this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
		this.utf8 = charset.equals(StandardCharsets.UTF_8);
	}

	/**
	 * The next line without its line end, or empty at the end of the file.
	 *
	 * @throws CorpusException
	 *             if the line is not text in the charset
	 */
	public Optional<String> next() throws IOException {
		int length = 0;
		boolean any = false;
		while (true) {
			if (position == limit && !fill()) {
				if (!any) {
					return Optional.empty();
				}
				break;
			}
			any = true;
			int end = position;
			while (end < limit && buffer[end] != '\n') {
				end++;
			}
			length = append(length, end);
			boolean complete = end < limit;
			position = complete ? end + 1 : end;
			if (complete) {
				break;
			}
		}
		number++;
		if (length > 0 && line[length - 1] == '\r') {
			length--;
		}
		return Optional.of(decode(length));
	}

	private boolean fill() throws IOException {
		try {
			position = 0;
			limit = Math.max(0, in.read(buffer));
			return limit > 0;
		} catch (ZipException | EOFException e) {
			throw new CorpusException(new Location(name, number), "the compressed file is damaged or cut off", e);
		}
	}

	private int append(int length, int end) {
		int added = end - position;
		if (length + added > line.length) {
			line = Arrays.copyOf(line, Math.max(length + added, 2 * line.length));
		}
		System.arraycopy(buffer, position, line, length, added);
		return length + added;
	}

	private String decode(int length) throws CorpusException {
		boolean mark = number == 1 && utf8 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB
				&& line[2] == (byte) 0xBF;
		int start = mark ? 3 : 0;
		try {
			return decoder.decode(ByteBuffer.wrap(line, start, length - start)).toString();
		} catch (CharacterCodingException e) {
			String wide = number == 1 && length >= 2 && (line[0] & line[1] & 0xFF) >= 0xFE ? " (it looks like UTF-16)" : "";
			throw new CorpusException(location(), "is not valid " + decoder.charset().name() + wide
					+ "; convert the file or name its encoding", e);
		}
	}

	/** The number of the line last read, from 1; 0 before the first. */
	public long number() {
		return number;
	}

	/** The place of the line last read. */
	public Location location() {
		return new Location(name, number);
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
