package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.Words;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ExplainCommandTest {

	/** Holds words in capitals to be names, the surer the more often "Dr" and the less often "not" stands in the text. */
	private static final class Titles implements EngineProvider {

		private static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("titles", Family.RULES, Set.of(Task.NER), Set.of(),
				List.of(Setting.of("title", Setting.Kind.TEXT, "Dr", "What speaks for a name.")), "For tests.", List.of(), List.of());

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(DESCRIPTOR);
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			return new Title(settings);
		}

		private record Title(Settings settings) implements ShowsAttention {

			@Override
			public EngineDescriptor descriptor() {
				return DESCRIPTOR;
			}

			@Override
			public Analysis analyze(Document document, Cancellation cancellation) {
				List<String> words = Arrays.asList(document.text().split("[^\\p{L}]+"));
				double score = 0.5 + 0.25 * words.stream().filter(settings.text("title")::equals).count()
						- 0.125 * words.stream().filter("not"::equals).count();
				List<Prediction<? extends Value>> predictions = new ArrayList<>();
				Matcher name = Pattern.compile("\\p{Lu}{2,}").matcher(document.text());
				while (name.find()) {
					predictions.add(new Prediction<>(new Entity("e" + predictions.size(), "NAME", new Span(name.start(), name.end())),
							OptionalDouble.of(score), "titles", List.of()));
				}
				return new Analysis(document, predictions);
			}

			@Override
			public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) {
				List<Word> words = Words.of(document, document);
				float[] weights = new float[words.size() * words.size()];
				for (int i = 0; i < words.size(); i++) {
					weights[i * words.size()] = 1;
				}
				return new AttentionMaps(List.of(new AttentionLayer("attention.0", words, words, 1, weights)));
			}

			@Override
			public void close() {
				// Nothing is held.
			}
		}
	}

	private static final EngineRegistry REGISTRY = new EngineRegistry(List.of(new Titles(), new CapitalEngines()));

	@TempDir
	private Path folder;
	private Path file;
	private final Cli cli = new Cli();

	@BeforeEach
	void write() throws IOException {
		file = write("a.txt", "Dr ANNA did not see BERT.\r\n");
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
	}

	private Cli.Outcome explain(Cli by, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--in", file.toString()));
		arguments.addAll(List.of(more));
		if (!arguments.contains("--engine")) {
			arguments.addAll(List.of("--engine", "titles"));
		}
		return by.explain(REGISTRY, arguments.toArray(String[]::new));
	}

	private JsonObject json(String... more) {
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.add("--json");
		Cli.Outcome done = explain(cli, arguments.toArray(String[]::new));
		assertEquals(0, done.status(), done.err());
		return JsonParser.parseString(done.out()).getAsJsonObject();
	}

	private static double value(JsonArray words, String text) {
		for (JsonElement word : words) {
			if (word.getAsJsonObject().get("text").getAsString().equals(text)) {
				return word.getAsJsonObject().get("value").getAsDouble();
			}
		}
		throw new AssertionError(text + " is not among " + words);
	}

	@Test
	void barsPointToTheSideThatAWordSpeaksFor() {
		Cli.Outcome done = explain(cli, "--context-only", "--rankings", "0");
		assertEquals(0, done.status(), done.err());
		List<String> lines = done.out().lines().toList();
		assertEquals("titles: NAME  \u201CANNA\u201D [3, 7)  0.625", lines.getFirst());
		assertEquals("occlusion; 6 of 7 words weighed", lines.get(1));
		assertTrue(done.out().contains("+0.250                      |++++++++++++++++++++  Dr    [0, 2)"), done.out());
		assertTrue(done.out().contains("-0.125            ----------|                      not   [12, 15)"), done.out());
		assertTrue(done.out().contains("0 more words with a part, 4 without."), done.out());
		assertFalse(done.out().contains("\u001B"), "no colours");
		assertFalse(done.out().contains("Faithfulness"), done.out());
	}

	@Test
	void frenchIsSpokenToo() {
		Cli.Outcome done = explain(new Cli().french(), "--nth", "2");
		assertTrue(done.out().contains("7 mots pes\u00E9s sur 7") && done.out().contains("contre pour")
				&& done.out().contains("Fid\u00E9lit\u00E9, face \u00E0 20 classements"), done.out());
		assertTrue(done.out().contains("BERT *"), done.out());
	}

	@Test
	void jsonHoldsTheWholeExplanation() {
		JsonObject found = json("--entity", "20:24", "--replace-by", "it", "--set", "title=Dr");
		assertEquals("BERT", found.getAsJsonObject("decision").get("text").getAsString());
		assertEquals(0.625, found.get("base").getAsDouble());
		JsonArray words = found.getAsJsonArray("words");
		assertEquals(7, words.size());
		assertEquals(0.25, value(words, "Dr"));
		assertEquals(-0.125, value(words, "not"));
		assertEquals(0.625, value(words, "BERT"));
		assertEquals("replace by it", found.getAsJsonObject("settings").get("hiding").getAsString());
		assertEquals("Dr", found.getAsJsonObject("engineSettings").get("title").getAsString());
		JsonObject faithfulness = found.getAsJsonObject("faithfulness");
		assertEquals(8, faithfulness.getAsJsonArray("deletionCurve").size());
		assertTrue(faithfulness.getAsJsonObject("deletion").get("rank").getAsDouble() <= 1);
		assertEquals(found, json("--entity", "20:24", "--replace-by", "it", "--threads", "1"));
	}

	@Test
	void faithfulnessSaysWhenItIsUndefined() throws IOException {
		file = write("b.txt", "Here ANNA.");
		JsonObject found = json("--context-only");
		assertEquals("no_ranking", found.getAsJsonObject("faithfulness").get("undefined").getAsString());
		assertTrue(explain(cli, "--context-only").out().contains("No word weighed makes a difference."));
		assertTrue(explain(cli, "--context-only").out().contains("Faithfulness is undefined: all words have the same part."));
	}

	@Test
	void attentionIsShownByEnginesThatHaveIt() {
		JsonObject found = json("--method", "rollout");
		assertEquals(0.5, value(found.getAsJsonArray("words"), "Dr"));
		assertEquals(0.5, value(found.getAsJsonArray("words"), "ANNA"));
		assertEquals("attention, 1 layers", found.get("shown").getAsString());
		Cli.Outcome layer = explain(cli, "--method", "attention", "--layer", "attention.4");
		assertEquals(ExitStatus.UNAVAILABLE, layer.status());
		assertTrue(layer.err().contains("attention.0"), layer.err());
		Cli.Outcome without = explain(cli, "--engine", "capitals", "--task", "ner", "--method", "attention");
		assertEquals(ExitStatus.UNAVAILABLE, without.status());
		assertTrue(without.err().contains("choose with --method one of: occlusion"), without.err());
		assertEquals(ExitStatus.UNAVAILABLE, explain(cli, "--method", "gradients").status());
	}

	@Test
	void relationsAndAnswersAreExplained() {
		JsonObject relation = json("--engine", "capitals", "--task", "relations", "--rankings", "0");
		assertEquals("ANNA", relation.getAsJsonObject("decision").getAsJsonObject("head").get("text").getAsString());
		assertFalse(relation.get("scored").getAsBoolean());
		assertEquals(1, value(relation.getAsJsonArray("words"), "BERT"));
		assertEquals(0, value(relation.getAsJsonArray("words"), "Dr"));
		JsonObject answer = json("--engine", "capitals", "--question", "Who was seen?");
		assertEquals("Who was seen?", answer.getAsJsonObject("decision").get("question").getAsString());
		assertEquals(0.75, value(answer.getAsJsonArray("words"), "ANNA"));
		assertEquals(4, answer.getAsJsonArray("words").asList().stream()
				.filter(word -> word.getAsJsonObject().get("in").getAsString().equals("question")).count());
		assertTrue(explain(cli, "--engine", "capitals", "--task", "ner", "--rankings", "0").out().contains("gives no score"));
	}

	@Test
	void whatThereIsToExplainIsListed() {
		assertEquals("1  NAME  \u201CANNA\u201D [3, 7)\n2  NAME  \u201CBERT\u201D [20, 24)\n", explain(cli,
				"--list").out().replace("\r", ""));
		assertEquals(2, json("--list").getAsJsonArray("decisions").get(1).getAsJsonObject().get("nth").getAsInt());
	}

	@Test
	void oneOfManyDocumentsIsChosen() throws IOException {
		file = write("c.jsonl", "{\"id\": \"one\", \"text\": \"ANNA\"}\n{\"id\": \"two\", \"text\": \"Dr BERT\"}\n");
		assertEquals("two", json("--document", "two", "--format", "jsonl").get("document").getAsString());
		assertEquals("one", json("--format", "jsonl").get("document").getAsString());
		Cli.Outcome absent = explain(cli, "--document", "three", "--format", "jsonl");
		assertEquals(ExitStatus.BAD_INPUT, absent.status());
		assertTrue(absent.err().contains("three"), absent.err());
	}

	@Test
	void exitStatusesSayWhatWentWrong() throws IOException {
		for (String[] wrong : new String[][] {{"--entity", "7:3"}, {"--entity", "9:11"}, {"--nth", "3"}, {"--nth", "0"},
				{"--entity", "3:7", "--nth", "1"}, {"--method", "magic"}, {"--window", "0"}, {"--context", "few"}, {"--layer", "x"},
				{"--task", "relations"}, {"--task", "vqa"}, {"--question", "Who?"}, {"--replace-by", " "}, {"--set", "tilte=x"},
				{"--engine", "capitals"}, {"--engine", "capitals", "--task", "qa"}, {"--engine", "capitals", "--question", " "}}) {
			Cli.Outcome refused = explain(cli, wrong);
			assertEquals(ExitStatus.WRONG_USAGE, refused.status(), Arrays.toString(wrong) + refused.err());
			assertEquals("", refused.out());
		}
		assertTrue(explain(cli, "--entity", "9:11").err().contains("--list"));
		assertEquals(ExitStatus.UNAVAILABLE, explain(cli, "--engine", "titel").status());
		file = write("b.txt", "Nobody here.");
		assertEquals(ExitStatus.BAD_INPUT, explain(cli).status());
		file = folder.resolve("absent.txt");
		assertEquals(ExitStatus.BAD_INPUT, explain(cli).status());
		file = write("broken.txt", "ANNA BROKEN");
		assertEquals(ExitStatus.UNAVAILABLE, explain(cli, "--engine", "capitals", "--task", "ner").status());
	}

	@Test
	void cancellationEndsWithItsStatus() throws IOException {
		file = write("s.txt", "ANNA SLOW");
		assertEquals(ExitStatus.CANCELLED,
				explain(new Cli().cancelledBy(() -> true), "--engine", "capitals", "--task", "ner").status());
	}

	@Test
	void textsOfWhatEverKindAreShownOnOneLine() throws IOException {
		file = write("w.txt", "\uFEFFDr \uD83D\uDE00 ANNA\u2028not\t" + "x".repeat(60) + "\r\n\r\n");
		Cli.Outcome done = explain(cli, "--rankings", "2");
		assertEquals(0, done.status(), done.err());
		assertTrue(done.out().contains("ANNA *"), done.out());
		assertEquals(Optional.empty(), done.out().lines().filter(line -> line.length() > 120 && line.contains("xxx")).findFirst());
	}
}
