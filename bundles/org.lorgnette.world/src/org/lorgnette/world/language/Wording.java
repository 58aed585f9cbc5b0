package org.lorgnette.world.language;

import org.lorgnette.world.scene.Dice;

/**
 * Choices of words that leave the meaning alone.
 *
 * @param noun
 *            what a thing is called, 0 to 2: "thing", "object" or "shape"; <i>objet, chose</i> or <i>forme</i>
 * @param spelling
 *            English: British or American, and "large" or "big"; nothing in French
 * @param relation
 *            "left of" or "to the left of"
 */
public record Wording(int noun, boolean spelling, boolean relation) {

	public static final Wording PLAIN = new Wording(0, false, false);

	public static Wording draw(Dice dice) {
		return new Wording(dice.below(3), dice.chance(0.5), dice.chance(0.5));
	}

	/** The same without the noun that shares its name with the attribute, for questions that name the attribute. */
	Wording withoutShape() {
		return noun < 2 ? this : new Wording(0, spelling, relation);
	}
}
