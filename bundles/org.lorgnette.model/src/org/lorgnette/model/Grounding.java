package org.lorgnette.model;

/**
 * How what a generative engine wrote was found in the source. Engines that mark the text itself need none.
 *
 * @param written what the engine wrote, to the letter
 * @param distance edits between what was written and what stands there, after normalisation (see {@link Kind#NORMALISED}); 0 unless fuzzy
 * @param places where it could stand, of which one was taken; 0 if ungrounded
 */
public record Grounding(Kind kind, String written, int distance, int places) {

	/** From the surest to none at all. */
	public enum Kind {
		/** To the letter, at one place. */
		EXACT,
		/** At one place, but for case, accents, white space, quotation marks and dashes. */
		NORMALISED,
		/** At one place, but for a few letters. */
		FUZZY,
		/** At several places, as well at one as at another. */
		AMBIGUOUS,
		/** Nowhere: the engine made it up, or wrote it in other words. */
		UNGROUNDED
	}

	/** @throws IllegalArgumentException if kind, distance and places contradict each other */
	public Grounding {
		boolean fits = switch (kind) {
			case EXACT, NORMALISED -> distance == 0 && places == 1;
			case FUZZY -> distance > 0 && places == 1;
			case AMBIGUOUS -> distance >= 0 && places > 1;
			case UNGROUNDED -> distance == 0 && places == 0;
		};
		if (!fits) {
			throw new IllegalArgumentException(kind + " with distance " + distance + " and " + places + " places");
		}
	}

	public static Grounding none(String written) {
		return new Grounding(Kind.UNGROUNDED, written, 0, 0);
	}

	/** Of two mentions that belong together, such as the ends of a relation: as sure as the less sure of them. */
	public Grounding and(Grounding other) {
		Kind less = kind.compareTo(other.kind) >= 0 ? kind : other.kind;
		boolean fuzzy = less == Kind.FUZZY || less == Kind.AMBIGUOUS;
		int most = less == Kind.UNGROUNDED ? 0 : less == Kind.AMBIGUOUS ? Math.max(places, other.places) : 1;
		return new Grounding(less, written + " - " + other.written, fuzzy ? Math.max(distance, other.distance) : 0, most);
	}

	public boolean isGrounded() {
		return kind != Kind.UNGROUNDED;
	}
}
