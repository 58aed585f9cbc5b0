package org.lorgnette.engine.baseline.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;

class SceneReaderTest {

	private static List<Thing> things(Canvas canvas) {
		return SceneReader.read(canvas.picture(), Cancellation.NONE).things();
	}

	@ParameterizedTest
	@CsvSource({"5", "6.3", "7", "12.6", "25", "60", "140"})
	void tellsFormsApartAtAnySize(double size) {
		for (double shift : new double[] {0, 0.3, 0.5}) {
			double at = 20 + shift;
			assertEquals(Form.CIRCLE, things(Canvas.white(200, 200).disc(at + size / 2, at + size / 2, size / 2 + 0.5, 0x0000FF))
					.getFirst().form(), "disc " + size + " " + shift);
			assertEquals(Form.SQUARE, things(Canvas.white(200, 200).box(at, at, size + 1, size + 1, 0x008000)).getFirst().form(),
					"square " + size + " " + shift);
			assertEquals(Form.RECTANGLE, things(Canvas.white(300, 200).box(at, at, 1.6 * (size + 1), size + 1, 0x008000)).getFirst()
					.form(), "rectangle " + size + " " + shift);
			assertEquals(Form.TRIANGLE, things(Canvas.white(200, 200).triangle(at + size, at, size + 3, 0xFF0000)).getFirst().form(),
					"triangle " + size + " " + shift);
		}
	}

	@Test
	void aRotatedSquareIsASquareAndACrossIsNone() {
		Canvas diamond = Canvas.white(100, 100).draw((x, y) -> Math.abs(x - 50) + Math.abs(y - 50) < 25, 0xFF0000);
		assertEquals(Form.SQUARE, things(diamond).getFirst().form());
		Canvas cross = Canvas.white(100, 100).draw((x, y) -> Math.max(Math.abs(x - 50), Math.abs(y - 50)) < 30
				&& Math.min(Math.abs(x - 50), Math.abs(y - 50)) < 8, 0xFF0000);
		assertEquals(Form.OTHER, things(cross).getFirst().form());
	}

	@Test
	void ringsAndFramesAreCirclesAndSquares() {
		Canvas ring = Canvas.white(100, 100).draw((x, y) -> Math.abs(Math.hypot(x - 50, y - 50) - 30) < 4, 0x0000FF);
		assertEquals(List.of(Form.CIRCLE), things(ring).stream().map(Thing::form).toList());
	}

	@ParameterizedTest
	@CsvSource({"FF0000,RED", "A52A2A,BROWN", "FFA500,ORANGE", "FFFF00,YELLOW", "008000,GREEN", "008080,TEAL", "0000FF,BLUE",
			"800080,PURPLE", "FFC0CB,PINK", "000000,BLACK", "808080,GRAY"})
	void namesTheCommonColoursAsTheWebDoes(String rgb, Colour colour) {
		assertEquals(colour, things(Canvas.white(60, 60).disc(30, 30, 15, Integer.parseInt(rgb, 16))).getFirst().colour());
	}

	@Test
	void thingsThatTouchAreTwoIfTheirColoursDiffer() {
		List<Thing> things = things(Canvas.white(80, 40).box(10, 10, 20, 20, 0xFF0000).box(30, 10, 30, 20, 0x0000FF));
		assertEquals(List.of(Colour.BLUE, Colour.RED), things.stream().map(Thing::colour).toList());
		assertEquals(new PixelBox(30, 10, 30, 20), things.getFirst().box());
	}

	@Test
	void largePicturesAreSeenInTheirOwnPixels() {
		Thing thing = things(Canvas.white(1600, 900).box(400, 300, 200, 200, 0x00AA00)).getFirst();
		assertEquals(Form.SQUARE, thing.form());
		assertTrue(Math.abs(thing.box().x() - 400) <= 4 && Math.abs(thing.box().width() - 200) <= 8, thing.toString());
	}

	@Test
	void aPhotographHasNoPlainGround() {
		int[] pixels = IntStream.range(0, 100 * 100).map(i -> 0xFF000000 | (i * 7919 ^ i << 9) & 0xFFFFFF).toArray();
		assertTrue(SceneReader.read(Picture.of(100, 100, pixels), Cancellation.NONE).trouble().isPresent());
	}

	@Test
	void whatIsTransparentIsWhite() {
		int[] pixels = new int[400];
		Scene scene = SceneReader.read(Picture.of(20, 20, pixels), Cancellation.NONE);
		assertEquals(List.of(), scene.things());
		assertTrue(scene.trouble().isEmpty());
	}
}
