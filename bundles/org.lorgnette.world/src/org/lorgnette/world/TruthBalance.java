package org.lorgnette.world;

import java.util.HashMap;
import java.util.Map;

import org.lorgnette.world.scene.Dice;

/**
 * Settles whether the next question of each form must be true or false, by a fair coin. What would be answered otherwise is
 * turned down until that answer has been given.
 */
public final class TruthBalance {

	private final Map<String, Boolean> wanted = new HashMap<>();
	private final Dice dice;

	public TruthBalance(Dice dice) {
		this.dice = dice;
	}

	/** Whether a question of this form with this answer is to be asked now; if so, the coin is thrown anew for the next one. */
	public boolean takes(String form, boolean truth) {
		boolean takes = wanted.computeIfAbsent(form, key -> dice.chance(0.5)) == truth;
		if (takes) {
			wanted.remove(form);
		}
		return takes;
	}
}
