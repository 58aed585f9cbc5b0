package org.lorgnette.training.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;

class AdamWTest {

	/** One weight and its moments, as the paper writes them. */
	private static final class Reference {

		private double weight;
		private double mean;
		private double square;

		void update(int step, double gradient, double rate, double decay) {
			mean = 0.9 * mean + 0.1 * gradient;
			square = 0.98 * square + 0.02 * gradient * gradient;
			double corrected = mean / (1 - Math.pow(0.9, step + 1));
			double spread = square / (1 - Math.pow(0.98, step + 1));
			weight -= rate * (corrected / (Math.sqrt(spread) + 1e-8) + decay * weight);
		}
	}

	@Test
	void followsThePaperStepByStep() {
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			Dense net = new Dense(1, 1);
			net.initialize(manager, DataType.FLOAT32);
			Map<String, Parameter> parameters = new LinkedHashMap<>(NetParameters.of(net));
			parameters.values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
			List<Parameter> both = List.copyOf(parameters.values());
			both.get(0).getArray().set(new float[] { 2 });
			both.get(1).getArray().set(new float[] { -1 });
			Reference weight = new Reference();
			weight.weight = 2;
			Reference bias = new Reference();
			bias.weight = -1;
			Gradients gradients = new Gradients(parameters);
			try (AdamW adam = new AdamW(manager, parameters, 0.1)) {
				for (int step = 0; step < 20; step++) {
					double input = 1 + step % 3;
					// The square of w x + b.
					double value = both.get(0).getArray().getFloat() * input + both.get(1).getArray().getFloat();
					try (GradientCollector collector = Torch.engine().newGradientCollector()) {
						NDArray x = manager.create(new float[] { (float) input }, new Shape(1, 1));
						collector.backward(net.forward(new ParameterStore(manager, false), new NDList(x), true).head().square().sum());
					}
					assertEquals(Math.hypot(2 * value * input, 2 * value), gradients.norm(), 1e-3 * Math.abs(value) + 1e-6);
					adam.update(step, 0.05, 0.5);
					gradients.clear();
					weight.update(step, 0.5 * 2 * value * input, 0.05, 0.1);
					bias.update(step, 0.5 * 2 * value, 0.05, 0);
					assertEquals(weight.weight, both.get(0).getArray().getFloat(), 1e-4);
					assertEquals(bias.weight, both.get(1).getArray().getFloat(), 1e-4);
				}
			}
			assertEquals(0, gradients.norm());
		}
	}

	@Test
	void clearsWhatIsNoNumber() {
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			Dense net = new Dense(2, 1);
			net.initialize(manager, DataType.FLOAT32);
			Map<String, Parameter> parameters = NetParameters.of(net);
			parameters.values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
			try (GradientCollector collector = Torch.engine().newGradientCollector()) {
				NDArray x = manager.create(new float[] { Float.NaN, 1 }, new Shape(1, 2));
				collector.backward(net.forward(new ParameterStore(manager, false), new NDList(x), true).head().sum());
			}
			Gradients gradients = new Gradients(parameters);
			assertFalse(Double.isFinite(gradients.norm()));
			gradients.clear();
			assertEquals(0, gradients.norm());
		}
	}

	@Test
	void theRateGrowsThenFalls() {
		Schedule schedule = new Schedule(0.01, 10, 110);
		assertArrayEquals(new double[] { 0.001, 0.01, 0.01, 0.0055, 0.001 },
				new double[] { schedule.rate(0), schedule.rate(9), schedule.rate(10), schedule.rate(60), schedule.rate(110) }, 1e-9);
		assertTrue(schedule.rate(5) < schedule.rate(6) && schedule.rate(50) > schedule.rate(51));
		assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 1, 2));
		assertThrows(IllegalArgumentException.class, () -> new Schedule(1, 3, 2));
	}
}
