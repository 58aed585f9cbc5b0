package org.lorgnette.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.model.VisualQuestion;

/** Small changes of pictures. */
class ChangedPictureTest {

	@Test
	void onlyQuestionsWhosePicturesChangeHaveOthers() {
		Picture grey = Picture.of(2, 1, new int[] { 0x80808080, 0xFF000000 });
		assertEquals(List.of(grey), ChangedInstances.pictures(question("7", Map.of()), List.of(grey)));
		assertEquals(List.of(grey), ChangedInstances.pictures(question("7#tabs", Map.of("change", "tabs")), List.of(grey)));
		assertEquals(List.of(ChangedPicture.of(grey, Change.NOISE)),
				ChangedInstances.pictures(question("7#noise", Map.of("change", "noise")), List.of(grey)));
	}

	private static VisualQuestion question(String id, Map<String, String> metadata) {
		return new VisualQuestion(id, List.of("a.png"), "is it?", List.of(), List.of("yes"), Optional.empty(), Optional.empty(), Optional.empty(), metadata);
	}

	@Test
	void picturesMoveAndBrighten() {
		Picture picture = Picture.of(3, 3, new int[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 });
		assertEquals(Picture.of(3, 3, new int[] { 1, 1, 2, 4, 4, 5, 7, 7, 8 }), ChangedPicture.of(picture, Change.SHIFT_RIGHT));
		assertEquals(Picture.of(3, 3, new int[] { 1, 2, 3, 1, 2, 3, 1, 2, 3 }), ChangedPicture.of(picture, Change.SHIFT_DOWN));
		Picture color = Picture.of(1, 1, new int[] { 0x80640AFF });
		assertEquals(0x806E0BFF, ChangedPicture.of(color, Change.BRIGHTER).argb(0, 0), "100, 10 and 255 become 110, 11 and 255");
		assertEquals(0x805A09E6, ChangedPicture.of(color, Change.DARKER).argb(0, 0));
		assertThrows(IllegalArgumentException.class, () -> ChangedPicture.of(color, Change.SPACES));
	}

	@Test
	void noiseIsSlightAndTheSameAgain() {
		int[] grey = new int[10_000];
		Arrays.fill(grey, 0xFF808080);
		Picture picture = Picture.of(100, 100, grey);
		Picture noisy = ChangedPicture.of(picture, Change.NOISE);
		assertEquals(noisy, ChangedPicture.of(picture, Change.NOISE));
		assertNotEquals(picture, noisy);
		double squares = 0;
		for (int pixel : noisy.pixels()) {
			squares += Math.pow((pixel & 255) - 128, 2);
		}
		assertEquals(4, Math.sqrt(squares / grey.length), .2);
	}
}
