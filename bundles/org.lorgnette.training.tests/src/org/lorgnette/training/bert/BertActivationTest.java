package org.lorgnette.training.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;

import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;

class BertActivationTest {

	/**
	 * Values of {@code torch.nn.functional.gelu}, exact and with {@code approximate="tanh"}, as published in its documentation's
	 * formulas.
	 */
	@Test
	void theApproximationIsNotTheExactOne() {
		float[] x = {-3, -1, -0.5f, 0, 0.5f, 1, 3};
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			DjlOps ops = new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
			float[] bent = BertActivation.of("gelu_new").orElseThrow().apply(ops, manager.create(x)).toFloatArray();
			float[] exact = BertActivation.of("gelu").orElseThrow().apply(ops, manager.create(x)).toFloatArray();
			for (int i = 0; i < x.length; i++) {
				double expected = 0.5 * x[i] * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x[i] + 0.044715 * Math.pow(x[i], 3))));
				assertEquals(expected, bent[i], 1e-6);
			}
			assertEquals(0.8411920, bent[5], 1e-6);
			assertEquals(0.8413447, exact[5], 1e-6);
		}
	}
}
