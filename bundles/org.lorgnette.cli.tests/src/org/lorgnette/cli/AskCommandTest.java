package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import javax.imageio.ImageIO;

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
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.model.VisualQuestion;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class AskCommandTest {

	/** Answers with the last word of the question where the text has it; says what colour the first pixel of a picture is. */
	private static final class Echoes implements EngineProvider {

		private static final EngineDescriptor TEXTS = descriptor("echo", Task.QA);
		private static final EngineDescriptor PICTURES = descriptor("pixel", Task.VQA);

		/** Is asked only where its name is given: it needs a model of one's own. */
		private static final EngineDescriptor OWN = new EngineDescriptor("own", Family.NEURAL, Set.of(Task.QA, Task.VQA), Set.of(),
				List.of(Setting.of("model", Setting.Kind.PATH, "", "A model.")), "For tests.", List.of(), List.of());

		private static EngineDescriptor descriptor(String id, Task task) {
			return new EngineDescriptor(id, Family.RULES, Set.of(task), Set.of(), List.of(), "For tests.", List.of(), List.of());
		}

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(OWN, TEXTS, PICTURES);
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			assertFalse(engine.equals(OWN), "it was not asked for");
			return engine.equals(TEXTS) ? new Echo(settings) : new Pixel(settings);
		}

		private record Echo(Settings settings) implements TextEngine {

			@Override
			public EngineDescriptor descriptor() {
				return TEXTS;
			}

			@Override
			public Analysis analyze(Document document, Cancellation cancellation) {
				List<Prediction<? extends Value>> answers = new ArrayList<>();
				for (Question question : document.questions()) {
					String word = question.text().replaceAll(".* |\\?", "");
					int at = document.text().indexOf(word);
					Optional<Span> span = at < 0 ? Optional.empty() : Optional.of(new Span(at, at + word.length()));
					span.ifPresent(found -> answers.add(new Prediction<>(new Answer(question.id(), word, span), OptionalDouble.of(0.8), "echo",
							List.of(new Evidence(found, "word")))));
					answers.add(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(at < 0 ? 1 : 0.2), "echo", List.of()));
				}
				return new Analysis(document, answers);
			}

			@Override
			public void close() {
				// Nothing to give back.
			}
		}

		private record Pixel(Settings settings) implements VisualEngine {

			@Override
			public EngineDescriptor descriptor() {
				return PICTURES;
			}

			@Override
			public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) {
				String colour = String.format(Locale.ROOT, "%06x", pictures.getFirst().argb(0, 0) & 0xFFFFFF);
				return new VisualAnalysis(question,
						List.of(new Prediction<>(new Answer(question.id(), colour, Optional.empty()), OptionalDouble.of(0.9), "pixel", List.of())),
						List.of(), Optional.empty(), List.of(),
						List.of(new Region("first pixel", 0, new PixelBox(0, 0, 1, 1), true, OptionalDouble.empty())));
			}

			@Override
			public void close() {
				// Nothing to give back.
			}
		}
	}

	private static final EngineRegistry REGISTRY = new EngineRegistry(List.of(new Echoes()));

	@TempDir
	private Path folder;
	private final Cli cli = new Cli();

	private Path write(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text, StandardCharsets.UTF_8);
	}

	private Path picture(String name, int rgb) throws IOException {
		BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, rgb);
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		assertTrue(ImageIO.write(image, "png", file.toFile()));
		return file;
	}

	@Test
	void citesFileAndLine() throws IOException {
		Path file = write("a.txt", "First line.\r\nHere sleeps Nora.\r\n");
		Cli.Outcome done = cli.ask(REGISTRY, "--in", file.toString(), "Who is Nora?");
		assertEquals(0, done.status(), done.err());
		assertTrue(done.out().startsWith("echo: Nora  (0.80)"), done.out());
		assertTrue(done.out().contains(file + ":2:13"), done.out());
	}

	@Test
	void asksAFolderAndSaysWhichFile() throws IOException {
		write("t/one.txt", "Nothing here.");
		Path two = write("t/deep/two.txt", "Nora.");
		Cli.Outcome done = cli.ask(REGISTRY, "--in", folder.resolve("t").toString(), "--json", "Who is Nora?");
		JsonObject engine = JsonParser.parseString(done.out()).getAsJsonObject().getAsJsonArray("engines").get(0).getAsJsonObject();
		assertEquals("Nora", engine.get("answer").getAsString());
		assertEquals(2, engine.get("documents").getAsInt());
		JsonObject answer = engine.getAsJsonArray("answers").get(0).getAsJsonObject();
		assertEquals(two.toString(), answer.get("file").getAsString());
		assertEquals(1, answer.getAsJsonArray("evidence").size());
		assertEquals(0, answer.get("begin").getAsInt());
	}

	@Test
	void saysThatThereIsNoAnswerInTheUsersLanguage() throws IOException {
		Path file = write("a.txt", "Nothing.");
		assertEquals("echo: no answer  (1.00)", cli.ask(REGISTRY, "--in", file.toString(), "Who is Nora?").out().strip());
		assertEquals("echo: pas de réponse  (1.00)",
				new Cli().french().ask(REGISTRY, "--in", file.toString(), "Qui est Nora?").out().strip());
	}

	@Test
	void exitStatusesSayWhatWentWrong() throws IOException {
		String file = write("a.txt", "Nora.").toString();
		assertEquals(ExitStatus.WRONG_USAGE, cli.ask(REGISTRY, "--in", file, " ").status());
		assertEquals(ExitStatus.WRONG_USAGE, cli.ask(REGISTRY, "--in", file).status());
		assertEquals(ExitStatus.WRONG_USAGE, cli.ask(REGISTRY, "--in", file, "--engine", "pixel", "Who?").status());
		assertEquals(ExitStatus.WRONG_USAGE, cli.ask(REGISTRY, "--in", file, "--answers", "0", "Who?").status());
		assertEquals(ExitStatus.UNAVAILABLE, cli.ask(REGISTRY, "--in", file, "--engine", "ecco", "Who?").status());
		assertEquals(ExitStatus.UNAVAILABLE, cli.ask(new EngineRegistry(List.of()), "--in", file, "Who?").status());
		assertEquals(ExitStatus.BAD_INPUT, cli.ask(REGISTRY, "--in", file + "x", "Who?").status());
		assertEquals(ExitStatus.BAD_INPUT, cli.vqa(REGISTRY, file, "Who?").status());
		assertEquals(ExitStatus.BAD_INPUT, cli.vqa(REGISTRY, file + ".png", "Who?").status());
	}

	@Test
	void asksAPicture() throws IOException {
		String image = picture("p.png", 0x123456).toString();
		Cli.Outcome done = cli.vqa(REGISTRY, image, "What colour?");
		assertEquals(0, done.status(), done.err());
		assertTrue(done.out().startsWith("pixel: 123456  (0.90)") && done.out().contains("* first pixel  x 0 y 0  1 x 1"), done.out());
		JsonObject json = JsonParser.parseString(cli.vqa(REGISTRY, "--json", image, "What colour?").out()).getAsJsonObject();
		assertEquals(4, json.get("width").getAsInt());
		assertEquals("123456", json.getAsJsonArray("engines").get(0).getAsJsonObject().get("answer").getAsString());
	}

	@Test
	void annotatesAFolderOfPictures() throws IOException {
		picture("v/images/0.png", 0x0000FF);
		picture("v/images/7.png", 0x00FF00);
		write("v/questions.json", "[[\"what color?\", \"x\", 7], [\"what color?\", \"y\", 0]]");
		Path out = folder.resolve("answers.json");
		Cli.Outcome done = cli.annotate(REGISTRY, "--task", "vqa", "--engine", "pixel", "--in", folder.resolve("v").toString(),
				"--format", "easy-vqa", "--out", out.toString());
		assertEquals(0, done.status(), done.err());
		assertEquals(JsonParser.parseString("[{\"question_id\": 0, \"answer\": \"00ff00\"}, {\"question_id\": 1, \"answer\": \"0000ff\"}]"),
				JsonParser.parseString(Files.readString(out)));
		Path lines = folder.resolve("answers.jsonl");
		cli.annotate(REGISTRY, "--task", "vqa", "--engine", "pixel", "--in", folder.resolve("v/questions.json").toString(), "--out",
				lines.toString(), "--to", "jsonl");
		assertTrue(Files.readString(lines).contains("00ff00") && !Files.readString(lines).contains("\"x\""), Files.readString(lines));
	}

	@Test
	void aMissingPictureLeavesNothingBehind() throws IOException {
		write("v/questions.json", "[[\"what color?\", \"x\", 7]]");
		Path out = folder.resolve("answers.json");
		Cli.Outcome done = cli.annotate(REGISTRY, "--task", "vqa", "--engine", "pixel", "--in", folder.resolve("v").toString(),
				"--format", "easy-vqa", "--out", out.toString());
		assertEquals(ExitStatus.BAD_INPUT, done.status());
		assertTrue(done.err().contains("7.png"), done.err());
		assertFalse(Files.exists(out));
	}

	@Test
	void textsAndPicturesAreNotMixedUp() throws IOException {
		write("v/questions.json", "[[\"what color?\", \"x\", 7]]");
		String pictures = folder.resolve("v/questions.json").toString();
		assertEquals(ExitStatus.BAD_INPUT, cli.ask(REGISTRY, "--in", pictures, "Who?").status());
		assertEquals(ExitStatus.BAD_INPUT, cli.annotate(REGISTRY, "--task", "vqa", "--engine", "pixel", "--in",
				write("a.txt", "Nora.").toString(), "--out", folder.resolve("o").toString()).status());
	}
}
