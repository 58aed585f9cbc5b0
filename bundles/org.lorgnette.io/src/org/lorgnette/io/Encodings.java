package org.lorgnette.io;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** The option {@code encoding}, which text formats share. */
public final class Encodings {

	public static final FormatOption OPTION = new FormatOption("encoding", "UTF-8",
			"Character encoding of the files read, such as UTF-8, ISO-8859-1 or windows-1252; files are always written as UTF-8.");

	private Encodings() {
	}

	/** @throws IllegalArgumentException if this Java does not know the encoding */
	public static Charset of(FormatOptions options) {
		String name = options.text(OPTION.name());
		try {
			return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
		} catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
			throw options.misfit(OPTION.name(), "the name of a character encoding");
		}
	}
}
