package org.lorgnette.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Whole text files, such as the texts that standoff annotations point into. */
public final class TextFiles {

	private TextFiles() {
	}

	/**
	 * The file's text with its line ends as they are, without a byte order mark.
	 *
	 * @throws CorpusException
	 *             if the file is absent, unreadable, or not text in the charset, naming the first line that is not
	 */
	public static String read(Path file, Charset charset) throws IOException {
		try (InputStream in = CorpusSource.open(file)) {
			return decode(in.readAllBytes(), file.toString(), charset);
		}
	}

	/** Likewise for bytes already read; {@code name} is what messages call them. */
	public static String decode(byte[] bytes, String name, Charset charset) throws CorpusException {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		try {
			String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT).decode(buffer).toString();
			return charset.equals(StandardCharsets.UTF_8) && text.startsWith("\uFEFF") ? text.substring(1) : text;
		} catch (CharacterCodingException e) {
			long line = 1;
			for (int i = 0; i < buffer.position(); i++) {
				line += bytes[i] == '\n' ? 1 : 0;
			}
			throw new CorpusException(new Location(name, line),
					"is not valid " + charset.name() + "; convert the file or name its encoding", e);
		}
	}
}
