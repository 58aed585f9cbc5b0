package org.lorgnette.engine.djl.vqa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;

class PlacementTest {

	private static final ImageInput INPUT = ImageInput.of(64, 64, new PatchGrid(8, 8));

	private static Picture picture(int width, int height) {
		return Picture.of(width, height, new int[width * height]);
	}

	@Test
	void keepsProportionsInWholePatches() {
		assertEquals(new Placement(new PatchGrid(8, 8), 64, 64), Placement.of(picture(64, 64), INPUT));
		assertEquals(new Placement(new PatchGrid(8, 8), 64, 64), Placement.of(picture(3, 3), INPUT));
		assertEquals(new Placement(new PatchGrid(6, 8), 64, 48), Placement.of(picture(480, 360), INPUT));
		assertEquals(new Placement(new PatchGrid(8, 4), 32, 64), Placement.of(picture(100, 190), INPUT));
		assertEquals(new Placement(new PatchGrid(1, 8), 64, 8), Placement.of(picture(4000, 10), INPUT));
		assertEquals(new Placement(new PatchGrid(2, 4), 10, 7), Placement.of(picture(400, 240), ImageInput.of(10, 7, new PatchGrid(2, 4))));
	}

	/** Two rows of pixels, of which the right ones go on to the right, and the lower ones, downwards. */
	@Test
	void theEdgeGoesOn() {
		ImageInput input = ImageInput.of(4, 4, new PatchGrid(4, 4));
		Picture picture = Picture.of(4, 2, new int[] {0xFF010000, 0xFF020000, 0xFF030000, 0xFF040000, 0xFF050000, 0xFF060000, 0xFF070000,
				0xFF080000});
		byte[] colours = Placement.of(picture, input).colours(picture, input, Cancellation.NONE);
		assertEquals("[1, 2, 3, 4, 5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8]", Arrays.toString(Arrays.copyOf(colours, 16)));
		Picture tall = Picture.of(1, 4, new int[] {0xFF0000A1, 0xFF0000A2, 0xFF0000A3, 0xFF0000A4});
		byte[] right = Placement.of(tall, input).colours(tall, input, Cancellation.NONE);
		for (int y = 0; y < 4; y++) {
			for (int x = 0; x < 4; x++) {
				assertEquals(0xA1 + y, right[2 * 16 + 4 * y + x] & 0xFF);
			}
		}
	}

	/** Patches beside the picture are not shown, and those shown are where the picture is. */
	@Test
	void mapsAreOfThePicture() {
		ImageInput input = ImageInput.of(4, 4, new PatchGrid(2, 2));
		Picture picture = picture(40, 20);
		Grounds grounds = Grounds.placed(input, picture);
		assertEquals(new PatchGrid(1, 2), grounds.grid());
		float[] shown = grounds.everyWord("evidence", new float[] {0.1f, 0.9f, 0.95f, 0.2f}, 1).ofToken(0);
		assertEquals("[0.1, 0.9]", Arrays.toString(shown));
		List<Region> regions = grounds.likely(new float[] {0.1f, 0.9f, 0.95f, 0.2f}, String::valueOf);
		assertEquals(List.of(new PixelBox(20, 0, 20, 20)), regions.stream().map(Region::box).toList());
	}
}
