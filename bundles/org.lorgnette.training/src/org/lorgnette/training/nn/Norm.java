package org.lorgnette.training.nn;

import java.util.List;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

/** Layer normalisation over the last axis (Ba et al. 2016): [..., width] to the same. */
public final class Norm extends Net {

	private static final float EPSILON = 1e-5f;

	private final Parameter gain;
	private final Parameter bias;

	public Norm(int width) {
		gain = weight("gain", Initializer.ONES, width);
		bias = weight("bias", Initializer.ZEROS, width);
	}

	public <T> T apply(Ops<T> ops, T x) {
		return ops.layerNorm(x, gain, bias, EPSILON);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(apply(ops, inputs.getFirst()));
	}
}
