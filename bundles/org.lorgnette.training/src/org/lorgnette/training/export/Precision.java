package org.lorgnette.training.export;

/** How an exported model keeps its weights and computes. */
public enum Precision {

	/** Everything in 32-bit floats: what was trained, to the last few bits. */
	FP32,

	/**
	 * The weights of larger linear maps and embedding tables in 8 bits; about a quarter of the size. Inputs of these maps are
	 * rounded to 8 bits with one range for the whole array, so what a text gives depends slightly on those in the same batch. All
	 * else, attention scores and small output layers included, stays in 32-bit floats.
	 */
	INT8
}
