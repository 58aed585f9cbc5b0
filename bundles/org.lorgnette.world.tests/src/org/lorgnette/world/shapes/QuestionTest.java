package org.lorgnette.world.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.world.scene.Dice;

class QuestionTest {

	/** All there are with up to two sides. */
	private static List<Question> all() {
		List<List<Side>> ways = new ArrayList<>(List.of(List.of()));
		for (Side first : Side.values()) {
			ways.add(List.of(first));
			for (Side second : Side.values()) {
				ways.add(List.of(first, second));
			}
		}
		List<Question> all = new ArrayList<>();
		for (Quality subject : Quality.values()) {
			for (Quality reference : Quality.values()) {
				ways.forEach(way -> all.add(new Question(subject, way, reference)));
			}
		}
		return all;
	}

	/** Reads the words, and tries all pairs of cells and all cells between. */
	private static boolean plainly(String text, Grid grid) {
		String[] words = text.replace(" shape", "").replace(" of", "").replaceFirst("^is a ", "").replace(" a ", " ").split(" ");
		List<Integer> reached = cells(grid, words[words.length - 1]);
		for (int i = words.length - 2; i >= 1; i--) {
			List<Integer> next = new ArrayList<>();
			for (int one = 0; one < 9; one++) {
				for (int other : reached) {
					int across = one % 3 - other % 3;
					int down = one / 3 - other / 3;
					if (switch (words[i]) {
						case "left" -> across == -1 && down == 0;
						case "right" -> across == 1 && down == 0;
						case "above" -> across == 0 && down == -1;
						case "below" -> across == 0 && down == 1;
						default -> throw new AssertionError(text);
					}) {
						next.add(one);
					}
				}
			}
			reached = next;
		}
		List<Integer> subjects = cells(grid, words[0]);
		return reached.stream().anyMatch(subjects::contains);
	}

	private static List<Integer> cells(Grid grid, String word) {
		List<Integer> cells = new ArrayList<>();
		for (int cell = 0; cell < 9; cell++) {
			Optional<Item> item = grid.cells().get(cell);
			if (item.isPresent() && List.of(item.get().shape().name(), item.get().colour().name())
					.contains(word.toUpperCase(java.util.Locale.ROOT))) {
				cells.add(cell);
			}
		}
		return cells;
	}

	@Test
	void answersAsASlowReaderOfTheWordsDoes() {
		List<Question> all = all();
		assertEquals(36 * 21, all.size());
		int yes = 0;
		for (int i = 0; i < 40; i++) {
			Grid grid = GridSampler.draw(new Dice(i));
			for (Question question : all) {
				boolean truth = plainly(question.text(), grid);
				assertEquals(truth, question.holds(grid), () -> question.text() + " of " + grid);
				yes += truth ? 1 : 0;
			}
		}
		assertEquals(0.3, yes / 40.0 / all.size(), 0.15);
	}

	@ParameterizedTest
	@CsvSource({ "CIRCLE, '', RED, is a circle red", "RED, '', RED, is a red shape red", "RED, '', CIRCLE, is a red shape a circle",
			"RED, LEFT_OF ABOVE, CIRCLE, is a red shape left of above a circle", "CIRCLE, BELOW, BLUE, is a circle below a blue shape" })
	void isWordedAsInThePublicSet(Quality subject, String sides, Quality reference, String text) {
		List<Side> way = List.of(sides.split(" ")).stream().filter(side -> !side.isEmpty()).map(Side::valueOf).toList();
		assertEquals(text, new Question(subject, way, reference).text());
	}

	@Test
	void contradictionsAreTrueOfNoPictureAndAllOthersOfSome() {
		for (Question question : all()) {
			boolean everTrue = false;
			for (int i = 0; i < 300 && !everTrue; i++) {
				everTrue = question.holds(GridSampler.draw(new Dice(i)));
			}
			assertEquals(question.isContradiction(), !everTrue, question.text());
		}
	}

	@Test
	void targetsAreTheCellsOfWhichItIsTrue() {
		List<Optional<Item>> cells = new ArrayList<>(java.util.Collections.nCopies(9, Optional.empty()));
		cells.set(0, Optional.of(new Item(Quality.SQUARE, Quality.RED)));
		cells.set(3, Optional.of(new Item(Quality.CIRCLE, Quality.BLUE)));
		cells.set(8, Optional.of(new Item(Quality.SQUARE, Quality.RED)));
		Grid grid = new Grid(cells);
		assertEquals(List.of(0), new Question(Quality.RED, List.of(Side.ABOVE), Quality.CIRCLE).targets(grid));
		assertEquals(List.of(0, 8), new Question(Quality.SQUARE, List.of(), Quality.RED).targets(grid));
		// The way from the cell at the edge leads out of the picture, though it would lead back.
		assertEquals(List.of(8), new Question(Quality.RED, List.of(Side.RIGHT_OF, Side.LEFT_OF), Quality.RED).targets(grid));
		assertFalse(new Question(Quality.SQUARE, List.of(Side.LEFT_OF), Quality.SQUARE).holds(grid));
	}
}
