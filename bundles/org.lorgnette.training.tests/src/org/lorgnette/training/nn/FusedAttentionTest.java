package org.lorgnette.training.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;

class FusedAttentionTest {

	private static final Computing FUSED = new Computing(Computing.Attending.FUSED, false);
	private static final Computing FUSED_BF16 = new Computing(Computing.Attending.FUSED, true);
	private static final Computing EXPLICIT_BF16 = new Computing(Computing.Attending.EXPLICIT, true);
	private static final double EXACT = 1e-5;
	private static final double HALF = 1e-2;

	private NDManager manager;

	@BeforeEach
	void make() {
		manager = Torch.manager(ComputeDevice.CPU);
		Torch.engine().setRandomSeed(11);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private DjlOps ops(Computing computing, boolean training) {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), training, computing);
	}

	/** The length of the difference as a share of the length of what is expected. */
	private static double error(float[] expected, float[] found) {
		assertEquals(expected.length, found.length);
		double difference = 0;
		double length = 0;
		for (int i = 0; i < expected.length; i++) {
			assertTrue(Float.isFinite(found[i]), "value " + i + " is " + found[i]);
			difference += Math.pow(expected[i] - found[i], 2);
			length += Math.pow(expected[i], 2);
		}
		return length == 0 ? Math.sqrt(difference) : Math.sqrt(difference / length);
	}

	/** Sizes of a call of attention. */
	private record Sizes(int batch, int memories, int n, int m, int heads, int width) {
	}

	/** The values and the gradients of all three inputs. The last memory is padding throughout. */
	private Map<String, float[]> computed(Computing computing, Sizes sizes, NDArray[] inputs, NDArray mask, NDArray weighting) {
		NDArray[] leaves = new NDArray[inputs.length];
		for (int i = 0; i < inputs.length; i++) {
			leaves[i] = inputs[i].duplicate();
			leaves[i].setRequiresGradient(true);
		}
		Map<String, float[]> values = new LinkedHashMap<>();
		DjlOps ops = ops(computing, true);
		try (GradientCollector collector = Torch.collector()) {
			NDArray mixed = ops.attention(leaves[0], leaves[1], leaves[2], Attention.additive(ops, mask), 0, "attention");
			assertEquals(new Shape(sizes.batch, sizes.n, sizes.heads, sizes.width), mixed.getShape());
			assertEquals(DataType.FLOAT32, mixed.getDataType());
			values.put("values", mixed.toFloatArray());
			collector.backward(mixed.mul(weighting).sum());
		}
		for (int i = 0; i < leaves.length; i++) {
			values.put("gradient of " + "qkv".charAt(i), leaves[i].getGradient().toFloatArray());
		}
		return values;
	}

	private void requireAgreement(Sizes sizes) {
		NDArray[] inputs = { manager.randomNormal(new Shape(sizes.batch, sizes.n, sizes.heads, sizes.width)),
				manager.randomNormal(new Shape(sizes.memories, sizes.m, sizes.heads, sizes.width)),
				manager.randomNormal(new Shape(sizes.memories, sizes.m, sizes.heads, sizes.width)) };
		inputs[0] = inputs[0].mul(1 / Math.sqrt(sizes.width));
		float[] marks = new float[sizes.memories * sizes.m];
		for (int row = 0; row < sizes.memories; row++) {
			// Row 0 has no padding, the last one, of several, has nothing else.
			int words = row == 0 ? sizes.m : row == sizes.memories - 1 ? 0 : Math.max(1, sizes.m - row);
			for (int j = 0; j < words; j++) {
				marks[row * sizes.m + j] = 1;
			}
		}
		NDArray mask = manager.create(marks, new Shape(sizes.memories, sizes.m));
		NDArray weighting = manager.randomNormal(new Shape(sizes.batch, sizes.n, sizes.heads, sizes.width));
		Map<String, float[]> expected = computed(Computing.PLAIN, sizes, inputs, mask, weighting);
		for (int time = 0; time < 3; time++) {
			Map<Computing, Double> paths = Map.of(FUSED, EXACT, FUSED_BF16, HALF, EXPLICIT_BF16, HALF);
			paths.forEach((computing, tolerance) -> {
				Map<String, float[]> found = computed(computing, sizes, inputs, mask, weighting);
				expected.forEach((name, values) -> {
					double error = error(values, found.get(name));
					assertTrue(error < tolerance, computing + " " + sizes + ": " + name + " differ by " + error);
					if (computing.bf16() && name.equals("values")) {
						assertTrue(error > 1e-5, computing + " " + sizes + ": " + name + " are not of 16 bits");
					}
				});
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "3,3,4,5,2,8", "1,1,1,1,1,4", "2,2,40,37,4,16", "4,4,7,64,4,16", "3,1,5,16,2,8", "2,2,16,3,2,12" })
	void bothPathsAgree(int batch, int memories, int n, int m, int heads, int width) {
		requireAgreement(new Sizes(batch, memories, n, m, heads, width));
	}

	/** Values of a block of attention, and the gradients of all its weights. */
	private Map<String, float[]> learned(Attention attention, Computing computing, NDArray x, NDArray memory, NDArray mask) {
		Map<String, float[]> values = new LinkedHashMap<>();
		attention.getParameters().forEach(pair -> pair.getValue().getArray().setRequiresGradient(true));
		try (GradientCollector collector = Torch.collector()) {
			NDArray y = attention.apply(ops(computing, true), List.of(x, memory, mask)).getFirst();
			values.put("values", y.toFloatArray());
			collector.backward(y.mul(x).sum());
		}
		attention.getParameters().forEach(pair -> {
			NDArray gradient = pair.getValue().getArray().getGradient();
			// What is added to all scores of a row does not change their softmax: its gradient is 0 but for rounding.
			if (!pair.getKey().contains("key_bias")) {
				values.put(pair.getKey(), gradient.toFloatArray());
			}
			gradient.subi(gradient.duplicate());
		});
		return values;
	}

	@Test
	void weightsLearnTheSame() {
		Attention attention = new Attention(16, 2, 0);
		attention.initialize(manager, DataType.FLOAT32);
		attention.getParameters().forEach(pair -> pair.getValue().getArray()
				.set(manager.randomNormal(0, 0.3f, pair.getValue().getShape(), DataType.FLOAT32).toFloatArray()));
		NDArray x = manager.randomNormal(new Shape(3, 6, 16));
		NDArray memory = manager.randomNormal(new Shape(3, 9, 16));
		NDArray mask = manager.create(new float[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
				new Shape(3, 9));
		Map<String, float[]> expected = learned(attention, Computing.PLAIN, x, memory, mask);
		assertEquals(8, expected.size(), expected.keySet().toString());
		Map.of(FUSED, EXACT, FUSED_BF16, HALF, EXPLICIT_BF16, HALF).forEach((computing, tolerance) -> {
			Map<String, float[]> found = learned(attention, computing, x, memory, mask);
			double values = error(expected.get("values"), found.get("values"));
			assertTrue(values < tolerance, computing + ": values differ by " + values);
			double gradients = error(together(expected), together(found));
			assertTrue(gradients < tolerance, computing + ": gradients differ by " + gradients);
		});
	}

	/** All gradients in a row: some are small sums of large numbers, which only count beside the others. */
	private static float[] together(Map<String, float[]> values) {
		List<Float> all = new ArrayList<>();
		values.forEach((name, each) -> {
			for (float value : name.equals("values") ? new float[0] : each) {
				all.add(value);
			}
		});
		float[] row = new float[all.size()];
		for (int i = 0; i < row.length; i++) {
			row[i] = all.get(i);
		}
		return row;
	}

	@Test
	void weightsAreThereOnlyWhereTheyAreShownOrLeftOut() {
		NDArray x = manager.randomNormal(new Shape(1, 3, 2, 4));
		NDArray mask = manager.zeros(new Shape(1, 1, 1, 3));
		for (Computing computing : List.of(Computing.PLAIN, EXPLICIT_BF16, FUSED, FUSED_BF16)) {
			boolean fused = computing.attending() == Computing.Attending.FUSED;
			DjlOps shown = ops(computing, true);
			shown.attention(x, x, x, mask, 0, "shown");
			assertEquals(fused ? List.of() : List.of("shown"), List.copyOf(shown.taps().keySet()), computing.toString());
			DjlOps chance = ops(computing, true);
			chance.attention(x, x, x, mask, 0.5f, "chance");
			assertEquals(List.of("chance"), List.copyOf(chance.taps().keySet()), computing.toString());
			DjlOps evaluated = ops(computing, false);
			evaluated.attention(x, x, x, mask, 0.5f, "evaluated");
			assertEquals(fused ? 0 : 1, evaluated.taps().size(), computing.toString());
		}
	}

	@Test
	void isFusedWhereThatIsFaster() {
		Computing full = new Computing(Computing.Attending.AUTO, false);
		Computing half = new Computing(Computing.Attending.AUTO, true);
		assertTrue(full.fused(Device.cpu()) && full.fused(Device.gpu()) && half.fused(Device.gpu()));
		assertFalse(half.fused(Device.cpu()));
		assertFalse(Computing.PLAIN.fused(Device.gpu()));
	}

	@Test
	void aFunctionThatIsNoneIsNamed() {
		TorchFunction wrong = new TorchFunction("def forward(self: __torch__.Function, x: Tensor) -> Tensor:\n  return torch.no_such(x)\n");
		IllegalStateException told = assertThrows(IllegalStateException.class, () -> wrong.apply(manager.ones(new Shape(1))));
		assertTrue(told.getMessage().contains("torch.no_such"), told.getMessage());
	}

	/** Several threads may need a function first at once. */
	@Test
	void isSafeForSeveralThreads() {
		TorchFunction twice = new TorchFunction("def forward(self: __torch__.Function, x: Tensor) -> Tensor:\n  return torch.add(x, x)\n");
		IntStream.range(0, 64).parallel().forEach(i -> {
			try (NDManager own = Torch.manager(ComputeDevice.CPU)) {
				assertEquals(2f * i, twice.apply(own.create(new float[] { i })).getFloat(0));
			}
		});
	}
}
