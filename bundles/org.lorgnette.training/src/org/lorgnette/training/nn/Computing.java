package org.lorgnette.training.nn;

import java.util.Locale;

import ai.djl.Device;

/**
 * How training computes a network.
 *
 * @param bf16 whether linear maps, matrix products and attention are computed in bfloat16; weights, sums over many examples and all
 *        else keep 32 bits
 */
public record Computing(Attending attending, boolean bf16) {

	/** In 32 bits throughout, with weights of attention that can be looked at. */
	public static final Computing PLAIN = new Computing(Attending.EXPLICIT, false);

	/** How attention is computed. What leaves out weights by chance needs them in any case. */
	public enum Attending {
		/** As is faster on the device. */
		AUTO,
		/** In one operation, which never holds all weights. */
		FUSED,
		/** By products and a softmax. */
		EXPLICIT;

		/** As settings call it. */
		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** On processors, the gradients of fused attention in bfloat16 take longer than those of its parts. */
	boolean fused(Device device) {
		return attending == Attending.FUSED || attending == Attending.AUTO && (device.isGpu() || !bf16);
	}
}
