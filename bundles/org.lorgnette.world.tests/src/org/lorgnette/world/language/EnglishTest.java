package org.lorgnette.world.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.world.question.Answer;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Shape;
import org.lorgnette.world.scene.Size;

class EnglishTest {

	private final Language english = Language.of("en").orElseThrow();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0|0|How many red circles are left of the blue square?
			0|1|How many red circles are there left of the blue square?
			0|3|What is the number of red circles left of the blue square?
			1|0|How many small green stars are there?
			1|3|How many small green stars does the picture show?
			2|0|How many things are there?
			2|1|How many things are in the picture?
			3|0|How many stars are not green?
			4|1|How many red things are there that are not circles?
			5|0|How many crosses are grey or purple?
			6|1|How many large triangles and yellow stars are there altogether?
			7|0|How many other things have the same colour as the small star?
			8|0|Is there a large purple cross?
			8|2|Are there any large purple crosses?
			9|0|Is there a star that is not small?
			10|0|Is there a grey square above the red star?
			11|0|Is there anything below the triangle?
			11|1|Are there any things below the triangle?
			12|0|Is there another thing of the same shape as the green thing?
			12|2|Does anything else have the same shape as the green thing?
			13|0|Is there no red star?
			13|2|Is it true that there is no red star?
			13|3|Is the picture free of red stars?
			14|0|What colour is the star?
			14|2|Which colour does the star have?
			15|0|What shape is the large grey thing?
			15|2|What is the large grey thing?
			16|0|What shape is the thing right of the blue square?
			16|2|What is right of the blue square?
			17|2|How big is the circle left of the star?
			18|0|Is the star green?
			19|0|Is the small red thing a cross?
			20|0|Is the red star below the large circle?
			20|1|Does the red star lie below the large circle?
			21|0|Do the star and the cross have the same colour?
			22|2|Does the star have the same size as the blue thing?
			23|0|Are there more stars than red things?
			24|2|Is the number of small things smaller than the number of large things?
			25|0|Are there exactly as many red circles as grey stars?
			26|1|Is there both a red circle and a green star?
			27|0|Is there a blue thing or a yellow thing?
			""")
	void wordsQuestions(int program, int phrasing, String text) {
		assertEquals(text, english.phrasings(Sentences.PROGRAMS.get(program), Wording.PLAIN).get(phrasing));
	}

	@Test
	void wordsMayDiffer() {
		assertEquals("How many objects are there?", english.phrasings(Sentences.PROGRAMS.get(2), new Wording(1, false,
				false)).getFirst());
		assertEquals("How many red shapes are not circles?",
				english.phrasings(Sentences.PROGRAMS.get(4), new Wording(2, false, false)).getFirst());
		assertEquals("What shape is the big gray thing?", english.phrasings(Sentences.PROGRAMS.get(15), new Wording(2, true,
				false)).getFirst());
		assertEquals("What color is the star?", english.phrasings(Sentences.PROGRAMS.get(14), new Wording(0, true, false)).getFirst());
		assertEquals("Is there a grey square higher up than the red star?",
				english.phrasings(Sentences.PROGRAMS.get(10), new Wording(0, false, true)).getFirst());
		assertEquals("How many red circles are to the left of the blue square?",
				english.phrasings(Sentences.PROGRAMS.get(0), new Wording(0, false, true)).getFirst());
	}

	@Test
	void thereAreSeveralPhrasingsOfEachAndAllDiffer() {
		for (Language language : Language.all()) {
			for (int i = 0; i < Sentences.PROGRAMS.size(); i++) {
				List<String> phrasings = language.phrasings(Sentences.PROGRAMS.get(i), Wording.PLAIN);
				assertTrue(phrasings.size() >= 3, phrasings::toString);
				assertEquals(phrasings.size(), phrasings.stream().distinct().count(), phrasings::toString);
			}
		}
	}

	@Test
	void wordsAnswers() {
		assertEquals("yes", english.answer(new Answer.YesNo(true)));
		assertEquals("no", english.answer(new Answer.YesNo(false)));
		assertEquals("4", english.answer(new Answer.Number(4)));
		assertEquals("red", english.answer(new Answer.Value(Colour.RED)));
		assertEquals("gray", english.answer(new Answer.Value(Colour.GREY)));
		assertEquals("cross", english.answer(new Answer.Value(Shape.CROSS)));
		assertEquals("large", english.answer(new Answer.Value(Size.LARGE)));
	}
}
