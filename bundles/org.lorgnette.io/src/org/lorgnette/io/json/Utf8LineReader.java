package org.lorgnette.io.json;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/**
 * UTF-8 characters of a stream, never more than one line a call, so that whoever parses them can be told the line of the token
 * it has just read. Bytes that are not UTF-8 are an error with their line.
 */
final class Utf8LineReader extends Reader {

	private static final int BUFFER = 1 << 16;
	private static final int SMALLEST = 16;

	private final InputStream in;
	private final String name;
	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	private final ByteBuffer bytes;
	private final CharBuffer chars;
	private long line = 1;
	private boolean lineComplete;
	private boolean exhausted;
	private boolean malformed;
	private boolean wide;

	Utf8LineReader(InputStream in, String name) {
		this(in, name, BUFFER);
	}

	/** @param length of the stream in bytes, if it is known: buffers for a line of a corpus need not be larger */
	Utf8LineReader(InputStream in, String name, int length) {
		this.in = in;
		this.name = name;
		int size = Math.clamp(length, SMALLEST, BUFFER);
		this.bytes = ByteBuffer.allocate(size).limit(0);
		this.chars = CharBuffer.allocate(size).limit(0);
	}

	/** The line, from 1, of the characters last handed out. */
	long line() {
		return line;
	}

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		while (!chars.hasRemaining()) {
			if (malformed) {
				throw new CorpusException(new Location(name, line + (lineComplete ? 1 : 0)),
						"is not valid UTF-8" + (wide ? " (it looks like UTF-16)" : "") + "; JSON has to be; convert the file");
			}
			if (!decode()) {
				return -1;
			}
		}
		line += lineComplete ? 1 : 0;
		int count = 0;
		lineComplete = false;
		while (count < length && chars.hasRemaining() && !lineComplete) {
			char next = chars.get();
			target[offset + count++] = next;
			lineComplete = next == '\n';
		}
		return count;
	}

	private boolean decode() throws IOException {
		if (exhausted && !bytes.hasRemaining()) {
			return false;
		}
		chars.clear();
		fill();
		CoderResult result = decoder.decode(bytes, chars, exhausted);
		malformed = result.isError();
		chars.flip();
		return true;
	}

	private void fill() throws IOException {
		bytes.compact();
		try {
			boolean first = bytes.position() == 0 && line == 1;
			int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
			exhausted = read < 0;
			bytes.position(bytes.position() + Math.max(0, read));
			wide |= first && read >= 2 && (bytes.get(0) & bytes.get(1) & 0xFF) >= 0xFE;
		} catch (ZipException | EOFException e) {
			throw new CorpusException(new Location(name, line), "the compressed file is damaged or cut off", e);
		}
		bytes.flip();
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
