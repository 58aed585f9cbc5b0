package org.lorgnette.engine.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.generation.LanguageFolder;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.djl.qa.QaEngine;
import org.lorgnette.engine.djl.relations.RelationEngine;
import org.lorgnette.engine.djl.vqa.VqaEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureReader;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.testing.Corpora;

/** The models that come with the program, as they are in the folder {@code models}. */
class DeliveredModelsTest {

	private static final Path MODELS = Corpora.repositoryRoot().resolve("models");
	private static final ModelStore STORE = id -> Optional.of(MODELS.resolve(id)).filter(Files::isDirectory);
	private static final long MEGABYTE = 1_000_000;

	private static List<Path> folders() throws IOException {
		try (Stream<Path> all = Files.list(MODELS)) {
			return all.filter(folder -> Files.exists(folder.resolve("train.yaml"))).sorted().toList();
		}
	}

	private static long size(Path folder) throws IOException {
		long sum = 0;
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				sum += Files.size(file);
			}
		}
		return sum;
	}

	@Test
	void areAllThereAndSmall() throws IOException {
		assertEquals(List.of("encoder", "ner-en", "ner-fr", "qa", "relations-en", "vqa-easy", "vqa-nlvr", "vqa-shapes", "vqa-world"),
				folders().stream().map(folder -> folder.getFileName().toString()).toList());
		long all = 0;
		for (Path folder : folders()) {
			long size = size(folder);
			assertTrue(size < 25 * MEGABYTE, folder + " has " + size);
			all += size;
		}
		assertTrue(all < 120 * MEGABYTE, "all have " + all);
	}

	@ParameterizedTest
	@MethodSource("folders")
	void haveACard(Path folder) throws IOException {
		String card = Files.readString(folder.resolve("README.md"));
		for (String part : List.of("## Training", "## Limits", "Licence of the weights",
				"./lorgnette train models/" + folder.getFileName() + "/train.yaml")) {
			assertTrue(card.contains(part), folder + ": the card lacks " + part);
		}
	}

	@ParameterizedTest
	@MethodSource("folders")
	void areWhatTheirDescriptionSays(Path folder) throws Exception {
		if (Files.exists(folder.resolve("model.json"))) {
			assertEquals(folder.getFileName().toString(), ModelFolder.read(folder).id());
		}
		if (LanguageFolder.isThere(folder)) {
			assertEquals(folder.getFileName().toString(), LanguageFolder.read(folder).id());
		}
	}

	private static Settings settings(List<org.lorgnette.engine.Setting> declared, String... values) {
		return values.length == 0 ? Settings.of(declared, Map.of()) : Settings.of(declared, Map.of(values[0], values[1]));
	}

	private static List<String> entities(TextEngine engine, String text) throws EngineException {
		try (engine) {
			List<String> found = new ArrayList<>();
			for (Entity entity : engine.analyze(Document.builder("d", text).build(), Cancellation.NONE).entities()) {
				assertTrue(engine.descriptor().types().contains(entity.type()), entity.toString());
				found.add(entity.type() + " " + entity.text(text));
			}
			return found;
		}
	}

	@Test
	void findNamesInEnglish() throws EngineException {
		assertEquals(List.of("PERSON Ada Lovelace", "LOCATION London", "PERSON Charles Babbage"),
				entities(NerEngine.openEnglish(settings(NerEngine.ENGLISH.settings()), STORE),
						"Ada Lovelace was born in London and worked with Charles Babbage."));
	}

	@Test
	void findNamesInFrench() throws EngineException {
		assertEquals(List.of("PERSON Marie Curie", "LOCATION Varsovie", "DATE 7 novembre 1867"),
				entities(NerEngine.openFrench(settings(NerEngine.FRENCH.settings()), STORE),
						"Marie Curie est née à Varsovie le 7 novembre 1867."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "The fire was caused by a short circuit.|fire|circuit|Cause-Effect r2 r1",
			"The coins were kept in a wooden box.|coins|box|Content-Container r1 r2" })
	void tellRelations(String text, String first, String second, String expected) throws EngineException {
		List<Entity> nominals = List.of(entity("r1", text, first), entity("r2", text, second));
		try (RelationEngine engine = RelationEngine.openEnglish(settings(RelationEngine.ENGLISH.settings(), "entities", "gold"), STORE)) {
			Analysis analysis = engine.analyze(Document.builder("d", text).entities(nominals).build(), Cancellation.NONE);
			assertEquals(List.of(expected), analysis.relations().stream()
					.map(relation -> relation.type() + " " + relation.head().target() + " " + relation.tail().target()).toList());
		}
	}

	private static Entity entity(String id, String text, String name) {
		return new Entity(id, "Nominal", new Span(text.indexOf(name), text.indexOf(name) + name.length()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"en|The bridge was built in 1874 by the engineer Clara Voss. It crosses the river Tamm.|Who built the bridge?|Clara Voss",
			"en|The bridge was built in 1874 by the engineer Clara Voss. It crosses the river Tamm.|When was the bridge built?|1874",
			"fr|Le pont fut construit en 1874 par l'ingénieure Clara Voss. Il traverse la Tamm.|Qui a construit le pont ?|Clara Voss",
			"fr|Le pont fut construit en 1874 par l'ingénieure Clara Voss. Il traverse la Tamm.|En quelle année le pont fut-il construit ?|1874" })
	void answerQuestions(String language, String text, String question, String expected) throws EngineException {
		Document document = Document.builder("d", text).questions(List.of(new Question("q", question))).build();
		try (TextEngine engine = language.equals("en") ? QaEngine.openEnglish(settings(QaEngine.ENGLISH.settings()), STORE)
				: QaEngine.openFrench(settings(QaEngine.FRENCH.settings()), STORE)) {
			Answer answer = (Answer) engine.analyze(document, Cancellation.NONE).predictions().getFirst().value();
			assertTrue(answer.text().contains(expected), answer.toString());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "What color is the shape?|blue", "what shape is in the image?|rectangle",
			"is there a circle?|no", "is there not a circle in the image?|yes", "does the image contain a blue shape?|yes" })
	void answerAboutAPicture(String question, String expected) throws EngineException {
		int[] pixels = new int[64 * 64];
		for (int i = 0; i < pixels.length; i++) {
			boolean inside = i % 64 >= 20 && i % 64 < 48 && i / 64 >= 30 && i / 64 < 50;
			pixels[i] = inside ? 0xFF0000FF : 0xFFF6EAE4;
		}
		VisualQuestion asked = new VisualQuestion("q", List.of("p.png"), question, List.of(), List.of(), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
		try (VqaEngine engine = VqaEngine.openShipped(VqaEngine.EASY, settings(VqaEngine.EASY.settings()), STORE)) {
			VisualAnalysis found = engine.answer(asked, List.of(Picture.of(64, 64, pixels)), Cancellation.NONE);
			assertEquals(expected, found.best().value().text());
			assertTrue(found.maps().stream().noneMatch(map -> map.name().equals("pointing")), "it was not trained to point");
		}
	}

	/** Three boxes of NLVR: a black and a blue square in the first, a yellow one in the second, none in the third. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "There is a box with a black square and a blue square.|true", "There is a black circle.|false",
			"There is exactly one yellow item.|true", "There is a yellow square.|true",
			"There are 2 boxes with a blue square.|false", "There is a box with exactly 2 items.|true",
			"Every box has at least one item.|false" })
	void judgeStatements(String statement, String expected) throws EngineException {
		int[] pixels = new int[400 * 100];
		for (int i = 0; i < pixels.length; i++) {
			int x = i % 400;
			int y = i / 400;
			int column = x % 150;
			pixels[i] = column >= 100 ? 0xFF808080 : 0xFFD3D3D3;
			if (y >= 20 && y < 40 && x >= 20 && x < 40) {
				pixels[i] = 0xFF000000;
			} else if (y >= 55 && y < 75 && x >= 55 && x < 75) {
				pixels[i] = 0xFF0099FF;
			} else if (y >= 40 && y < 60 && x >= 190 && x < 210) {
				pixels[i] = 0xFFFFFF00;
			}
		}
		VisualQuestion asked = new VisualQuestion("q", List.of("p.png"), statement, List.of(), List.of(), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
		try (VqaEngine engine = VqaEngine.openShipped(VqaEngine.NLVR, settings(VqaEngine.NLVR.settings()), STORE)) {
			assertEquals(expected, engine.answer(asked, List.of(Picture.of(400, 100, pixels)), Cancellation.NONE).best().value().text());
		}
	}

	/** The only red circle to the left is counted, and the blue square is what it is left of. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "How many red circles are left of the blue square?",
			"Combien y a-t-il de cercles rouges à gauche du carré bleu ?" })
	void answerAboutShapesWithWhatDecides(String question) throws Exception {
		VisualQuestion asked = new VisualQuestion("q", List.of("p.png"), question, List.of(), List.of(), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
		Picture picture = PictureReader.read(MODELS.resolveSibling("examples/shapes.png"));
		try (VqaEngine engine = VqaEngine.openShipped(VqaEngine.WORLD, settings(VqaEngine.WORLD.settings()), STORE)) {
			VisualAnalysis found = engine.answer(asked, List.of(picture), Cancellation.NONE);
			assertEquals("1", found.best().value().text());
			assertEquals(2, found.regions().size(), found.regions().toString());
			// The middles of the circle and of the square.
			assertTrue(found.regions().get(0).box().overlap(new PixelBox(95, 85, 1, 1)) == 1, found.regions().toString());
			assertTrue(found.regions().get(1).box().overlap(new PixelBox(241, 85, 1, 1)) == 1, found.regions().toString());
		}
	}
}
