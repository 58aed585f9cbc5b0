package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Runs {@code score} on small files in a folder. */
final class ScoreRun {

	/** How it ended, and what it wrote. */
	record Outcome(int status, String out, String err) {

		Outcome isDone() {
			assertEquals(ExitStatus.DONE, status, err);
			return this;
		}

		/** One line on the error stream that holds all of this, and nothing on standard output. */
		void isRefused(int wanted, String... parts) {
			assertEquals(wanted, status, out + err);
			assertEquals("", out);
			String line = err.lines().findFirst().orElse("");
			assertTrue(line.startsWith("lorgnette: "), err);
			for (String part : parts) {
				assertTrue(line.contains(part), () -> "no '" + part + "' in: " + line);
			}
			assertEquals(wanted == ExitStatus.BAD_INPUT ? 1 : err.lines().count(), err.lines().count(), err);
		}
	}

	private final Path folder;
	private Locale locale = Locale.ROOT;
	private Cancellation cancellation = Cancellation.NONE;
	private String input = "";

	ScoreRun(Path folder) {
		this.folder = folder;
	}

	ScoreRun french() {
		locale = Locale.FRENCH;
		return this;
	}

	ScoreRun cancelled() {
		cancellation = () -> true;
		return this;
	}

	ScoreRun reading(String text) {
		input = text;
		return this;
	}

	String file(String name, String text) throws IOException {
		return file(name, text.getBytes(StandardCharsets.UTF_8));
	}

	String file(String name, byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes).toString();
	}

	/** Runs {@code score} with these arguments. */
	Outcome run(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		InputStream before = System.in;
		System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
		try {
			int status = new CommandRunner(new PrintStream(out, true, StandardCharsets.UTF_8),
					new PrintStream(err, true, StandardCharsets.UTF_8), Messages.in(locale), false, cancellation)
					.run(Stream.concat(Stream.of("score"), Stream.of(arguments)).toArray(String[]::new));
			return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
		} finally {
			System.setIn(before);
		}
	}

	/** The JSON document that a run which must succeed writes. */
	JsonObject json(String... arguments) {
		Outcome outcome = run(Stream.concat(Stream.of("--json"), Stream.of(arguments)).toArray(String[]::new)).isDone();
		return JsonParser.parseString(outcome.out()).getAsJsonObject();
	}

	/** The number at a path with slashes between its keys. */
	static double at(JsonObject json, String path) {
		JsonElement element = json;
		for (String key : path.split("/")) {
			assertTrue(element.getAsJsonObject().has(key), () -> "no " + key + " of " + path + " in " + json);
			element = element.getAsJsonObject().get(key);
		}
		assertFalse(element.isJsonNull(), path + " is null");
		return element.getAsDouble();
	}
}
