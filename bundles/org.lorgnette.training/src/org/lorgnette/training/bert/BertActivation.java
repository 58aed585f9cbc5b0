package org.lorgnette.training.bert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.lorgnette.training.nn.Ops;

/** The non-linearity in feed-forward parts. */
public enum BertActivation {
	/** Exact. */
	GELU("gelu"),
	/** By a hyperbolic tangent (Hendrycks and Gimpel 2016). */
	GELU_TANH("gelu_new", "gelu_pytorch_tanh", "gelu_fast"), RELU("relu");

	private static final float CUBIC = 0.044715f;

	private final List<String> names;

	BertActivation(String... names) {
		this.names = List.of(names);
	}

	static Optional<BertActivation> of(String name) {
		return Arrays.stream(values()).filter(known -> known.names.contains(name)).findFirst();
	}

	static List<String> names() {
		return Arrays.stream(values()).flatMap(known -> known.names.stream()).toList();
	}

	<T> T apply(Ops<T> ops, T x) {
		return switch (this) {
			case GELU -> ops.gelu(x);
			case RELU -> ops.relu(x);
			case GELU_TANH -> {
				T cube = ops.multiply(ops.multiply(x, x), x);
				T bent = ops.tanh(ops.scale(ops.add(x, ops.scale(cube, CUBIC)), (float) Math.sqrt(2 / Math.PI)));
				yield ops.multiply(ops.scale(x, 0.5f), ops.affine(bent, 1, 1));
			}
		};
	}
}
