package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class InspectCommandTest {

	@TempDir
	private Path folder;

	@Test
	void countsAndSchemeViolationsAreFound() throws IOException {
		Path file = write("a.conll", "Anna\tB-PER\nLee\tI-PER\nsees\tO\nRome\tI-LOC\n\nBonn\tB-LOC\n\nin\tO\nUlm\tB-LOC\nx\tI-PER\n\n");
		JsonObject found = inspect(file);
		assertEquals("conll", found.get("format").getAsString());
		JsonObject counts = found.getAsJsonObject("counts");
		assertEquals(3, counts.get("sentences").getAsInt());
		assertEquals(8, counts.get("tokens").getAsInt());
		assertEquals(5, counts.get("entities").getAsInt());
		JsonObject types = found.getAsJsonObject("labels").getAsJsonObject("entityTypes");
		assertEquals(2, types.get("PER").getAsInt());
		assertEquals(3, types.get("LOC").getAsInt());
		assertEquals("iob2", found.get("scheme").getAsString());
		assertEquals(1, found.getAsJsonObject("violations").get("missing begin").getAsInt());
		assertEquals(1, found.getAsJsonObject("violations").get("type change").getAsInt());
		JsonObject first = found.getAsJsonArray("firstViolations").get(0).getAsJsonObject();
		assertEquals(4, first.get("line").getAsInt());
		assertEquals(1, first.get("sentence").getAsInt());
		assertEquals(4, first.get("token").getAsInt());
		JsonObject second = found.getAsJsonArray("firstViolations").get(1).getAsJsonObject();
		assertEquals(10, second.get("line").getAsInt());
		assertEquals(3, second.get("sentence").getAsInt());
		JsonObject lengths = found.getAsJsonObject("sentenceLength");
		assertEquals(1, lengths.get("min").getAsInt());
		assertEquals(3, lengths.get("median").getAsInt());
		assertEquals(4, lengths.get("max").getAsInt());
	}

	@Test
	void aSchemeThatIsNamedIsTheOneThatCounts() throws IOException {
		Path file = write("a.conll", "Anna\tB-PER\nLee\tI-PER\n\n");
		JsonObject found = inspect(file, "--option", "scheme=bioes");
		assertEquals("bioes", found.get("scheme").getAsString());
		assertEquals(1, found.getAsJsonObject("violations").get("missing end").getAsInt());
		assertEquals(0, found.getAsJsonObject("problems").get("count").getAsInt());
	}

	@Test
	void problemsOfReadingAreListed() throws IOException {
		Path file = write("a.conll", "Anna\tB-PER\nlonely\nx\tO\ny\tO\nz\tO\nu\tO\nv\tO\nw\tO\na\tO\nb\tO\n\n");
		Cli.Outcome text = new Cli().inspect(file.toString());
		assertEquals(0, text.status(), text.err());
		assertTrue(text.out().contains("a.conll:2"), text.out());
	}

	@Test
	void questionsAreCounted() throws IOException {
		Path file = write("q.json", "{\"data\": [{\"title\": \"t\", \"paragraphs\": [{\"context\": \"Anna sleeps.\", \"qas\": ["
				+ "{\"id\": \"1\", \"question\": \"Who?\", \"answers\": [{\"text\": \"Anna\", \"answer_start\": 0}]},"
				+ "{\"id\": \"2\", \"question\": \"Why?\", \"is_impossible\": true, \"answers\": []}]}]}]}");
		JsonObject counts = inspect(file).getAsJsonObject("counts");
		assertEquals(2, counts.get("questions").getAsInt());
		assertEquals(1, counts.get("answerableQuestions").getAsInt());
		assertEquals(1, counts.get("unanswerableQuestions").getAsInt());
	}

	@Test
	void itSpeaksFrench() throws IOException {
		Path file = write("a.conll", "Zoé\tB-PER\nBonn\tI-LOC\n\n");
		Cli.Outcome text = new Cli().french().inspect(file.toString());
		assertTrue(text.out().contains("Types d'entités (2) :"), text.out());
		assertTrue(text.out().contains("Schéma d'étiquettes : "), text.out());
	}

	@Test
	void everyMessageIsThereInBothLanguages() {
		assertEquals(Messages.in(Locale.ROOT).bundle().keySet(), Messages.in(Locale.FRENCH).bundle().keySet());
	}

	@Test
	void overlapsAgreeWithAComparisonOfAllPairs() {
		Random random = new Random(5);
		for (int round = 0; round < 300; round++) {
			List<Entity> entities = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				int begin = random.nextInt(12);
				entities.add(new Entity("T" + i, "X", new Span(begin, begin + 1 + random.nextInt(6))));
			}
			assertEquals(slowOverlaps(entities), EntityOverlaps.of(entities));
		}
	}

	private static EntityOverlaps slowOverlaps(List<Entity> entities) {
		int nested = 0;
		int same = 0;
		int crossing = 0;
		for (int i = 0; i < entities.size(); i++) {
			Span span = entities.get(i).span();
			boolean inside = false;
			boolean equal = false;
			boolean crosses = false;
			for (int j = 0; j < entities.size(); j++) {
				Span other = entities.get(j).span();
				equal |= j < i && other.equals(span);
				inside |= !other.equals(span) && other.contains(span);
				crosses |= other.overlaps(span) && !other.contains(span) && !span.contains(other);
			}
			nested += inside ? 1 : 0;
			same += equal ? 1 : 0;
			crossing += crosses ? 1 : 0;
		}
		return new EntityOverlaps(nested, same, crossing);
	}

	@Test
	void quantilesAreThoseOfTheSortedList() {
		LengthDistribution lengths = new LengthDistribution();
		for (int i = 100; i >= 1; i--) {
			lengths.add(i);
		}
		assertEquals(50, lengths.quantile(0.5).getAsInt());
		assertEquals(99, lengths.quantile(0.99).getAsInt());
		assertEquals(50.5, lengths.mean().getAsDouble());
		assertTrue(new LengthDistribution().quantile(0.5).isEmpty());
	}

	private static JsonObject inspect(Path file, String... more) {
		List<String> arguments = new ArrayList<>(List.of(file.toString(), "--json"));
		arguments.addAll(List.of(more));
		Cli.Outcome done = new Cli().inspect(arguments.toArray(String[]::new));
		assertEquals(0, done.status(), done.err());
		return JsonParser.parseString(done.out()).getAsJsonObject();
	}

	private Path write(String name, String content) throws IOException {
		return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void anEmptyFileIsNoCorpusInAnyFormat() throws IOException {
		String empty = Files.createFile(folder.resolve("empty.conll")).toString();
		for (String[] arguments : new String[][] { { empty }, { empty, "--format", "conll" }, { empty, "--format", "jsonl" },
				{ empty, "--format", "text" }, { "-", "--format", "conll" } }) {
			Cli.Outcome outcome = new Cli().inspect(arguments);
			assertEquals(ExitStatus.BAD_INPUT, outcome.status(), outcome.err());
			assertTrue(outcome.err().endsWith(": is empty; expected a corpus\n"), outcome.err());
			assertEquals("", outcome.out());
		}
	}

	@Test
	void aPipeIsReadOnce() throws IOException {
		assumeTrue(Files.exists(Path.of("/dev/null")), "needs devices");
		Cli.Outcome unnamed = new Cli().inspect("/dev/null");
		assertEquals(ExitStatus.WRONG_USAGE, unnamed.status(), unnamed.err());
		assertTrue(unnamed.err().contains("--format"), unnamed.err());
		Path fifo = folder.resolve("corpus.conll");
		Process made = new ProcessBuilder("mkfifo", fifo.toString()).start();
		assumeTrue(made.onExit().join().exitValue() == 0, "needs mkfifo");
		Thread.ofPlatform().daemon().start(() -> {
			try {
				Files.writeString(fifo, "ANNA B-PER\nvoit O\n", StandardOpenOption.WRITE);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		Cli.Outcome read = new Cli().inspect(fifo.toString(), "--format", "conll", "--json");
		assertEquals(ExitStatus.DONE, read.status(), read.err());
		assertEquals(2, JsonParser.parseString(read.out()).getAsJsonObject().getAsJsonObject("counts").get("tokens").getAsInt());
	}
}
