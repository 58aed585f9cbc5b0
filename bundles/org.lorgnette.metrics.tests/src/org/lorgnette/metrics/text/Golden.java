package org.lorgnette.metrics.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads tab-separated golden files; texts in them escape everything but printable ASCII as &#92;uXXXX. */
final class Golden {

	private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

	private Golden() {
	}

	static List<String[]> rows(String name) {
		try (InputStream in = Golden.class.getResourceAsStream(name)) {
			String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
			return text.lines().map(line -> line.split("\t", -1)).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String text(String cell) {
		return ESCAPE.matcher(cell).replaceAll(match -> Matcher
				.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
	}

	static List<String> texts(String cell, String separator) {
		return Stream.of(cell.split(Pattern.quote(separator), -1)).map(Golden::text).toList();
	}

	static double[] numbers(String[] row, int from, int to) {
		return Stream.of(row).skip(from).limit(to - from).mapToDouble(Double::parseDouble).toArray();
	}
}
