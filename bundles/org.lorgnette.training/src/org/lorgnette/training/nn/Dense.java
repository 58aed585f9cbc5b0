package org.lorgnette.training.nn;

import java.util.List;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;

/** An affine map of the last axis: [..., in] to [..., out]. */
public final class Dense extends Net {

	private final Parameter weight;
	private final Parameter bias;

	public Dense(int in, int out) {
		this(in, out, (float) Math.sqrt(2.0 / (in + out)));
	}

	/** @param deviation of the new weights; biases begin at 0 */
	public Dense(int in, int out, float deviation) {
		weight = weight("weight", new NormalInitializer(deviation), out, in);
		bias = weight("bias", Initializer.ZEROS, out);
	}

	public <T> T apply(Ops<T> ops, T x) {
		return ops.linear(x, weight, bias);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(apply(ops, inputs.getFirst()));
	}
}
