package org.lorgnette.io.cas;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/**
 * The characters of an XML document in the encoding that its byte order mark or its declaration names, else UTF-8 (XML 1.0,
 * appendix F). Bytes that are not text in it are an error with their line; a parser given the bytes would print it as well.
 */
final class XmlText extends Reader {

	private static final int HEAD = 256;
	private static final Pattern DECLARED = Pattern.compile("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

	private final InputStream in;
	private final String name;
	private final CharsetDecoder decoder;
	private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
	/** A character decoded beyond a request for only one. */
	private CharBuffer kept = CharBuffer.allocate(0);
	private long line = 1;
	private boolean ended;

	/**
	 * @param name
	 *            what messages call the stream
	 * @throws CorpusException
	 *             if the declaration names an encoding that this Java does not know
	 */
	XmlText(InputStream stream, String name) throws IOException {
		this.in = new BufferedInputStream(stream);
		this.name = name;
		in.mark(HEAD);
		byte[] head = in.readNBytes(HEAD);
		in.reset();
		int mark = mark(head);
		in.skipNBytes(mark);
		this.decoder = charset(head, mark).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	/** The length of the byte order mark. */
	private static int mark(byte[] head) {
		return starts(head, 0xEF, 0xBB, 0xBF) ? 3 : starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE) ? 2 : 0;
	}

	private Charset charset(byte[] head, int mark) throws CorpusException {
		if (mark == 3) {
			return StandardCharsets.UTF_8;
		}
		if (starts(head, 0xFE, 0xFF) || starts(head, 0, '<')) {
			return StandardCharsets.UTF_16BE;
		}
		if (starts(head, 0xFF, 0xFE) || starts(head, '<', 0)) {
			return StandardCharsets.UTF_16LE;
		}
		Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
		if (!declared.find()) {
			return StandardCharsets.UTF_8;
		}
		try {
			return Charset.forName(declared.group(1));
		} catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
			throw new CorpusException(new Location(name, 1), "declares the encoding '" + declared.group(1)
					+ "', which is not known; expected one such as UTF-8, UTF-16 or ISO-8859-1", e);
		}
	}

	private static boolean starts(byte[] head, int... expected) {
		for (int i = 0; i < expected.length; i++) {
			if (i >= head.length || (head[i] & 0xFF) != expected[i]) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int read(char[] buffer, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (kept.hasRemaining()) {
			buffer[offset] = kept.get();
			return counted(buffer, offset, 1);
		}
		boolean narrow = length == 1;
		CharBuffer out = narrow ? CharBuffer.allocate(2) : CharBuffer.wrap(buffer, offset, length).slice();
		while (true) {
			CoderResult result = decoder.decode(bytes, out, ended);
			if (out.position() > 0 && narrow) {
				kept = out.flip();
				buffer[offset] = kept.get();
				return counted(buffer, offset, 1);
			}
			if (out.position() > 0) {
				return counted(buffer, offset, out.position());
			}
			if (result.isError()) {
				throw new CorpusException(new Location(name, line),
						"is not valid " + decoder.charset().name() + "; convert the file or declare its encoding");
			}
			if (ended) {
				return -1;
			}
			fill();
		}
	}

	private int counted(char[] buffer, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			line += buffer[i] == '\n' ? 1 : 0;
		}
		return length;
	}

	private void fill() throws IOException {
		bytes.compact();
		int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
		ended = count < 0;
		bytes.position(bytes.position() + Math.max(0, count)).flip();
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
