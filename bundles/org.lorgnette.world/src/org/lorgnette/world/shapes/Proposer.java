package org.lorgnette.world.shapes;

import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.world.scene.Dice;

/** Draws questions of a kind, with all qualities and sides alike. */
final class Proposer {

	private static final List<Quality> QUALITIES = List.of(Quality.values());
	private static final List<Side> SIDES = List.of(Side.values());
	/** How many of the contradictions say two sides, of which one undoes the other. */
	private static final double BACK = 0.25;

	private final Dice dice;

	Proposer(Dice dice) {
		this.dice = dice;
	}

	Question propose(Kind kind) {
		Question question = draw(kind);
		while (Kind.of(question) != kind) {
			question = draw(kind);
		}
		return question;
	}

	private Question draw(Kind kind) {
		int sides = kind == Kind.CONTRADICTION ? dice.chance(BACK) ? 2 : 0 : kind.ordinal();
		return new Question(dice.oneOf(QUALITIES), IntStream.range(0, sides).mapToObj(i -> dice.oneOf(SIDES)).toList(),
				dice.oneOf(QUALITIES));
	}
}
