package org.lorgnette.world.nlvr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lorgnette.world.DrawnPicture;
import org.lorgnette.world.DrawnQuestion;
import org.lorgnette.world.Part;
import org.lorgnette.world.QuestionOnly;
import org.lorgnette.world.WorldSettings;
import org.lorgnette.world.draw.Raster;
import org.lorgnette.world.scene.Dice;

class NlvrStyleTest {

	private static WorldSettings settings(int pictures, long seed, Part part) {
		return new WorldSettings(new NlvrStyle(), pictures, 6, seed, part);
	}

	private static List<DrawnPicture> draw(WorldSettings settings) {
		List<DrawnPicture> pictures = new ArrayList<>();
		settings.style().draw(settings).forEachRemaining(pictures::add);
		return pictures;
	}

	private static Item block(Tint tint, int storey) {
		return new Item(Figure.SQUARE, tint, 20, 40, 80 - 21 * storey);
	}

	private static Statement some(Said... said) {
		return new Statement.OfBoxes(Quantity.SOME, List.of(said));
	}

	@Test
	void statementsHoldAsWritten() {
		Boxes towers = new Boxes(true, List.of(List.of(block(Tint.BLUE, 0), block(Tint.YELLOW, 1)), List.of(block(Tint.BLACK, 0)),
				List.of(block(Tint.BLACK, 0), block(Tint.BLACK, 1), block(Tint.BLUE, 2))));
		assertTrue(some(new Said.Over(Tint.YELLOW, Tint.BLUE)).holds(towers));
		assertTrue(!some(new Said.Over(Tint.BLUE, Tint.YELLOW)).holds(towers));
		assertTrue(some(new Said.Stacked(Tint.BLACK, 2)).holds(towers));
		assertTrue(!some(new Said.Stacked(Tint.BLACK, 3)).holds(towers));
		assertTrue(some(new Said.End(true, Tint.YELLOW)).holds(towers));
		assertTrue(new Statement.OfBoxes(new Quantity(Quantity.Bound.EXACTLY, 2),
				List.of(new Said.End(false, Tint.BLACK))).holds(towers));
		assertTrue(some(new Said.Only(Set.of(Tint.BLACK))).holds(towers));
		assertTrue(!some(new Said.Only(Set.of(Tint.YELLOW))).holds(towers));
		assertTrue(!some(new Said.Colours(3)).holds(towers));
		Statement black = new Statement.Items(new Quantity(Quantity.Bound.EXACTLY, 3),
				new Filter(Optional.of(Tint.BLACK), Optional.empty(), Place.ANYWHERE));
		assertTrue(black.holds(towers));
		assertEquals(3, black.targets(towers).size());
		assertEquals(40 + 150, black.targets(towers).getFirst().x());
	}

	/** Every pixel that is painted over lies in a thing, and each thing's middle has its colour. */
	@Test
	void whatWasPaintedIsThere() {
		for (int i = 0; i < 60; i++) {
			Boxes boxes = BoxesSampler.draw(new Dice(i));
			Raster raster = BoxesPainter.paint(boxes);
			assertEquals(400, raster.width());
			assertEquals(100, raster.height());
			int painted = 0;
			for (int box = 0; box < 3; box++) {
				for (Item item : boxes.boxes().get(box)) {
					assertEquals(item.tint().rgb(), raster.pixel(150 * box + item.x() + item.size() / 2, item.y() + item.size() / 2));
					painted += item.size() * item.size();
				}
			}
			int changed = 0;
			for (int x = 0; x < 400; x++) {
				for (int y = 0; y < 100; y++) {
					boolean stripe = x % 150 >= 100;
					changed += raster.pixel(x, y) == (stripe ? 0x808080 : 0xD3D3D3) ? 0 : 1;
				}
			}
			assertTrue(changed <= painted && changed > 0.4 * painted, changed + " of " + painted);
		}
	}

	@Test
	void equalSettingsGiveEqualWorlds() {
		List<DrawnPicture> one = draw(settings(40, 17, Part.TRAIN));
		List<DrawnPicture> more = draw(settings(50, 17, Part.TRAIN));
		for (int i = 0; i < one.size(); i++) {
			assertEquals(one.get(i).questions(), more.get(i).questions());
			assertArrayEquals(one.get(i).raster().rgb(), more.get(i).raster().rgb());
		}
		assertNotEquals(one.getFirst().questions(), draw(settings(1, 18, Part.TRAIN)).getFirst().questions());
	}

	@Test
	void statementsAloneTellLittle() {
		int pictures = 3000;
		QuestionOnly guessing = new QuestionOnly(pictures);
		int[] truths = new int[2];
		settings(pictures, 17, Part.TRAIN).style().draw(settings(pictures, 17, Part.TRAIN)).forEachRemaining(picture -> {
			for (DrawnQuestion asked : picture.questions()) {
				guessing.add(picture.index(), asked);
				truths[asked.answer().equals("true") ? 1 : 0]++;
			}
		});
		double n = truths[0] + truths[1];
		assertEquals(0.5, truths[1] / n, 2.5 / Math.sqrt(n));
		assertEquals(Set.copyOf(new NlvrStyle().kinds()), guessing.guesses().keySet());
		// Rare forms are not even after so few pictures; much is not to be had from them.
		guessing.guesses().forEach((kind, guesses) -> assertEquals(0.5, (double) guesses.byMeaning() / guesses.questions(),
				0.03 + 2 / Math.sqrt(guesses.questions()), kind + " " + guesses));
	}
}
