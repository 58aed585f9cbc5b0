package org.lorgnette.world.nlvr;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.world.scene.Dice;

/** Draws statements of each form, with all colours and shapes alike. */
final class Proposer {

	private static final List<Tint> TINTS = List.of(Tint.values());
	private static final List<Figure> FIGURES = List.of(Figure.values());
	private static final List<Place> PLACES = List.of(Place.WALL, Place.WALL, Place.NO_WALL, Place.NO_WALL,
			Place.CORNER, Place.BOTTOM, Place.TOP);

	/** The lowest block touches, and no other. */
	private static final List<Place> OF_TOWERS = List.of(Place.WALL, Place.NO_WALL);

	private final Dice dice;
	private final boolean towers;

	Proposer(boolean towers, Dice dice) {
		this.towers = towers;
		this.dice = dice;
	}

	Statement propose() {
		return switch (dice.below(10)) {
			case 0, 1, 2 -> items();
			case 3, 4, 5 -> new Statement.OfBoxes(ofBoxes(), List.of(said()));
			case 6 -> new Statement.OfBoxes(Quantity.SOME, List.of(holds(), holds()));
			case 7 -> new Statement.OfBoxes(ofBoxes(), List.of(new Said.Holds(number(4), Filter.ANY), said()));
			default -> towers ? new Statement.OfBoxes(ofBoxes(), stacked()) : items();
		};
	}

	private Statement items() {
		Filter filter = filter(0.6);
		boolean none = dice.chance(0.08);
		return new Statement.Items(none ? Quantity.NONE : dice.chance(0.3) ? Quantity.SOME : number(4), filter);
	}

	private List<Said> stacked() {
		if (dice.chance(0.12)) {
			return List.of(new Said.Stacked(dice.oneOf(TINTS), 2 + dice.below(2)));
		}
		if (dice.chance(0.12)) {
			return List.of(new Said.Only(EnumSet.of(dice.oneOf(TINTS))), new Said.Holds(number(3), Filter.ANY));
		}
		Said said = dice.chance(0.5) ? new Said.Over(dice.oneOf(TINTS), dice.oneOf(TINTS))
				: new Said.End(dice.chance(0.5), dice.oneOf(TINTS));
		return said instanceof Said.End && dice.chance(0.25) ? List.of(said, new Said.Holds(number(3), Filter.ANY)) : List.of(said);
	}

	private Said said() {
		return switch (dice.below(6)) {
			case 0 -> new Said.Only(tints());
			case 1 -> new Said.Colours(1 + dice.below(3));
			case 2 -> towers ? new Said.End(dice.chance(0.5), dice.oneOf(TINTS)) : new Said.Holds(number(6), Filter.ANY);
			case 3 -> towers ? new Said.Holds(number(4), Filter.ANY) : holds();
			default -> holds();
		};
	}

	private Said holds() {
		return new Said.Holds(dice.chance(0.5) ? Quantity.SOME : number(3), filter(0.25));
	}

	private Quantity number(int most) {
		int number = 1 + dice.below(most);
		return new Quantity(dice.chance(0.7) ? Quantity.Bound.EXACTLY : Quantity.Bound.AT_LEAST, number);
	}

	private Quantity ofBoxes() {
		double which = dice.fraction();
		return which < 0.5 ? Quantity.SOME
				: which < 0.72 ? new Quantity(Quantity.Bound.EXACTLY, 1)
						: which < 0.84 ? new Quantity(Quantity.Bound.EXACTLY, 2)
								: which < 0.92 ? new Quantity(Quantity.Bound.AT_LEAST, 1 + dice.below(2))
										: which < 0.95 ? Quantity.NONE : Quantity.EACH;
	}

	/** Something is said of the things, at least their colour. */
	private Filter filter(double placed) {
		boolean figure = !towers && dice.chance(0.6);
		boolean tint = !figure || dice.chance(0.75);
		Place place = dice.chance(towers ? placed / 4 : placed) ? dice.oneOf(towers ? OF_TOWERS : PLACES) : Place.ANYWHERE;
		return new Filter(tint ? Optional.of(dice.oneOf(TINTS)) : Optional.empty(),
				figure ? Optional.of(dice.oneOf(FIGURES)) : Optional.empty(), place);
	}

	private Set<Tint> tints() {
		List<Tint> shuffled = new ArrayList<>(TINTS);
		dice.shuffle(shuffled);
		return EnumSet.copyOf(shuffled.subList(0, 1 + dice.below(2)));
	}
}
