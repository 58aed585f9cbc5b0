package org.lorgnette.metrics.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inputs with what an official script made of them. A file has one record a line: its kind and its fields, separated by tabs;
 * {@code case} begins the next case. Control characters and those beyond ASCII are UTF-16 code units written {@code \}uXXXX.
 */
public final class GoldenCases {

	private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

	/** One case: its records in order. */
	public record Case(String name, List<List<String>> records) {

		/** The fields of all records of this kind, without the kind. */
		public List<List<String>> all(String kind) {
			return records.stream().filter(fields -> fields.getFirst().equals(kind))
					.map(fields -> fields.subList(1, fields.size()))
					.toList();
		}
	}

	private GoldenCases() {
	}

	public static List<Case> read(Class<?> owner, String resource) throws IOException {
		try (InputStream stream = owner.getResourceAsStream(resource)) {
			return read(stream);
		}
	}

	public static List<Case> read(InputStream stream) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
		List<Case> cases = new ArrayList<>();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			List<String> fields = new ArrayList<>();
			for (String field : line.split("\t", -1)) {
				fields.add(ESCAPE.matcher(field)
						.replaceAll(match -> Matcher.quoteReplacement(
								String.valueOf((char) Integer.parseInt(match.group(1), 16)))));
			}
			if (fields.getFirst().equals("case")) {
				cases.add(new Case(fields.get(1), new ArrayList<>()));
			}
			cases.getLast().records().add(fields);
		}
		return cases;
	}
}
