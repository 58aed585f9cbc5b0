package org.lorgnette.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.predictions.BoxTable;
import org.lorgnette.io.vqa.VqaFormat;
import org.lorgnette.metrics.vqa.VqaAccuracy;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.world.scene.Thing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class WorldFolderTest {

	private static final WorldSettings SETTINGS = new WorldSettings(30, 8, 17, 48, List.of("en", "fr"), Part.DEV);

	@TempDir
	private Path folder;

	private static WorldSummary write(Path target) throws IOException {
		return WorldFolder.write(SETTINGS, target, (done, total) -> { });
	}

	private static Map<String, byte[]> content(Path folder) throws IOException {
		Map<String, byte[]> content = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				content.put(folder.relativize(file).toString(), Files.readAllBytes(file));
			}
		}
		return content;
	}

	private static List<VisualQuestion> read(Path folder) throws IOException {
		VqaFormat format = new VqaFormat();
		List<String> problems = new ArrayList<>();
		List<VisualQuestion> questions = new ArrayList<>();
		try (CorpusReader reader = format.reader(CorpusSource.of(folder), format.defaults(),
				problem -> problems.add(problem.message()))) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				questions.add((VisualQuestion) next.get());
			}
		}
		assertEquals(List.of(), problems);
		return questions;
	}

	@Test
	void equalSettingsGiveEqualFiles() throws IOException {
		write(folder.resolve("one"));
		write(folder.resolve("other"));
		Map<String, byte[]> one = content(folder.resolve("one"));
		Map<String, byte[]> other = content(folder.resolve("other"));
		assertEquals(35, one.size());
		assertEquals(one.keySet(), other.keySet());
		one.forEach((name, bytes) -> assertArrayEquals(bytes, other.get(name), name));
	}

	@Test
	void theReaderOfVqaReadsWhatWasDrawn() throws IOException {
		Path target = folder.resolve("a/b/world");
		write(target);
		List<AskedQuestion> drawn = new ArrayList<>();
		new World(SETTINGS).forEachRemaining(picture -> drawn.addAll(picture.questions()));
		List<VisualQuestion> read = read(target);
		assertEquals(drawn.size(), read.size());
		Map<String, String> answers = new HashMap<>();
		for (int i = 0; i < read.size(); i++) {
			VisualQuestion question = read.get(i);
			AskedQuestion asked = drawn.get(i);
			assertEquals(asked.text(), question.text());
			assertEquals(asked.answer(), question.answers().getFirst());
			assertEquals(Optional.of(asked.kind().id()), question.questionType());
			assertEquals(Optional.of(asked.value().type()), question.answerType());
			assertEquals(asked.language(), question.metadata().get("language"));
			assertEquals(List.of(String.format(Locale.ROOT, "images/%06d.png", i / 8)), question.images());
			assertEquals(48, ImageIO.read(target.resolve(question.images().getFirst()).toFile()).getWidth());
			answers.put(question.id(), asked.answer());
		}
		assertEquals(OptionalDouble.of(100), VqaAccuracy.of(read, answers).overall(),
				"right answers are wholly right to the official scorer");
		assertTrue(new VqaFormat().recognises(CorpusSource.of(target)) > 0);
	}

	@Test
	void boxesAreOfTheThingAskedAbout() throws IOException {
		write(folder.resolve("w"));
		Map<String, BoxTable.Box> boxes = BoxTable.read(CorpusSource.of(folder.resolve("w/boxes.jsonl")));
		int expected = 0;
		World world = new World(SETTINGS);
		while (world.hasNext()) {
			WorldPicture picture = world.next();
			for (int i = 0; i < picture.questions().size(); i++) {
				AskedQuestion asked = picture.questions().get(i);
				BoxTable.Box box = boxes.get(Long.toString(100L * picture.index() + i));
				assertEquals(asked.thing().isPresent(), box != null, asked.text());
				if (box != null) {
					expected++;
					Thing thing = picture.scene().things().get(asked.thing().getAsInt());
					assertEquals(thing.x(), box.x() + box.width() / 2, 1.5);
					assertEquals(thing.y(), box.y() + box.height() / 2, 1.5);
					assertEquals(2 * thing.radius(), Math.max(box.width(), box.height()), 2.5);
				}
			}
		}
		assertEquals(expected, boxes.size());
		assertTrue(expected > 60, () -> "boxes: " + boxes.size());
	}

	@Test
	void worldJsonSaysWhatWasDrawn() throws IOException {
		WorldSummary summary = write(folder.resolve("w"));
		JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("w/world.json"))).getAsJsonObject();
		assertEquals(17, json.get("seed").getAsLong());
		assertEquals("dev", json.get("part").getAsString());
		assertEquals(48, json.get("size").getAsInt());
		assertEquals(240, json.get("questions").getAsInt());
		assertEquals(240, summary.questions());
		assertEquals(240, json.getAsJsonObject("kinds").entrySet().stream()
				.mapToInt(kind -> kind.getValue().getAsJsonObject().get("questions").getAsInt()).sum());
		assertEquals(120, json.getAsJsonObject("questionOnly").getAsJsonObject("all").get("questions").getAsInt());
		assertTrue(json.getAsJsonObject("questionOnly").getAsJsonObject("all").get("chance").getAsDouble() < 0.6);
	}

	@Test
	void whatIsStoppedLeavesNothing() throws IOException {
		Path target = folder.resolve("new/world");
		assertThrows(CancellationException.class, () -> WorldFolder.write(SETTINGS, target, (done, total) -> {
			if (done == 20) {
				throw new CancellationException();
			}
		}));
		assertEquals(List.of(), list(folder));
		assertThrows(UncheckedIOException.class, () -> WorldFolder.write(SETTINGS, target, (done, total) -> {
			throw new UncheckedIOException(new IOException("no space left on device"));
		}));
		assertEquals(List.of(), list(folder));
	}

	@Test
	void nothingIsWrittenOverOrInto() throws IOException {
		Path target = Files.createDirectory(folder.resolve("world"));
		Files.writeString(target.resolve("mine.txt"), "mine");
		assertTrue(assertThrows(CorpusException.class,
				() -> write(target)).getMessage().contains("world: is there already, and not empty"));
		Path file = Files.writeString(folder.resolve("file"), "mine");
		assertThrows(IOException.class, () -> write(file));
		assertEquals("mine", Files.readString(target.resolve("mine.txt")));
		assertEquals("mine", Files.readString(file));
		assertEquals(2, list(folder).size());
	}

	@Test
	void anEmptyFolderIsFilled() throws IOException {
		Path target = Files.createDirectory(folder.resolve("world"));
		write(target);
		assertEquals(35, content(target).size());
		assertEquals(List.of(target), list(folder));
	}

	@Test
	void progressIsTold() throws IOException {
		List<Integer> told = new ArrayList<>();
		WorldFolder.write(SETTINGS, folder.resolve("w"), (done, total) -> {
			assertEquals(30, total);
			told.add(done);
		});
		assertEquals(31, told.size());
		assertEquals(30, told.getLast());
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}
}
