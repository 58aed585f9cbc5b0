package org.lorgnette.engine.visual;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How strongly each word of the question goes with each patch of one picture: attention weights of a layer and head, or another
 * measure with a name of its own.
 */
public final class GroundingMap {

	private final String name;
	private final OptionalInt layer;
	private final OptionalInt head;
	private final int picture;
	private final float[][] weights;

	/**
	 * @param name
	 *            what the weights are, such as {@code cross-attention} or {@code named things}
	 * @param layer
	 *            counted from 0, if the weights are of one layer; likewise the head
	 * @param picture
	 *            index of the picture among those of the question
	 * @param weights
	 *            {@code (tokens, patches)}, each 0..1; copied
	 * @throws IllegalArgumentException
	 *             if the rows differ in length or a weight is outside 0..1
	 */
	public GroundingMap(String name, OptionalInt layer, OptionalInt head, int picture, float[][] weights) {
		this.name = name;
		this.layer = layer;
		this.head = head;
		this.picture = picture;
		this.weights = new float[weights.length][];
		for (int token = 0; token < weights.length; token++) {
			this.weights[token] = weights[token].clone();
			if (weights[token].length != weights[0].length) {
				throw new IllegalArgumentException(name + ": token " + token + " has " + weights[token].length + " patches, not "
						+ weights[0].length);
			}
			for (float weight : weights[token]) {
				if (!(weight >= 0 && weight <= 1)) {
					throw new IllegalArgumentException(name + ": weight outside 0..1: " + weight);
				}
			}
		}
	}

	public String name() {
		return name;
	}

	public OptionalInt layer() {
		return layer;
	}

	public OptionalInt head() {
		return head;
	}

	/** Index of the picture among those of the question. */
	public int picture() {
		return picture;
	}

	public int tokens() {
		return weights.length;
	}

	public int patches() {
		return weights.length == 0 ? 0 : weights[0].length;
	}

	/** 0..1 */
	public float weight(int token, int patch) {
		return weights[token][patch];
	}

	/** The weights of a token over all patches; a copy. */
	public float[] ofToken(int token) {
		return weights[token].clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof GroundingMap map && map.name.equals(name) && map.layer.equals(layer) && map.head.equals(head)
				&& map.picture == picture && Arrays.deepEquals(map.weights, weights);
	}

	@Override
	public int hashCode() {
		return 31 * name.hashCode() + Arrays.deepHashCode(weights);
	}

	@Override
	public String toString() {
		return name + " (" + tokens() + " tokens, " + patches() + " patches)";
	}
}
