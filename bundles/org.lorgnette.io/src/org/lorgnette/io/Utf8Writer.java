package org.lorgnette.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/**
 * Writes UTF-8 and fails on unpaired surrogates instead of writing question marks: at once, while it is known which instance is
 * being written, and not when a buffer is flushed.
 */
public final class Utf8Writer extends Writer {

	private final Writer out;
	private boolean open;

	public Utf8Writer(OutputStream bytes) {
		this.out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
	}

	/** @throws MalformedInputException if a surrogate is not half of a pair, which a later call may complete */
	@Override
	public void write(char[] buffer, int offset, int length) throws IOException {
		for (int i = offset; i < offset + length; i++) {
			check(buffer[i]);
		}
		out.write(buffer, offset, length);
	}

	@Override
	public void write(String text, int offset, int length) throws IOException {
		for (int i = offset; i < offset + length; i++) {
			check(text.charAt(i));
		}
		out.write(text, offset, length);
	}

	@Override
	public void write(int character) throws IOException {
		check((char) character);
		out.write(character);
	}

	private void check(char unit) throws MalformedInputException {
		if (open != Character.isLowSurrogate(unit)) {
			throw new MalformedInputException(1);
		}
		open = Character.isHighSurrogate(unit);
	}

	/** @throws MalformedInputException if what was written so far ends in half a pair */
	public void requireWhole() throws MalformedInputException {
		if (open) {
			throw new MalformedInputException(1);
		}
	}

	@Override
	public void flush() throws IOException {
		requireWhole();
		out.flush();
	}

	@Override
	public void close() throws IOException {
		try (out) {
			requireWhole();
		}
	}
}
