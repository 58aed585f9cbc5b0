package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class WorldCommandTest {

	@TempDir
	private Path folder;

	private Cli.Outcome world(Cli cli, String... arguments) {
		return cli.world(Stream.concat(Stream.of("--out", folder.resolve("w").toString()),
				Stream.of(arguments)).toArray(String[]::new));
	}

	private List<String> left() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}

	@Test
	void writesAFolderThatInspectReads() {
		Cli.Outcome done = world(new Cli(), "--pictures", "12");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertTrue(done.out().startsWith("kind "), done.out());
		assertTrue(done.out().lines().anyMatch(line -> line.matches("all +96 +0\\.\\d{3} +0\\.\\d{3} +0\\.\\d{3}")), done.out());
		assertTrue(done.err().contains("12 pictures and 96 questions"), done.err());
		Cli.Outcome inspected = new Cli().inspect(folder.resolve("w").toString(), "--json");
		assertEquals(ExitStatus.DONE, inspected.status(), inspected.err());
		assertEquals("vqa", JsonParser.parseString(inspected.out()).getAsJsonObject().get("format").getAsString());
	}

	@Test
	void writesOneJsonDocument() {
		Cli.Outcome done = world(new Cli(), "--pictures", "10", "--questions", "5", "--seed", "-3", "--size", "50", "--languages", "fr",
				"--part",
				"test", "--json");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		JsonObject json = JsonParser.parseString(done.out()).getAsJsonObject();
		assertEquals(50, json.get("questions").getAsInt());
		assertEquals(-3, json.get("seed").getAsLong());
		assertEquals("test", json.get("part").getAsString());
		assertEquals("[\"fr\"]", json.get("languages").toString());
		assertEquals(25, json.getAsJsonObject("questionOnly").get("questions").getAsInt());
		int questions = json.getAsJsonObject("kinds").entrySet().stream()
				.mapToInt(kind -> kind.getValue().getAsJsonObject().get("questions").getAsInt()).sum();
		assertEquals(50, questions);
	}

	@ParameterizedTest
	@CsvSource({ "shapes, 30", "nlvr, 100" })
	void drawsInTheStyleOfAPublicSet(String style, int height) {
		Cli.Outcome done = world(new Cli(), "--style", style, "--pictures", "12", "--json");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		JsonObject json = JsonParser.parseString(done.out()).getAsJsonObject();
		assertEquals(style, json.get("style").getAsString());
		assertEquals(height, json.get("size").getAsInt());
		assertEquals("[\"en\"]", json.get("languages").toString());
		Cli.Outcome inspected = new Cli().inspect(folder.resolve("w").toString(), "--json");
		assertEquals(ExitStatus.DONE, inspected.status(), inspected.err());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--languages | fr    | --languages: the style shapes has no questions in 'fr'; expected en
			--languages | en,fr | --languages: the style shapes has no questions in 'fr'; expected en
			--languages | de    | --languages: unknown value 'de'; expected one of en, fr
			--size      | 64    | --size: 64 is out of range; pictures in the style shapes are 30 pixels high
			""")
	void whatAStyleHasNotIsWrongUsage(String option, String value, String message) throws IOException {
		Cli.Outcome wrong = world(new Cli(), "--style", "shapes", option, value);
		assertEquals(ExitStatus.WRONG_USAGE, wrong.status(), wrong.err());
		assertTrue(wrong.err().contains(message), wrong.err());
		assertEquals(List.of(), left());
	}

	@Test
	void speaksFrench() {
		Cli.Outcome done = world(new Cli().french(), "--pictures", "4");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertTrue(done.out().startsWith("genre "), done.out());
		assertTrue(done.err().contains("4 images et 32 questions"), done.err());
	}

	@Test
	void aSinglePictureHasNothingToGuessFrom() {
		Cli.Outcome done = world(new Cli(), "--pictures", "1", "--quiet");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertEquals("", done.err());
		assertTrue(world(new Cli(), "--pictures", "1").err().contains("is there already, and not empty"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--pictures  | 0       | --pictures: 0 is out of range; expected 1 to 1000000
			--questions | 21      | --questions: 21 is out of range; expected 1 to 20
			--size      | 40      | --size: 40 is out of range; expected 48 to 1024
			--languages | en,de   | --languages: unknown value 'de'; expected one of en, fr
			--languages | ''      | --languages: unknown value ''; expected one of en, fr
			--style     | cubes   | --style: unknown value 'cubes'; expected one of free, shapes, nlvr
			--part      | all     | --part: unknown value 'all'; expected one of train, dev, test
			--seed      | x       | --seed
			""")
	void wrongUsageWritesNothing(String option, String value, String message) throws IOException {
		Cli.Outcome wrong = world(new Cli(), option, value);
		assertEquals(ExitStatus.WRONG_USAGE, wrong.status(), wrong.err());
		assertTrue(wrong.err().contains(message), wrong.err());
		assertEquals(List.of(), left());
	}

	@Test
	void whereNothingCanBeWrittenIsBadInput() throws IOException {
		Files.writeString(folder.resolve("w"), "a file");
		Cli.Outcome file = world(new Cli());
		assertEquals(ExitStatus.BAD_INPUT, file.status(), file.err());
		assertTrue(file.err().contains("is a file; expected a folder"), file.err());
		Cli.Outcome below = new Cli().world("--out", folder.resolve("w/x").toString());
		assertEquals(ExitStatus.BAD_INPUT, below.status(), below.err());
		Files.delete(folder.resolve("w"));
		Files.createDirectory(folder.resolve("w"));
		Files.writeString(folder.resolve("w/mine"), "mine");
		Cli.Outcome full = world(new Cli());
		assertEquals(ExitStatus.BAD_INPUT, full.status(), full.err());
		assertTrue(full.err().contains("not empty"), full.err());
		assertEquals("mine", Files.readString(folder.resolve("w/mine")));
	}

	@Test
	void whatIsCancelledLeavesNothing() throws IOException {
		AtomicInteger asked = new AtomicInteger();
		Cli.Outcome cancelled = world(new Cli().cancelledBy(() -> asked.incrementAndGet() > 5), "--pictures", "50");
		assertEquals(ExitStatus.CANCELLED, cancelled.status(), cancelled.err());
		assertEquals(List.of(), left());
		assertFalse(cancelled.err().contains("50 pictures"), cancelled.err());
	}
}
