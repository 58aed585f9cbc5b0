package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.evaluation.experiment.VisualChange;
import org.lorgnette.model.VisualQuestion;

/** Small changes of questions and pictures. */
class ChangedQuestionsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			PUNCTUATION | Is it red?          | false | Is it red
			PUNCTUATION | is it red           | false | is it red?
			PUNCTUATION | It is red           | true  | It is red.
			PUNCTUATION | Est-il rouge ?      | false | Est-il rouge
			PUNCTUATION | "?"                 | false | ""
			LOWER_CASE  | IS It \u00C9l\u00E9 | false | is it \u00E9l\u00E9
			UPPER_CASE  | is \u00E9           | false | IS \u00C9
			SPACES      | is it               | false | " is  it "
			NOISE       | is it?              | false | is it?
			""")
	void changesTexts(VisualChange change, String text, boolean options, String expected) {
		assertEquals(expected, ChangedQuestions.text(text, change, options));
	}

	@Test
	void aTextThatStaysIsNotAskedAgain() {
		VisualQuestion question = new VisualQuestion("7", List.of("a.png"), "is it?", List.of(), List.of("yes"), Optional.empty(),
				Optional.empty(), Optional.empty(), Map.of());
		assertTrue(ChangedQuestions.change(question, VisualChange.LOWER_CASE).isEmpty());
		VisualQuestion noisy = ChangedQuestions.change(question, VisualChange.NOISE).orElseThrow();
		assertEquals("7#noise", noisy.id());
		Picture grey = Picture.of(2, 1, new int[] { 0x80808080, 0xFF000000 });
		assertEquals(List.of(grey), ChangedQuestions.pictures(question, List.of(grey)));
		assertEquals(List.of(ChangedPicture.of(grey, VisualChange.NOISE)), ChangedQuestions.pictures(noisy, List.of(grey)));
	}

	@Test
	void picturesMoveAndBrighten() {
		Picture picture = Picture.of(3, 3, new int[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 });
		assertEquals(Picture.of(3, 3, new int[] { 1, 1, 2, 4, 4, 5, 7, 7, 8 }), ChangedPicture.of(picture, VisualChange.SHIFT_RIGHT));
		assertEquals(Picture.of(3, 3, new int[] { 1, 2, 3, 1, 2, 3, 1, 2, 3 }), ChangedPicture.of(picture, VisualChange.SHIFT_DOWN));
		Picture color = Picture.of(1, 1, new int[] { 0x80640AFF });
		assertEquals(0x806E0BFF, ChangedPicture.of(color, VisualChange.BRIGHTER).argb(0, 0), "100, 10 and 255 become 110, 11 and 255");
		assertEquals(0x805A09E6, ChangedPicture.of(color, VisualChange.DARKER).argb(0, 0));
		assertThrows(IllegalArgumentException.class, () -> ChangedPicture.of(color, VisualChange.SPACES));
	}

	@Test
	void noiseIsSlightAndTheSameAgain() {
		int[] grey = new int[10_000];
		Arrays.fill(grey, 0xFF808080);
		Picture picture = Picture.of(100, 100, grey);
		Picture noisy = ChangedPicture.of(picture, VisualChange.NOISE);
		assertEquals(noisy, ChangedPicture.of(picture, VisualChange.NOISE));
		assertNotEquals(picture, noisy);
		double squares = 0;
		for (int pixel : noisy.pixels()) {
			squares += Math.pow((pixel & 255) - 128, 2);
		}
		assertEquals(4, Math.sqrt(squares / grey.length), .2);
	}
}
