package org.lorgnette.engine.baseline.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.testing.Corpora;

/** The rules were made for pictures like these: there they must be nearly perfect, and stay so. */
class ShapeCorporaTest {

	private static final Pattern EASY = Pattern.compile("\\[\"([^\"]+)\", \"([^\"]+)\", (\\d+)\\]");
	private static final Pattern SHAPES = Pattern.compile("\"image\": \"([^\"]+)\", \"question\": \"([^\"]+)\", \"answer\": \"(\\w+)\"");

	private static double accuracy(Path folder, Pattern rows, boolean easy, int limit, Map<String, String> settings) throws Exception {
		Matcher row = rows.matcher(Files.readString(folder.resolve("questions.json")));
		PictureFolder pictures = new PictureFolder(folder);
		int asked = 0;
		int right = 0;
		try (ShapesRulesEngine engine = new ShapesRulesEngine(Settings.of(ShapesRulesEngine.DESCRIPTOR.settings(), settings))) {
			while (asked < limit && row.find()) {
				String image = easy ? "images/" + row.group(3) + ".png" : row.group(1);
				VisualQuestion question = new VisualQuestion(String.valueOf(asked), List.of(image), row.group(easy ? 1 : 2), List.of(),
						List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
				String answer = engine.answer(question, List.of(pictures.read(image)), Cancellation.NONE).best().value().text();
				right += answer.equals(row.group(easy ? 2 : 3)) ? 1 : 0;
				asked++;
			}
		}
		return (double) right / asked;
	}

	@Test
	void easyVqa() throws Exception {
		Path folder = Corpora.require("vqa/easy-vqa/train/questions.json").getParent();
		assertEquals(1, accuracy(folder, EASY, true, 4_000, Map.of("squares", "rectangle")), 0.001);
	}

	@Test
	void shapes() throws Exception {
		Path folder = Corpora.require("vqa/shapes/val/questions.json").getParent();
		Map<String, String> settings = Map.of("sides", "next-cell", "truth", "true-false");
		assertEquals(0.995, accuracy(folder, SHAPES, false, Integer.MAX_VALUE, settings), 0.005);
	}
}
