package org.lorgnette.engine.baseline.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.VisualQuestion;

class ShapesRulesEngineTest {

	/** A red disc top left, a small blue square right of it, a green triangle bottom left and a second, larger blue square. */
	private static final Picture PICTURE = Canvas.white(200, 200).disc(40, 40, 20, 0xFF0000).box(120, 30, 16, 16, 0x0000FF)
			.triangle(50, 120, 40, 0x00A000).box(130, 120, 50, 50, 0x0000FF).picture();

	private static VisualAnalysis ask(String text, Map<String, String> settings, List<String> options) throws EngineException {
		try (ShapesRulesEngine engine = new ShapesRulesEngine(Settings.of(ShapesRulesEngine.DESCRIPTOR.settings(), settings))) {
			VisualQuestion question = new VisualQuestion("q", List.of("p.png"), text, options, List.of(), Optional.empty(),
					Optional.empty(), Optional.empty(), Map.of());
			return engine.answer(question, List.of(PICTURE), Cancellation.NONE);
		}
	}

	private static String answer(String text) throws EngineException {
		return ask(text, Map.of(), List.of()).best().value().text();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = {"What color is the circle?|red", "what colour is the triangle|green",
			"What is the color of the biggest square?|blue", "What shape is green?|triangle", "what is the red shape?|circle",
			"What shape is left of the blue square?|circle", "How many squares are there?|2", "How many blue shapes are in the image?|2",
			"How many things?|4", "how many yellow circles are there|0", "Is there a red circle?|yes", "is there not a red circle?|no",
			"Is there a green square?|no", "Are there two blue squares?|yes", "Are there more than two blue squares?|no",
			"Are there at least two squares|yes", "Is the circle left of the square?|yes", "Is the circle to the right of the triangle?|no",
			"is the triangle below the circle|yes", "Is the circle above the triangle?|yes", "is the circle bigger than the triangle|yes",
			"is the triangle bigger than the circle|no", "Is the circle red?|yes", "Is the circle blue?|no", "is a square a circle|no",
			"is there a red circle and a green triangle|yes", "is there a red circle and a green circle|no",
			"is there a red square or a green triangle|yes", "Where is the red circle?|top left", "where is the triangle|bottom left",
			"Is there a circle on the left?|yes", "is there a circle on the right|no", "There is a red circle|true",
			"There is a green circle.|false"})
	void readsEnglish(String question, String expected) throws EngineException {
		assertEquals(expected, answer(question));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = {"De quelle couleur est le cercle ?|rouge",
			"Quelle est la couleur du triangle ?|vert", "Quelle forme est verte ?|triangle", "Quelle est la forme rouge ?|cercle",
			"Combien y a-t-il de carrés ?|2", "Combien de formes bleues ?|2", "Y a-t-il un cercle rouge ?|oui",
			"Y a-t-il un carré vert ?|non", "Est-ce qu'il n'y a pas de cercle rouge ?|non", "Le cercle est-il à gauche du triangle ?|non",
			"Le cercle est-il au-dessus du triangle ?|oui", "Le cercle est-il à gauche du carré bleu ?|oui",
			"Le cercle est-il plus grand que le triangle ?|oui", "Le cercle est-il plus petit que le triangle ?|non",
			"De quelle couleur est le plus grand carré ?|bleu", "Le cercle est-il rouge ?|oui", "Où est le triangle ?|en bas à gauche",
			"Y a-t-il au moins deux carrés ?|oui", "L'image contient-elle un triangle vert ?|oui"})
	void readsFrench(String question, String expected) throws EngineException {
		assertEquals(expected, answer(question));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = {"Who painted the circle?|painted", "Is the tower high?|tower",
			"Pourquoi le cercle est-il rouge ?|Pourquoi"})
	void saysWhichWordIsOutOfReach(String question, String word) throws EngineException {
		VisualAnalysis analysis = ask(question, Map.of(), List.of());
		assertTrue(analysis.best().value().isNone());
		assertTrue(analysis.best().evidence().stream().anyMatch(evidence -> evidence.reason().equals("unknown word")), question);
	}

	@Test
	void whatIsTakenForGrantedButAbsentHasNoAnswer() throws EngineException {
		assertEquals("", answer("What color is the ellipse of the yellow circle?"));
		assertEquals("", answer("what shape is yellow"));
		assertEquals("", answer("Is the yellow circle left of the square?"));
	}

	@Test
	void answersInTheOptionsOffered() throws EngineException {
		assertEquals("True", ask("Is there a red circle?", Map.of(), List.of("True", "False")).best().value().text());
		assertEquals("", ask("What color is the circle?", Map.of(), List.of("green", "blue")).best().value().text());
		assertEquals("rectangle", ask("What shape is blue?", Map.of(), List.of("circle", "rectangle")).best().value().text());
		assertEquals("false", ask("is there a red square?", Map.of("truth", "true-false"), List.of()).best().value().text());
		assertEquals("rectangle", ask("What shape is blue?", Map.of("squares", "rectangle"), List.of()).best().value().text());
	}

	@Test
	void wordsShowThePatchesOfWhatTheyName() throws EngineException {
		VisualAnalysis analysis = ask("Is the red circle left of the square?", Map.of("patches", "2"), List.of());
		GroundingMap words = analysis.maps().getFirst();
		assertEquals("words", words.name());
		assertTrue(words.weight(2, 0) > 0.1, "'red' lies in the first of four patches");
		assertEquals(0, words.weight(2, 3));
		assertTrue(words.weight(7, 1) > 0 && words.weight(7, 3) > 0 && words.weight(7, 2) == 0, "squares lie on the right");
		assertEquals(0, words.weight(0, 0), "'is' names nothing");
		assertEquals(List.of("red circle"), analysis.regions().stream().filter(Region::relevant).map(Region::label)
				.filter(label -> label.contains("circle")).toList());
	}

	@Test
	void sidesCanMeanTheNextCellOfAGrid() throws EngineException {
		assertEquals("no", ask("is a circle above a triangle", Map.of("sides", "next-cell"), List.of()).best().value().text());
		assertEquals("yes", ask("is a circle above above a triangle", Map.of("sides", "next-cell"), List.of()).best().value().text());
	}

	@Test
	void settingsAreChecked() {
		assertThrows(IllegalArgumentException.class, () -> ask("?", Map.of("patches", "0"), List.of()));
	}
}
