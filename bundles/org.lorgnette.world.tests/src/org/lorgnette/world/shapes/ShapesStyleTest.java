package org.lorgnette.world.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.vqa.ShapesFormat;
import org.lorgnette.io.vqa.VqaFormat;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.testing.Corpora;
import org.lorgnette.world.DrawnPicture;
import org.lorgnette.world.DrawnQuestion;
import org.lorgnette.world.Part;
import org.lorgnette.world.QuestionOnly;
import org.lorgnette.world.QuestionOnly.Guesses;
import org.lorgnette.world.WorldFolder;
import org.lorgnette.world.WorldSettings;
import org.lorgnette.world.draw.Box;
import org.lorgnette.world.draw.Raster;
import org.lorgnette.world.scene.Dice;

class ShapesStyleTest {

	@TempDir
	private Path folder;

	private static WorldSettings settings(int pictures, long seed, Part part) {
		return new WorldSettings(new ShapesStyle(), pictures, 8, seed, part);
	}

	private static List<DrawnPicture> draw(WorldSettings settings) {
		List<DrawnPicture> pictures = new ArrayList<>();
		settings.style().draw(settings).forEachRemaining(pictures::add);
		return pictures;
	}

	/** Words to questions, as the public set has them. */
	private static Question parse(String text) {
		for (Quality subject : Quality.values()) {
			String begin = "is " + subject.phrase() + " ";
			if (text.startsWith(begin)) {
				List<Side> sides = new ArrayList<>();
				String rest = text.substring(begin.length());
				for (Optional<Side> side = side(rest); side.isPresent(); side = side(rest)) {
					sides.add(side.get());
					rest = rest.substring(side.get().words().length() + 1);
				}
				for (Quality reference : Quality.values()) {
					if (rest.equals(reference.phrase()) || rest.equals(reference.word())) {
						return new Question(subject, sides, reference);
					}
				}
			}
		}
		throw new AssertionError("no question: " + text);
	}

	private static Optional<Side> side(String rest) {
		return Stream.of(Side.values()).filter(side -> rest.startsWith(side.words() + " ")).findFirst();
	}

	private static Raster raster(Path file) throws IOException {
		BufferedImage image = ImageIO.read(file.toFile());
		Raster raster = new Raster(image.getWidth(), image.getHeight());
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				raster.cover(x, y, 1, image.getRGB(x, y));
			}
		}
		return raster;
	}

	/** What is asked there, read and reckoned here from the published pixels, has the published answers. */
	@ParameterizedTest
	@CsvSource({ "train, 640", "val, 1024" })
	void agreesWithEveryPublishedAnswer(String part, int expected) throws IOException {
		Path data = Corpora.require("vqa/shapes/" + part);
		ShapesFormat format = new ShapesFormat();
		int questions = 0;
		try (CorpusReader reader = format.reader(CorpusSource.of(data), format.defaults(), problem -> { })) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				VisualQuestion question = (VisualQuestion) next.get();
				Grid grid = PixelReader.read(raster(data.resolve(question.images().getFirst())));
				Question parsed = parse(question.text());
				assertEquals(question.text(), parsed.text());
				assertEquals(question.answers().getFirst(), Boolean.toString(parsed.holds(grid)), question.id() + " " + question.text());
				questions++;
			}
		}
		assertEquals(expected, questions);
	}

	@Test
	void whatWasPaintedIsReadBack() {
		for (int i = 0; i < 500; i++) {
			Dice dice = new Dice(i);
			Grid grid = GridSampler.draw(dice);
			assertEquals(grid, PixelReader.read(GridPainter.paint(grid, dice)), "picture " + i);
		}
	}

	@Test
	void answersAndEvidenceAreWhatThePictureShows() {
		for (DrawnPicture picture : draw(settings(200, 3, Part.DEV))) {
			Grid grid = PixelReader.read(picture.raster());
			assertTrue(Part.DEV.holds(grid.fingerprint()));
			assertEquals(30, picture.raster().width());
			assertEquals(30, picture.raster().height());
			assertEquals(8, picture.questions().stream().map(DrawnQuestion::text).distinct().count());
			for (DrawnQuestion asked : picture.questions()) {
				Question question = parse(asked.text());
				assertEquals(Boolean.toString(question.holds(grid)), asked.answer(), asked.text());
				assertEquals(asked.answer().equals("true"), !asked.evidence().targets().isEmpty(), asked.text());
				asked.evidence().targets().forEach(box -> assertTrue(grid.is(cell(box), question.subject())));
				assertEquals(grid.all(question.reference()), asked.evidence().references().stream().map(ShapesStyleTest::cell).toList());
			}
		}
	}

	private static int cell(Box box) {
		assertEquals(new Box(box.x() / 10 * 10, box.y() / 10 * 10, 10, 10), box);
		return box.y() / 10 * 3 + box.x() / 10;
	}

	@Test
	void equalSettingsGiveEqualWorldsAndPartsShareNoGrid() {
		List<DrawnPicture> one = draw(settings(60, 17, Part.TRAIN));
		List<DrawnPicture> more = draw(settings(90, 17, Part.TRAIN));
		Set<Grid> seen = new HashSet<>();
		for (int i = 0; i < one.size(); i++) {
			assertEquals(one.get(i).questions(), more.get(i).questions());
			assertEquals(PixelReader.read(one.get(i).raster()), PixelReader.read(more.get(i).raster()));
			seen.add(PixelReader.read(one.get(i).raster()));
		}
		assertNotEquals(one.getFirst().questions(), draw(settings(60, 18, Part.TRAIN)).getFirst().questions());
		assertTrue(draw(settings(60, 17, Part.TEST)).stream().noneMatch(picture -> seen.contains(PixelReader.read(picture.raster()))));
	}

	/** By heart on one part and tried on another: chance; and what a picture holds does not tell answers either. */
	@Test
	void neitherQuestionNorPictureAloneTellsTheAnswer() {
		int pictures = 4000;
		QuestionOnly guessing = new QuestionOnly(2 * pictures);
		Map<Integer, int[]> byThings = new HashMap<>();
		Map<String, int[]> forms = new HashMap<>();
		for (Part part : List.of(Part.TRAIN, Part.TEST)) {
			settings(pictures, 17, part).style().draw(settings(pictures, 17, part)).forEachRemaining(picture -> {
				int things = PixelReader.read(picture.raster()).things();
				for (DrawnQuestion asked : picture.questions()) {
					guessing.add(picture.index() + (part == Part.TRAIN ? 0 : pictures), asked);
					if (asked.sense().answers() == 2) {
						int truth = asked.answer().equals("true") ? 1 : 0;
						byThings.computeIfAbsent(things, key -> new int[2])[truth]++;
						forms.computeIfAbsent(asked.sense().form(), key -> new int[2])[truth]++;
					}
				}
			});
		}
		assertEquals(Set.copyOf(new ShapesStyle().kinds()), guessing.guesses().keySet());
		guessing.guesses().forEach((kind, guesses) -> {
			double n = guesses.questions();
			double expected = kind.equals("contradiction") ? 1 : 0.5;
			assertEquals(expected, guesses.byText() / n, 2 / Math.sqrt(n), kind + " " + guesses);
			assertEquals(expected, guesses.byMeaning() / n, 2 / Math.sqrt(n), kind + " " + guesses);
			assertEquals(expected, guesses.chance() / n, 1e-9);
		});
		Guesses all = guessing.guesses().values().stream().reduce(Guesses.NONE, Guesses::plus);
		assertTrue(all.byText() < 0.58 * all.questions(), all::toString);
		byThings.forEach((things, counts) -> assertEven(counts, things + " things"));
		forms.forEach((form, counts) -> assertEven(counts, form));
		assertTrue(forms.size() > 20, forms::toString);
	}

	private static void assertEven(int[] counts, String what) {
		double n = counts[0] + counts[1];
		assertEquals(0.5, counts[1] / n, 2.25 / Math.sqrt(n), what + " " + counts[0] + " " + counts[1]);
	}

	@Test
	void theReaderOfVqaReadsWhatWasDrawn() throws IOException {
		WorldSettings settings = settings(10, 1, Part.TRAIN);
		WorldFolder.write(settings, folder.resolve("w"), (done, total) -> { });
		VqaFormat format = new VqaFormat();
		List<DrawnPicture> drawn = draw(settings);
		int read = 0;
		try (CorpusReader reader = format.reader(CorpusSource.of(folder.resolve("w")), format.defaults(),
				problem -> assertEquals("", problem.message()))) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next(), read++) {
				VisualQuestion question = (VisualQuestion) next.get();
				DrawnPicture picture = drawn.get(read / 8);
				assertEquals(picture.questions().get(read % 8).text(), question.text());
				assertEquals(picture.questions().get(read % 8).answer(), question.answers().getFirst());
				assertEquals(PixelReader.read(picture.raster()),
						PixelReader.read(raster(folder.resolve("w").resolve(question.images().getFirst()))));
			}
		}
		assertEquals(80, read);
		assertEquals(80, Files.readAllLines(folder.resolve("w/evidence.jsonl")).size());
		assertTrue(Files.readString(folder.resolve("w/world.json")).contains("\"style\": \"shapes\""));
	}
}
