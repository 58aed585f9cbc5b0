package org.lorgnette.training.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.Function;

import org.lorgnette.training.loop.Torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;

/** Compares gradients with differences of the value a little to both sides. */
final class Gradients {

	private static final float STEP = 1e-2f;
	private static final int PROBES = 12;

	private Gradients() {
	}

	/** Checks a sample of the weights of a network under a scalar function of it. */
	static void check(Net net, NDManager manager, Function<DjlOps, NDArray> value, double tolerance) {
		for (Pair<String, Parameter> pair : net.getParameters()) {
			pair.getValue().getArray().setRequiresGradient(true);
		}
		try (GradientCollector collector = Torch.engine().newGradientCollector()) {
			collector.backward(value.apply(ops(manager)));
		}
		Random random = new Random(5);
		for (Pair<String, Parameter> pair : net.getParameters()) {
			NDArray array = pair.getValue().getArray();
			float[] weights = array.toFloatArray();
			float[] gradient = array.getGradient().toFloatArray();
			for (int probe = 0; probe < Math.min(PROBES, weights.length); probe++) {
				int i = random.nextInt(weights.length);
				double difference = (at(array, weights, i, STEP, value, manager) - at(array, weights, i, -STEP, value, manager)) / (2 * STEP);
				assertEquals(difference, gradient[i], tolerance * Math.max(1, Math.abs(difference)), pair.getKey() + "[" + i + "]");
			}
			array.set(weights);
		}
	}

	private static double at(NDArray array, float[] weights, int i, float step, Function<DjlOps, NDArray> value, NDManager manager) {
		float[] moved = weights.clone();
		moved[i] += step;
		array.set(moved);
		return value.apply(ops(manager)).getFloat();
	}

	static DjlOps ops(NDManager manager) {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
	}
}
