package org.lorgnette.training.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lorgnette.training.loop.Torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;

class DjlOpsTest {

	/** Garbage is collected between the two passes, and memory that was given back is used again. */
	@Test
	void factorsAreKeptForTheBackwardPass() throws Exception {
		try (NDManager manager = Torch.engine().newBaseManager()) {
			DjlOps ops = new DjlOps(new ParameterStore(manager, false), manager.getDevice(), true);
			NDArray x = manager.create(new float[] {1, 2});
			x.setRequiresGradient(true);
			try (GradientCollector collector = Torch.collector()) {
				List<NDArray> scaled = new ArrayList<>();
				for (int i = 0; i < 200; i++) {
					scaled.add(ops.affine(x, 3, 1));
				}
				NDArray sum = manager.create(0f);
				for (NDArray each : scaled) {
					sum = sum.add(each.sum());
				}
				List<ByteBuffer> used = new ArrayList<>();
				for (int round = 0; round < 3; round++) {
					System.gc();
					Thread.sleep(50);
					for (int i = 0; i < 2000; i++) {
						ByteBuffer other = ByteBuffer.allocateDirect(4);
						used.add(other.putFloat(0, 1e26f));
					}
				}
				collector.backward(sum);
			}
			assertEquals(600, x.getGradient().toFloatArray()[0]);
			assertEquals(600, x.getGradient().toFloatArray()[1]);
		}
	}
}
