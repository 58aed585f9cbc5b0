package org.lorgnette.world;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.folder.StagedFolder;
import org.lorgnette.world.draw.Box;
import org.lorgnette.world.draw.Png;

import com.google.gson.stream.JsonWriter;

/**
 * Writes a world as a VQA v2 folder: pictures in {@code images}, {@code questions.json}, {@code annotations.json}, in
 * {@code boxes.jsonl} the box of the one thing that a question is about, in {@code evidence.jsonl} the boxes of all things that
 * decide its answer, and {@code world.json}, which says what was drawn. Equal settings give equal files.
 */
public final class WorldFolder implements Closeable {

	/** As many agreeing annotators as the official accuracy needs to call a right answer wholly right. */
	private static final int ANNOTATORS = 4;
	/** What question ids leave for the questions of one picture. */
	private static final int IDS = 100;

	private final StagedFolder staged;
	private final JsonLines questions;
	private final JsonLines annotations;
	private final JsonLines boxes;
	private final JsonLines evidence;
	private final Map<String, Map<String, Integer>> answers = new HashMap<>();

	private WorldFolder(StagedFolder staged) throws IOException {
		this.staged = staged;
		questions = new JsonLines(staged.text("questions", ".json"));
		annotations = new JsonLines(staged.text("annotations", ".json"));
		boxes = new JsonLines(staged.text("boxes", ".jsonl"));
		evidence = new JsonLines(staged.text("evidence", ".jsonl"));
	}

	/**
	 * Draws a world into a folder that is not there yet, or empty. It appears there only when it is complete.
	 *
	 * @throws CorpusException
	 *             if something is there already
	 */
	public static WorldSummary write(WorldSettings settings, Path folder, WorldListener listener) throws IOException {
		requireFree(folder);
		try (StagedFolder staged = new StagedFolder(folder)) {
			WorldSummary summary;
			try (WorldFolder writer = new WorldFolder(staged)) {
				summary = writer.writeAll(settings, listener);
			}
			try (JsonLines lines = new JsonLines(staged.text("world", ".json"))) {
				WorldJson.write(lines, summary);
			}
			if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
				Files.delete(folder);
			}
			staged.commit();
			return summary;
		}
	}

	/** @throws CorpusException if there is something that a world must not be mixed with */
	private static void requireFree(Path folder) throws IOException {
		if (Files.isDirectory(folder)) {
			try (Stream<Path> content = Files.list(folder)) {
				if (content.findAny().isPresent()) {
					throw new CorpusException(Location.of(folder.toString()),
							"is there already, and not empty; name a folder that is not there yet");
				}
			}
		}
	}

	private WorldSummary writeAll(WorldSettings settings, WorldListener listener) throws IOException {
		Iterator<DrawnPicture> world = settings.style().draw(settings);
		QuestionOnly guessing = new QuestionOnly(settings.pictures());
		questions.raw("{\"questions\": [");
		annotations.raw("{\"annotations\": [");
		while (world.hasNext()) {
			DrawnPicture picture = world.next();
			listener.wrote(picture.index(), settings.pictures());
			String name = String.format(Locale.ROOT, "images/%06d", picture.index());
			try (OutputStream out = staged.bytes(name, ".png")) {
				out.write(Png.encode(picture.raster()));
			}
			for (int i = 0; i < picture.questions().size(); i++) {
				DrawnQuestion question = picture.questions().get(i);
				write(picture.index(), (long) IDS * picture.index() + i, name + ".png", question);
				guessing.add(picture.index(), question);
				answers.computeIfAbsent(question.sense().kind(), kind -> new TreeMap<>()).merge(question.answer(), 1, Integer::sum);
			}
		}
		listener.wrote(settings.pictures(), settings.pictures());
		questions.raw("\n]}\n");
		annotations.raw("\n]}\n");
		return new WorldSummary(settings, answers, guessing.guesses());
	}

	private void write(int picture, long id, String image, DrawnQuestion question) throws IOException {
		String separator = id == 0 ? "\n" : ",\n";
		questions.raw(separator);
		questions.add(json -> json.beginObject().name("question_id").value(id).name("image_id").value(picture).name("image")
				.value(image).name("question").value(question.text()).name("language").value(question.language()).endObject());
		annotations.raw(separator);
		annotations.add(json -> {
			json.beginObject().name("question_id").value(id).name("image_id").value(picture);
			json.name("question_type").value(question.sense().kind()).name("answer_type").value(question.answerType());
			json.name("multiple_choice_answer").value(question.answer()).name("answers").beginArray();
			for (int i = 1; i <= ANNOTATORS; i++) {
				json.beginObject().name("answer").value(question.answer()).name("answer_id").value(i).endObject();
			}
			json.endArray().endObject();
		});
		Evidence shown = question.evidence();
		if (shown.thing().isPresent()) {
			boxes.add(json -> {
				json.beginObject().name("id").value(Long.toString(id));
				box(json, shown.thing().get());
				json.endObject();
			});
			boxes.raw("\n");
		}
		evidence.add(json -> {
			json.beginObject().name("id").value(Long.toString(id));
			boxes(json.name("targets"), shown.targets());
			boxes(json.name("references"), shown.references());
			json.endObject();
		});
		evidence.raw("\n");
	}

	private static void boxes(JsonWriter json, List<Box> boxes) throws IOException {
		json.beginArray();
		for (Box box : boxes) {
			json.beginObject();
			box(json, box);
			json.endObject();
		}
		json.endArray();
	}

	private static void box(JsonWriter json, Box box) throws IOException {
		json.name("x").value(box.x()).name("y").value(box.y()).name("width").value(box.width()).name("height").value(box.height());
	}

	@Override
	public void close() throws IOException {
		try (questions; annotations; boxes) {
			evidence.close();
		}
	}
}
