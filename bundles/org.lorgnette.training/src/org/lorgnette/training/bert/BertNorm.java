package org.lorgnette.training.bert;

import java.util.List;

import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

/** Layer normalisation over the last axis with an epsilon of its own. */
final class BertNorm extends Net {

	private final Parameter gain;
	private final Parameter bias;
	private final float epsilon;

	BertNorm(int width, float epsilon) {
		this.epsilon = epsilon;
		gain = weight("gain", Initializer.ONES, width);
		bias = weight("bias", Initializer.ZEROS, width);
	}

	<T> T apply(Ops<T> ops, T x) {
		return ops.layerNorm(x, gain, bias, epsilon);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(apply(ops, inputs.getFirst()));
	}
}
