package org.lorgnette.training.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.training.nn.WordEncoder;

/** The size of an encoder in the metadata of a file of weights, under keys such as {@code encoder.width}. */
public final class EncoderSize {

	private static final String PREFIX = "encoder.";

	private EncoderSize() {
	}

	static Map<String, String> metadata(WordEncoder.Size size) {
		Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put(PREFIX + "rows", String.valueOf(size.rows()));
		metadata.put(PREFIX + "width", String.valueOf(size.width()));
		metadata.put(PREFIX + "layers", String.valueOf(size.layers()));
		metadata.put(PREFIX + "heads", String.valueOf(size.heads()));
		metadata.put(PREFIX + "inner", String.valueOf(size.inner()));
		metadata.put(PREFIX + "reach", String.valueOf(size.reach()));
		return metadata;
	}

	/**
	 * @param file
	 *            for the message
	 * @throws IOException
	 *             if a number is missing or none
	 */
	public static WordEncoder.Size read(Map<String, String> metadata, Path file) throws IOException {
		return new WordEncoder.Size(number(metadata, "rows", file), number(metadata, "width", file), number(metadata, "layers", file),
				number(metadata, "heads", file), number(metadata, "inner", file), number(metadata, "reach", file));
	}

	private static int number(Map<String, String> metadata, String key, Path file) throws IOException {
		String value = metadata.getOrDefault(PREFIX + key, "");
		try {
			int number = Integer.parseInt(value);
			if (number >= 0) {
				return number;
			}
		} catch (NumberFormatException e) {
			throw misfit(file, key, value, e);
		}
		throw misfit(file, key, value, null);
	}

	private static IOException misfit(Path file, String key, String value, Exception cause) {
		return new IOException(file + ": the metadata '" + PREFIX + key + "' is '" + value + "'; expected a whole number, as training "
				+ "writes it", cause);
	}
}
