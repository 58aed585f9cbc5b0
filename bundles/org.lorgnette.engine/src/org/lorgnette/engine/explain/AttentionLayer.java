package org.lorgnette.engine.explain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The attention weights of one layer: how much each word of {@code from} (the queries) takes from each word of {@code to} (the
 * keys). The units are the network's own, words or pieces of words, in its order, without padding. In a row of a head the weights
 * are 0 or more and sum to 1, except for what fell on padding. Immutable.
 */
public final class AttentionLayer {

	private static final Pattern NUMBER = Pattern.compile("\\.\\d+$");

	private final String name;
	private final List<Word> from;
	private final List<Word> to;
	private final int heads;
	private final float[] weights;

	/**
	 * @param name
	 *            such as {@code attention.0} or {@code attention.cross.1}: layers that follow one another share all but the number
	 * @param weights
	 *            (heads, from, to), row by row
	 * @throws IllegalArgumentException
	 *             if there is no head, or the number of weights does not fit
	 */
	public AttentionLayer(String name, List<Word> from, List<Word> to, int heads, float[] weights) {
		if (heads < 1 || weights.length != (long) heads * from.size() * to.size()) {
			throw new IllegalArgumentException(name + ": " + weights.length + " weights for " + heads + " heads, " + from.size() + " x "
					+ to.size() + " words");
		}
		this.name = name;
		this.from = List.copyOf(from);
		this.to = List.copyOf(to);
		this.heads = heads;
		this.weights = weights.clone();
	}

	public String name() {
		return name;
	}

	/** The name without the number of the layer. */
	public String stack() {
		return NUMBER.matcher(name).replaceFirst("");
	}

	public List<Word> from() {
		return from;
	}

	public List<Word> to() {
		return to;
	}

	public int heads() {
		return heads;
	}

	/** Whether the words attend to themselves. */
	public boolean isSelfAttention() {
		return from.equals(to);
	}

	/** @throws IndexOutOfBoundsException if there is no such head or word */
	public float weight(int head, int query, int key) {
		if (head < 0 || head >= heads || query < 0 || query >= from.size() || key < 0 || key >= to.size()) {
			throw new IndexOutOfBoundsException(name + ": no weight of head " + head + ", " + query + " to " + key);
		}
		return weights[(head * from.size() + query) * to.size() + key];
	}

	/** The weights of one head, (from, to). */
	public double[][] head(int head) {
		return matrix(head, head + 1);
	}

	/** The mean over the heads, (from, to). */
	public double[][] mean() {
		return matrix(0, heads);
	}

	private double[][] matrix(int firstHead, int endHead) {
		return IntStream.range(0, from.size()).mapToObj(query -> IntStream.range(0, to.size()).mapToDouble(
				key -> IntStream.range(firstHead, endHead).mapToDouble(head -> weight(head, query, key)).sum() / (endHead - firstHead))
				.toArray()).toArray(double[][]::new);
	}

	@Override
	public String toString() {
		return name + " (" + heads + " heads, " + from.size() + " x " + to.size() + ")";
	}
}
