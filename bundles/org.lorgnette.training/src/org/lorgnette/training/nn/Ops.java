package org.lorgnette.training.nn;

import java.util.List;

import ai.djl.nn.Parameter;

/**
 * The operations that networks are made of. A network is written once over this interface: {@link DjlOps} computes it (and its
 * gradients), an exporter records it as a graph, so the two cannot differ. Axes may be negative, counted from the end.
 *
 * @param <T> a value: an array, or the name of one in a graph
 */
public interface Ops<T> {

	/** The parameter as a value. */
	T parameter(Parameter parameter);

	/** {@code x W^T + b}: {@code x} [..., in], {@code weight} [out, in], {@code bias} [out]; result [..., out]. */
	T linear(T x, Parameter weight, Parameter bias);

	/** Rows of a table [rows, width] by {@code ids} (integers, any shape); result [shape of ids, width]. */
	T embedding(Parameter table, T ids);

	/**
	 * Cross-correlation of a picture with filters, each side padded with zeros: {@code x} [batch, in, height, width], {@code weight}
	 * [out, in, k, k], {@code bias} [out]; result [batch, out, (height + 2 padding - k) / stride + 1, likewise].
	 */
	T convolution(T x, Parameter weight, Parameter bias, int stride, int padding);

	/** Matrix product over the last two axes; the axes before are broadcast. */
	T matMul(T a, T b);

	T add(T a, T b);

	T subtract(T a, T b);

	T multiply(T a, T b);

	default T scale(T x, float factor) {
		return affine(x, factor, 0);
	}

	/** {@code factor x + shift}. */
	T affine(T x, float factor, float shift);

	T softmax(T x, int axis);

	/** The exact Gaussian error linear unit, {@code x Phi(x)}. */
	T gelu(T x);

	T relu(T x);

	T tanh(T x);

	T sigmoid(T x);

	/**
	 * Scaled dot-product attention of several heads.
	 *
	 * @param q queries, scaled already, [batch, n, heads, width]
	 * @param k keys, [batch, m, heads, width]
	 * @param v values, as {@code k}
	 * @param mask added to scores, [batch, 1, 1, m]
	 * @param dropout the part of weights that training leaves out
	 * @param name under which the weights [batch, heads, n, m] are tapped, unless they are never there
	 * @return [batch, n, heads, width]
	 */
	default T attention(T q, T k, T v, T mask, float dropout, String name) {
		T scores = matMul(transpose(q, 0, 2, 1, 3), transpose(k, 0, 2, 3, 1));
		T weights = tap(name, softmax(add(scores, mask), -1));
		return transpose(matMul(dropout(weights, dropout), transpose(v, 0, 2, 1, 3)), 0, 2, 1, 3);
	}

	/** Normalised over the last axis: {@code (x - mean) / sqrt(var + epsilon) * gain + bias}. */
	T layerNorm(T x, Parameter gain, Parameter bias, float epsilon);

	/** The sum over an axis, which disappears. */
	T sum(T x, int axis);

	/** The largest over an axis, which disappears. */
	T max(T x, int axis);

	T concat(List<T> parts, int axis);

	/** The part {@code [from, to)} of an axis; a negative {@code to} counts from the end. */
	T slice(T x, int axis, long from, long to);

	/** Moves {@code offset} places up along an axis (down if negative); zeros come in, what leaves is lost. */
	T shift(T x, int axis, int offset);

	T transpose(T x, int... order);

	/** Another shape: 0 keeps the length of the axis in that place, -1 takes what is left. */
	T reshape(T x, long... lengths);

	/** A new axis of length 1 before {@code axis}. */
	T expand(T x, int axis);

	/** Fixed numbers of this shape, row-major, beside another value. */
	T constant(T beside, float[] values, long... shape);

	/** 1 where an integer is larger than {@code bound}, else 0, as floats. */
	T larger(T integers, long bound);

	/** The sums of all values up to and with each along an axis. */
	T cumulativeSum(T x, int axis);

	/** Whole numbers as integers, such as ids; no gradient goes through them. */
	T integers(T x);

	/** Sets each value to 0 with this probability and scales the others up, in training; nothing else. */
	T dropout(T x, float rate);

	/** Names a value that can be looked at from outside, such as attention weights; gives it back. */
	T tap(String name, T x);
}
