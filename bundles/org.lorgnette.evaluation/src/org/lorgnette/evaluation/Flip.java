package org.lorgnette.evaluation;

import java.util.List;

/**
 * A unit of which an engine says something else after a small change.
 *
 * @param engine what tables call it
 * @param instance the document, or question about pictures
 * @param change its id
 * @param rightBefore whether all that the engine said of the unit was what the gold says, and nothing was missed
 * @param gold on the original text
 * @param before on the original text
 * @param after on the changed text
 */
public record Flip(String engine, String instance, String change, boolean rightBefore, boolean rightAfter, View gold, View before,
		View after) {

	/** Whether an error came, went, or neither. */
	public enum Effect {
		BROKEN, MENDED, RIGHT_OTHERWISE, WRONG_OTHERWISE
	}

	/**
	 * One side.
	 *
	 * @param context the text around, which begins at {@code offset} in its document
	 * @param items with spans relative to the context
	 * @param question as it was asked; empty if none was
	 * @param answer empty for none; of entities and relations what was written and stands nowhere
	 */
	public record View(String context, int offset, List<Case.Item> items, String question, String answer) {

		public View {
			items = List.copyOf(items);
		}
	}

	public Effect effect() {
		return rightBefore ? rightAfter ? Effect.RIGHT_OTHERWISE : Effect.BROKEN : rightAfter ? Effect.MENDED : Effect.WRONG_OTHERWISE;
	}
}
