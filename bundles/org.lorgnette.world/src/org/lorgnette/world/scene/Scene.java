package org.lorgnette.world.scene;

import java.util.List;

/**
 * Things that do not touch, in a square picture.
 *
 * @param edge
 *            width and height in pixels
 * @param background
 *            what varies of the picture behind the things: a seed of its own
 */
public record Scene(int edge, List<Thing> things, long background) {

	public Scene {
		things = List.copyOf(things);
	}

	/** A number that equal scenes share and that says nothing else. */
	public long fingerprint() {
		long print = Dice.mix(edge);
		for (Thing thing : things) {
			print = Dice.mix(print + thing.shape().ordinal() + 31L * thing.colour().ordinal() + 961L * thing.size().ordinal());
			print = Dice.mix(print + Double.doubleToLongBits(thing.x()));
			print = Dice.mix(print + Double.doubleToLongBits(thing.y()));
		}
		return print;
	}
}
