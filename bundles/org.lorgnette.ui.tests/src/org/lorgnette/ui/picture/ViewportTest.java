package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.ui.picture.MapChoice.Part;

class ViewportTest {

	@Test
	void fitsAndFindsEachPixelWhereItIsPainted() {
		Viewport view = Viewport.fit(30, 20, 308, 408);

		assertEquals(10.0, view.scale());
		assertEquals(new Rectangle(0, 0, 30, 20), view.visible());
		for (int x = 0; x < 30; x++) {
			Rectangle area = view.area(new PixelBox(x, 7, 1, 1));
			assertEquals(Optional.of(new Point(x, 7)), view.pixel(area.x, area.y));
			assertEquals(Optional.of(new Point(x, 7)), view.pixel(area.x + area.width - 1, area.y + area.height - 1));
		}
		assertTrue(view.pixel(2, 200).isEmpty());
	}

	@Test
	void zoomKeepsThePointUnderThePointer() {
		Viewport view = Viewport.fit(1000, 800, 500, 400).zoom(2, 250, 200).zoom(4, 100, 50);
		Optional<Point> before = Viewport.fit(1000, 800, 500, 400).zoom(2, 250, 200).pixel(100, 50);

		assertEquals(before, view.pixel(100, 50));
		assertEquals(new Rectangle(view.pixel(0, 0).get().x, view.pixel(0, 0).get().y, 126, 101).width, view.visible().width, 1);
	}

	@Test
	void panStopsAtTheEdges() {
		Viewport view = Viewport.fit(1000, 800, 500, 400).zoom(1, 0, 0).pan(9999, -9999);

		assertEquals(Optional.of(new Point(0, 400)), view.pixel(0, 0));
	}

	@Test
	void halvingTakesTheMeanOfFour() {
		assertArrayEquals(new int[] { 0xFF804020 }, Pyramid.halve(new int[] { 0xFFFF8040, 0xFF000000, 0xFF000000, 0xFFFF8040 }, 2, 2));
	}

	@Test
	void mapsAreFoundByNameLayerAndHead() {
		float[][] weights = { { 0, 1 } };
		GroundingMap plain = new GroundingMap("rules", OptionalInt.empty(), OptionalInt.empty(), 0, weights);
		GroundingMap layered = new GroundingMap("attention", OptionalInt.of(2), OptionalInt.of(1), 0, weights);
		GroundingMap elsewhere = new GroundingMap("attention", OptionalInt.of(3), OptionalInt.of(1), 1, weights);
		GroundingMap first = new GroundingMap("attention", OptionalInt.of(0), OptionalInt.of(1), 0, weights);
		GroundingMap other = new GroundingMap("attention", OptionalInt.of(0), OptionalInt.of(4), 0, new float[][] { { 1, 1 } });
		MapChoice choice = new MapChoice(List.of(plain, layered, elsewhere, first, other), 0);

		assertEquals(List.of("rules", "attention"), choice.names());
		assertEquals(List.of(), choice.layers("rules"));
		// Layer 1 is missing: there is no rollout.
		assertEquals(List.of(Part.of(0), Part.of(2)), choice.layers("attention"));
		assertEquals(List.of(Part.of(1)), choice.heads("attention", Optional.of(Part.of(2))));
		assertEquals(List.of(Part.MEAN, Part.of(1), Part.of(4)), choice.heads("attention", Optional.of(Part.of(0))));
		assertEquals(Optional.of(layered), choice.map("attention", Optional.of(Part.of(2)), Optional.of(Part.of(1))));
		assertEquals(0.5f, choice.map("attention", Optional.of(Part.of(0)), Optional.of(Part.MEAN)).orElseThrow().weight(0, 0));
		assertEquals(Optional.of(plain), choice.map("rules", Optional.empty(), Optional.empty()));
	}

	@Test
	void anotherControlShowsTheSamePart() {
		Viewport view = Viewport.fit(1000, 800, 500, 400).zoom(4, 100, 50);
		Viewport other = view.in(300, 400);

		assertEquals(view.scale(), other.scale());
		assertEquals(view.pixel(250, 200), other.pixel(150, 200));
		assertTrue(Viewport.fit(1000, 800, 500, 400).in(300, 400).fits());
		assertEquals(new Point(999, 0), view.nearestPixel(99_999, -99_999));
	}
}
