package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.NextPiece;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.engine.language.WritingOptions;
import org.lorgnette.engine.language.WrittenText;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class LanguageCommandTest {

	/** Each character is a piece, of as many bits as its setting says; vowels twice as many. What comes next is the alphabet. */
	private static final class Letters implements EngineProvider {

		private static final EngineDescriptor LETTERS = new EngineDescriptor("letters", Family.RULES, Set.of(), Set.of(),
				List.of(Setting.of("model", Setting.Kind.PATH, "2", "Bits of a consonant.")), "For tests.", List.of(), List.of());
		private static final EngineDescriptor OTHER = new EngineDescriptor("finder", Family.RULES, Set.of(Task.NER), Set.of(),
				List.of(),
				"For tests.", List.of(), List.of());

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(LETTERS, OTHER);
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			assertEquals(LETTERS, engine, "another engine need not be loaded to be refused");
			return new Reader(settings);
		}

		private record Reader(Settings settings) implements LanguageEngine {

			@Override
			public EngineDescriptor descriptor() {
				return LETTERS;
			}

			@Override
			public List<ReadPiece> read(String text, int alternatives, Cancellation cancellation) {
				List<ReadPiece> pieces = new ArrayList<>();
				for (int i = 0; i < text.length(); i++) {
					double bits = settings.decimal("model") * ("aeiou".indexOf(text.charAt(i)) >= 0 ? 2 : 1);
					pieces.add(new ReadPiece(new Span(i, i + 1), 1, -bits * Math.log(2), i, Math.log(2), 0, next("", alternatives,
							cancellation)));
				}
				return pieces;
			}

			@Override
			public List<NextPiece> next(String text, int count, Cancellation cancellation) {
				return IntStream.range(0, Math.min(count, 4)).mapToObj(i -> new NextPiece(i == 2 ? "" : i == 3 ? "\ufffd"
						: "ab".substring(i, i + 1),
						Math.pow(0.5, i + 1))).toList();
			}

			@Override
			public WrittenText write(String text, WritingOptions options, Cancellation cancellation) {
				return new WrittenText("x".repeat(options.pieces()), options.pieces(), false);
			}

			@Override
			public void close() {
				// Nothing is held.
			}
		}
	}

	@TempDir
	private Path folder;

	private Path text(String name, String content) throws IOException {
		return Files.writeString(folder.resolve(name), content);
	}

	private static Cli.Outcome perplexity(String... arguments) {
		return new Cli().language(LanguagePerplexityCommand::new, new Letters(), arguments);
	}

	private static JsonObject json(Cli.Outcome outcome) {
		assertEquals(ExitStatus.DONE, outcome.status(), outcome.err());
		return JsonParser.parseString(outcome.out()).getAsJsonObject();
	}

	/** "bcd" has 6 bits and "bad" 8, 14 bits for 6 bytes; the other engine half of it. */
	@Test
	void perplexityIsOverAllTextsAndCompared() throws IOException {
		Path one = text("one.txt", "bcd");
		Path two = text("two.txt", "bad");
		JsonObject document = json(perplexity(one.toString(), two.toString(), "--engine", "letters", "--engine", "letters=1",
				"--json"));
		assertEquals(2, document.get("texts").getAsInt());
		JsonArray engines = document.getAsJsonArray("engines");
		JsonObject first = engines.get(0).getAsJsonObject();
		assertEquals(14 / 6.0, first.get("bitsPerByte").getAsDouble(), 1e-12);
		assertEquals(Math.pow(2, 14 / 6.0), first.get("perplexity").getAsDouble(), 1e-9);
		assertEquals("letters=1", engines.get(1).getAsJsonObject().get("engine").getAsString());
		assertEquals(8, first.getAsJsonArray("texts").get(1).getAsJsonObject().get("bits").getAsDouble(), 1e-12);
		assertTrue(first.has("low") && first.has("high"));
		JsonObject comparison = document.getAsJsonArray("comparisons").get(0).getAsJsonObject();
		assertEquals(-7 / 6.0, comparison.get("difference").getAsDouble(), 1e-6);
		assertEquals("letters", comparison.get("baseline").getAsString());
		assertEquals(2, comparison.get("units").getAsInt());
		Cli.Outcome table = perplexity(folder.toString(), "--engine", "letters", "--engine", "letters=1");
		assertTrue(table.out().contains("2.3333") && table.out().contains("\u22121.1667"), table.out());
		Cli.Outcome piped = new Cli().french().reading("bcd").language(LanguagePerplexityCommand::new, new Letters(), "-",
				"--engine", "letters");
		assertTrue(piped.out().contains("2,0000") && piped.out().contains("perplexit\u00e9"), piped.out() + piped.err());
	}

	@Test
	void surprisalIsATableOrJsonOrAPage() throws IOException {
		Path one = text("one.txt", "b\na");
		Path page = folder.resolve("page.html");
		Cli.Outcome table = new Cli().language(LanguageSurprisalCommand::new, new Letters(), one.toString(), "--engine",
				"letters", "--top", "2");
		assertTrue(table.out().contains("\u21b5") && table.out().contains("a 0.50  b 0.25"), table.out() + table.err());
		JsonObject document = json(new Cli().language(LanguageSurprisalCommand::new, new Letters(), one.toString(), "--engine",
				"letters",
				"--json", "--out", page.toString()));
		JsonObject last = document.getAsJsonArray("texts").get(0).getAsJsonObject().getAsJsonArray("engines").get(0)
				.getAsJsonObject()
				.getAsJsonArray("pieces").get(2).getAsJsonObject();
		assertEquals("a", last.get("text").getAsString());
		assertEquals(4, last.get("surprisal").getAsDouble(), 1e-12);
		assertEquals(3, last.get("rank").getAsInt());
		assertEquals(1, last.get("entropy").getAsDouble(), 1e-12);
		assertEquals(4, last.getAsJsonArray("alternatives").size());
		assertTrue(Files.readString(page).contains("class=\"painted\""));
	}

	@Test
	void nextGoesAlongTheBranch() {
		JsonObject document = json(new Cli().language(LanguageNextCommand::new, new Letters(), "x", "--engine", "letters",
				"--branch", "2,1",
				"--steps", "4", "--top", "2", "--json"));
		JsonArray steps = document.getAsJsonArray("steps");
		assertEquals(List.of("x", "xb", "xba", "xbaa"), steps.asList().stream().map(step -> step.getAsJsonObject().get("text")
				.getAsString()).toList());
		assertEquals(2, steps.get(0).getAsJsonObject().get("chosen").getAsInt());
		assertEquals(2, steps.get(0).getAsJsonObject().getAsJsonArray("next").size());
		Cli.Outcome end = new Cli().language(LanguageNextCommand::new, new Letters(), "x", "--engine", "letters", "--branch",
				"3");
		assertTrue(end.err().contains("ends") && end.out().contains("(end)"), end.err() + end.out());
		assertTrue(new Cli().language(LanguageNextCommand::new, new Letters(), "x", "--engine", "letters", "--branch", "4").err()
				.contains("part of a character"));
	}

	@Test
	void writesOn() {
		Cli.Outcome written = new Cli().language(LanguageWriteCommand::new, new Letters(), "a", "--engine", "letters", "--pieces",
				"3");
		assertEquals("axxx", written.out().strip());
		JsonObject document = json(new Cli().reading("from there ").language(LanguageWriteCommand::new, new Letters(), "-",
				"--engine", "letters",
				"--pieces", "2", "--top-p", "0.5", "--json"));
		assertEquals("from there ", document.get("text").getAsString());
		assertEquals("xx", document.get("written").getAsString());
		assertEquals(0.5, document.get("topP").getAsDouble());
	}

	/** An engine without a task is listed with the command that asks it, and other commands refuse it. */
	@Test
	void enginesOfLanguageAreTold() throws IOException {
		EngineRegistry registry = new EngineRegistry(List.of(new Letters()));
		Cli.Outcome listed = new Cli().engines(() -> registry);
		assertTrue(listed.out().lines().anyMatch(line -> line.matches("letters +rules +language +.*")), listed.out());
		Cli.Outcome refused = new Cli().annotate(registry, "--task", "ner", "--engine", "letters", "--in", text("one.txt", "bcd")
				.toString());
		assertEquals(ExitStatus.WRONG_USAGE, refused.status());
		assertTrue(refused.err().contains("for the command 'language'"), refused.err());
		EngineUnavailableException text = assertThrows(EngineUnavailableException.class,
				() -> registry.openText("letters", Map.of(), ModelStore.EMPTY));
		assertTrue(text.getMessage().contains("none of the tasks") && text.remedy().contains("finder"), text.getMessage());
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		String path = text("one.txt", "bcd").toString();
		for (String[] wrong : new String[][] {{path}, {path, "--engine", "letters", "--engine", "letters"}, {path, "--engine",
				"letters", "--set",
				"nothing=1"}, {path, "--engine", "letters", "--resamples", "0"}}) {
			assertEquals(ExitStatus.WRONG_USAGE, perplexity(wrong).status(), String.join(" ", wrong));
		}
		Cli.Outcome other = perplexity(path, "--engine", "finder");
		assertEquals(ExitStatus.UNAVAILABLE, other.status());
		assertTrue(other.err().contains("no language model") && other.err().contains("choose one of: letters"), other.err());
		assertEquals(ExitStatus.UNAVAILABLE, perplexity(path, "--engine", "leters").status());
		assertEquals(ExitStatus.BAD_INPUT, perplexity(folder.resolve("absent.txt").toString(), "--engine", "letters").status());
		for (String[] wrong : new String[][] {{"--top-p", "0"}, {"--pieces", "0"}, {"--temperature", "-1"}, {"--top-k", "-1"}}) {
			Cli.Outcome refused = new Cli().language(LanguageWriteCommand::new, new Letters(), "a", "--engine", "letters",
					wrong[0], wrong[1]);
			assertEquals(ExitStatus.WRONG_USAGE, refused.status());
			assertTrue(refused.err().contains(wrong[0]), refused.err());
		}
	}
}
