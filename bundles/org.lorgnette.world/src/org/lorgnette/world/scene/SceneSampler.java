package org.lorgnette.world.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Draws scenes. What things are is settled before where they are, and all shapes keep the same distance, so that exchanging two
 * colours, two shapes, left and right, or above and below leaves every scene as likely as before: balancing of answers rests on
 * that.
 */
public final class SceneSampler {

	static final int FEWEST = 3;
	static final int MOST = 8;

	/** How likely a thing shares its colour, and its shape, with one before it; otherwise counts above two would be rare. */
	private static final double ALIKE = 0.35;
	private static final double SIZE_JITTER = 0.07;
	private static final double LARGEST_TURN = 0.16;
	private static final double GAP = 0.02;
	private static final int PLACES_TRIED = 200;

	private final int edge;

	/** @param edge width and height of the pictures in pixels */
	public SceneSampler(int edge) {
		this.edge = edge;
	}

	public Scene draw(Dice dice) {
		List<Thing> kinds = kinds(dice);
		Optional<List<Thing>> placed = place(kinds, dice);
		while (placed.isEmpty()) {
			placed = place(kinds, dice);
		}
		List<Thing> things = new ArrayList<>(placed.get());
		// The order of a list must not tell sizes.
		dice.shuffle(things);
		return new Scene(edge, things, dice.bits());
	}

	private List<Thing> kinds(Dice dice) {
		int count = FEWEST + dice.below(MOST - FEWEST + 1);
		List<Thing> things = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Colour colour = i > 0 && dice.chance(ALIKE) ? dice.oneOf(things).colour() : dice.oneOf(List.of(Colour.values()));
			Shape shape = i > 0 && dice.chance(ALIKE) ? dice.oneOf(things).shape() : dice.oneOf(List.of(Shape.values()));
			Size size = dice.oneOf(List.of(Size.values()));
			double radius = edge * size.radius() * dice.between(1 - SIZE_JITTER, 1 + SIZE_JITTER);
			things.add(new Thing(shape, colour, size, 0, 0, radius, dice.between(-LARGEST_TURN, LARGEST_TURN),
					Jitter.of(colour.rgb(), dice)));
		}
		things.sort(Comparator.comparing(Thing::size).reversed());
		return things;
	}

	private Optional<List<Thing>> place(List<Thing> things, Dice dice) {
		List<Thing> placed = new ArrayList<>();
		for (Thing thing : things) {
			Optional<Thing> found = Optional.empty();
			for (int i = 0; i < PLACES_TRIED && found.isEmpty(); i++) {
				found = Optional.of(at(thing, dice)).filter(each -> isFree(each, placed));
			}
			if (found.isEmpty()) {
				return Optional.empty();
			}
			placed.add(found.get());
		}
		return Optional.of(placed);
	}

	private Thing at(Thing thing, Dice dice) {
		double least = thing.radius() + GAP / 2 * edge;
		return new Thing(thing.shape(), thing.colour(), thing.size(), dice.between(least, edge - least), dice.between(least,
				edge - least),
				thing.radius(), thing.turn(), thing.rgb());
	}

	private boolean isFree(Thing thing, List<Thing> others) {
		for (Thing other : others) {
			double across = thing.x() - other.x();
			double down = thing.y() - other.y();
			double distance = thing.radius() + other.radius() + GAP * edge;
			if (across * across + down * down < distance * distance) {
				return false;
			}
		}
		return true;
	}
}
