package org.lorgnette.io.editing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** How a file's bytes mean text: the encoding, and whether a byte order mark comes first. */
public record TextEncoding(Charset charset, boolean mark) {

	private static final Charset WINDOWS = Charset.forName("windows-1252");
	private static final List<Charset> WIDE = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

	/**
	 * The encoding of these bytes: what their byte order mark says, else the one expected if they are valid in it, else UTF-8 if they
	 * are, else the western one-byte encoding that gives every byte back.
	 */
	public static TextEncoding of(byte[] bytes, Charset expected) {
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			byte[] mark = mark(charset);
			if (bytes.length >= mark.length && ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark))) {
				TextEncoding marked = new TextEncoding(charset, true);
				if (marked.decoded(bytes).isPresent()) {
					return marked;
				}
			}
		}
		for (Charset charset : List.of(expected, StandardCharsets.UTF_8, WINDOWS)) {
			TextEncoding plain = new TextEncoding(charset, false);
			boolean sensible = charset != WINDOWS || hasWindowsOnly(bytes);
			if (sensible && charset.canEncode() && plain.decoded(bytes).isPresent()) {
				return plain;
			}
		}
		return new TextEncoding(StandardCharsets.ISO_8859_1, false);
	}

	private static boolean hasWindowsOnly(byte[] bytes) {
		for (byte each : bytes) {
			if ((each & 0xE0) == 0x80) {
				return true;
			}
		}
		return false;
	}

	private static byte[] mark(Charset charset) {
		return charset.equals(StandardCharsets.UTF_8) || WIDE.contains(charset) ? "\uFEFF".getBytes(charset) : new byte[0];
	}

	/** The text without the mark, or empty if the bytes are not valid or would not come back the same. */
	private Optional<String> decoded(byte[] bytes) {
		int skip = mark ? mark(charset).length : 0;
		CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
		try {
			return Optional.of(decoder.decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip)).toString());
		} catch (CharacterCodingException e) {
			return Optional.empty();
		}
	}

	/**
	 * The text without the mark.
	 *
	 * @throws CorpusException
	 *             if the bytes are not valid in this encoding
	 */
	public String decode(byte[] bytes, String name) throws CorpusException {
		return decoded(bytes).orElseThrow(() -> new CorpusException(Location.of(name), "is not valid " + charset.name()));
	}

	/**
	 * The bytes of a text, mark first if there is one.
	 *
	 * @throws CorpusException
	 *             if a character cannot be written in this encoding, naming its line
	 */
	public byte[] encode(String text, String name) throws CorpusException {
		CharBuffer in = CharBuffer.wrap(text);
		ByteBuffer out = ByteBuffer.allocate(1 << 16);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
		bytes.writeBytes(mark ? mark(charset) : new byte[0]);
		var encoder = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
		boolean flushing = false;
		while (true) {
			CoderResult result = flushing ? encoder.flush(out) : encoder.encode(in, out, true);
			bytes.write(out.array(), 0, out.position());
			out.clear();
			if (result.isError()) {
				throw unencodable(text, in.position(), name);
			}
			if (result.isUnderflow() && flushing) {
				return bytes.toByteArray();
			}
			flushing |= result.isUnderflow();
		}
	}

	private CorpusException unencodable(String text, int position, String name) {
		long line = 1 + text.substring(0, position).chars().filter(unit -> unit == '\n').count();
		int codePoint = text.codePointAt(position);
		String shown = Character.isSurrogate((char) codePoint) ? "half a surrogate pair" : "'" + Character.toString(codePoint) + "'";
		return new CorpusException(new Location(name, line), shown + " (" + "U+%04X".formatted(codePoint) + ") cannot be written in "
				+ charset.name() + "; remove it, or set the file's encoding to UTF-8");
	}
}
