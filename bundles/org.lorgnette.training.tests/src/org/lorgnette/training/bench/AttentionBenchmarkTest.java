package org.lorgnette.training.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Benchmark.Measurement;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DeviceCeilings;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

class AttentionBenchmarkTest {

	private static final AttentionWork.Sizes SMALL = new AttentionWork.Sizes(2, 5, 3, 2, 4);

	@Test
	void countsWhatHasToBeDone() {
		long operations = 0;
		for (int pair = 0; pair < 2 * 2; pair++) {
			for (int word = 0; word < 3; word++) {
				for (int patch = 0; patch < 5; patch++) {
					// A score and a sum of values: 4 products and 4 additions each.
					operations += 2 * 4 + 2 * 4;
				}
			}
		}
		assertEquals(operations, SMALL.operations());
		int queries = 2 * 3 * 2 * 4;
		int keys = 2 * 5 * 2 * 4;
		assertEquals(4 * (2 * queries + 2 * keys + 2 * 5), SMALL.bytes());
		assertEquals(4L * 2 * 16 * 577 * 40 * 64, AttentionWork.usual(ComputeDevice.CPU).getLast().operations());
	}

	@Test
	void eachPathIsMeasuredAgainstItsCeiling() throws Exception {
		List<Measurement> measured = new AttentionBenchmark(ComputeDevice.CPU, List.of(SMALL)).run(ModelStore.EMPTY, 3, Cancellation.NONE);
		assertEquals(List.of("fp32 FLOP", "bf16 FLOP", "bytes"), measured.stream().map(Measurement::unit).distinct().toList());
		for (String unit : List.of("fp32 FLOP", "bf16 FLOP", "bytes")) {
			List<Measurement> each = measured.stream().filter(one -> one.unit().equals(unit)).toList();
			assertTrue(each.getFirst().name().endsWith(" on cpu"), each.toString());
			assertEquals(unit.equals("bytes") ? 9 : 5, each.size(), each.toString());
			assertTrue(each.stream().allMatch(one -> one.seconds().size() == 3 && one.seconds().stream().allMatch(second -> second > 0)));
		}
		Measurement fused = measured.stream().filter(one -> one.name().startsWith("fused bf16") && one.unit().equals("bytes")).findFirst()
				.orElseThrow();
		assertEquals("fused bf16 " + SMALL, fused.name());
		assertEquals(SMALL.bytes(), fused.units());
		assertThrows(CancellationException.class,
				() -> new AttentionBenchmark(ComputeDevice.CPU, List.of(SMALL)).run(ModelStore.EMPTY, 1, () -> true));
	}

	@Test
	void ceilingsDoWhatTheySay() {
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			NDArray matrix = DeviceCeilings.matrix(manager, 16);
			NDArray power = matrix;
			for (int i = 0; i < DeviceCeilings.PRODUCTS; i++) {
				power = matrix.matMul(power);
			}
			float[] expected = power.get("0:1").toFloatArray();
			float largest = power.get("0:1").abs().max().getFloat();
			assertArrayEquals(expected, DeviceCeilings.multiply(matrix, false).toFloatArray(), 1e-4f * largest);
			assertArrayEquals(expected, DeviceCeilings.multiply(matrix, true).toFloatArray(), 0.1f * largest);
			NDArray to = manager.zeros(new Shape(3));
			assertArrayEquals(new float[] {5}, DeviceCeilings.copy(manager.create(new float[] {5, 6, 7}), to).toFloatArray());
			assertArrayEquals(new float[] {5, 6, 7}, to.toFloatArray());
		}
	}
}
