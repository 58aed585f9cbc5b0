package org.lorgnette.world.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Dice;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.SceneSampler;
import org.lorgnette.world.scene.Shape;
import org.lorgnette.world.scene.Size;
import org.lorgnette.world.scene.Thing;

class PainterTest {

	private static Thing thing(Shape shape, double radius, double turn) {
		return new Thing(shape, Colour.RED, Size.LARGE, 100.3, 99.6, radius, turn, 0x000000);
	}

	/** Darkness of black upon light, summed, is the area that is covered. */
	private static double painted(Thing thing) {
		Raster without = Painter.paint(new Scene(200, List.of(), 7));
		Raster with = Painter.paint(new Scene(200, List.of(thing), 7));
		double area = 0;
		for (int i = 0; i < with.rgb().length; i += 3) {
			double light = without.rgb()[i] & 0xFF;
			area += (light - (with.rgb()[i] & 0xFF)) / light;
		}
		return area;
	}

	/** Areas by formula: of a circle, and of polygons with n corners at a radius. */
	@ParameterizedTest
	@EnumSource
	void coversTheAreaOfItsShape(Shape shape) {
		double r = 60;
		double area = switch (shape) {
			case CIRCLE -> Math.PI * Math.pow(0.90 * r, 2);
			case SQUARE -> 2 * Math.pow(1.05 * r, 2);
			case TRIANGLE -> 3 * Math.sqrt(3) / 4 * Math.pow(1.05 * r, 2);
			case STAR -> 10 * 0.5 * 1.05 * r * 0.44 * r * Math.sin(Math.PI / 5);
			case CROSS -> 4 * 0.98 * 0.32 * r * r * 2 - Math.pow(0.64 * r, 2);
		};
		assertEquals(area, painted(thing(shape, r, 0)), 0.004 * area);
		assertEquals(area, painted(thing(shape, r, 0.3)), 0.004 * area);
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsPaintedOutsideTheBox(Shape shape) {
		Thing thing = thing(shape, 40, 0.1);
		Box painted = Painter.box(thing, 200);
		int[] box = { painted.x(), painted.y(), painted.width(), painted.height() };
		Raster without = Painter.paint(new Scene(200, List.of(), 7));
		Raster with = Painter.paint(new Scene(200, List.of(thing), 7));
		int left = 200;
		int top = 200;
		int right = 0;
		int bottom = 0;
		for (int y = 0; y < 200; y++) {
			for (int x = 0; x < 200; x++) {
				// A third of a pixel or more: fainter traces may lie just outside.
				boolean covered = (without.pixel(x, y) & 0xFF) - (with.pixel(x, y) & 0xFF) > 80;
				left = covered ? Math.min(left, x) : left;
				top = covered ? Math.min(top, y) : top;
				right = covered ? Math.max(right, x) : right;
				bottom = covered ? Math.max(bottom, y) : bottom;
			}
		}
		int[] seen = { left, top, right - left + 1, bottom - top + 1 };
		for (int i = 0; i < 4; i++) {
			assertEquals(seen[i], box[i], 2, () -> Arrays.toString(seen) + " " + Arrays.toString(box));
		}
	}

	@Test
	void boxesEndWithThePicture() {
		Thing corner = new Thing(Shape.CIRCLE, Colour.RED, Size.SMALL, 1, 62, 10, 0, 0xFF0000);
		assertEquals(new Box(0, 53, 10, 11), Painter.box(corner, 64));
	}

	/** The middle of a thing, jittered, is nearer to its own colour than to any other or the background. */
	@Test
	void coloursAreToldApartInTheSmallestThings() {
		SceneSampler sampler = new SceneSampler(64);
		for (int i = 0; i < 500; i++) {
			Scene scene = sampler.draw(Dice.of(8, i));
			Raster raster = Painter.paint(scene);
			for (Thing thing : scene.things()) {
				int pixel = raster.pixel((int) thing.x(), (int) thing.y());
				Colour nearest = Arrays.stream(Colour.values()).min(Comparator.comparingDouble(colour -> distance(pixel, colour.rgb())))
						.orElseThrow();
				assertEquals(thing.colour(), nearest);
				assertTrue(distance(pixel, thing.colour().rgb()) < 0.5 * distance(pixel, 0xE8E8E8), () -> "hardly seen: " + thing);
			}
		}
	}

	private static double distance(int one, int other) {
		double sum = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			sum += Math.pow((one >> shift & 0xFF) - (other >> shift & 0xFF), 2);
		}
		return Math.sqrt(sum);
	}

	@Test
	void backgroundsAreLightAndVary() {
		Raster one = Painter.paint(new Scene(64, List.of(), 1));
		Raster other = Painter.paint(new Scene(64, List.of(), 2));
		for (byte level : one.rgb()) {
			assertTrue((level & 0xFF) > 195);
		}
		assertTrue(!Arrays.equals(one.rgb(), other.rgb()));
		assertArrayEquals(one.rgb(), Painter.paint(new Scene(64, List.of(), 1)).rgb());
	}
}
