package org.lorgnette.engine.djl.writing;

/** Numbers that a network is given for each token it wrote and each word of the source. */
public final class StepInputs {

	/** How many numbers tell how a place lies to the one that was copied last. */
	public static final int RELATIONS = 5;
	/** How many numbers tell where in the source a place is. */
	public static final int PLACES = 32;

	private static final int FAR = 32;
	private static final double SLOWEST = 1000;

	private StepInputs() {
	}

	/**
	 * Of each place of a source, how it lies to the one that was copied last: right behind it; the same; before it; one over the distance
	 * behind it; the distance as a share of 32 words.
	 *
	 * @param last -1 if none was
	 * @param target gets {@link #RELATIONS} numbers for each word, from an offset on
	 */
	public static void relate(int last, int words, float[] target, int offset) {
		for (int place = 0; place < words; place++) {
			int at = offset + place * RELATIONS;
			int distance = place - last;
			target[at] = distance == 1 ? 1 : 0;
			target[at + 1] = distance == 0 ? 1 : 0;
			target[at + 2] = distance < 0 ? 1 : 0;
			target[at + 3] = distance > 1 ? 1f / distance : 0;
			target[at + 4] = distance > 1 ? Math.min(distance, FAR) / (float) FAR : 0;
		}
	}

	/** Sines and cosines of places (Vaswani et al. 2017): [words, {@link #PLACES}]. */
	public static float[] places(int words) {
		float[] places = new float[words * PLACES];
		int half = PLACES / 2;
		for (int place = 0; place < words; place++) {
			for (int i = 0; i < half; i++) {
				double angle = place / Math.pow(SLOWEST, i / (double) half);
				places[place * PLACES + i] = (float) Math.sin(angle);
				places[place * PLACES + half + i] = (float) Math.cos(angle);
			}
		}
		return places;
	}
}
