package org.lorgnette.training.bench;

import java.util.List;

import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.Computing;
import org.lorgnette.training.nn.DjlOps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;

/** Attention over chosen numbers. What it gives is waited for, whatever device computes it. */
final class AttentionWork {

	private final Sizes sizes;
	private final NDManager manager;
	private final NDArray queries;
	private final NDArray keys;
	private final NDArray values;
	private final NDArray mask;

	/**
	 * @param batch of pictures
	 * @param width of a head
	 */
	record Sizes(int batch, int patches, int words, int heads, int width) {

		/** Of both matrix products, a multiplication and an addition each. */
		long operations() {
			return 4L * batch * heads * words * patches * width;
		}

		/** Of queries, keys, values, results and mask, in 32 bits. */
		long bytes() {
			return Float.BYTES * ((long) batch * heads * width * (2L * words + 2L * patches) + (long) batch * patches);
		}

		@Override
		public String toString() {
			return batch + " x (" + patches + " patches x " + words + " words x " + heads + " heads of " + width + ")";
		}
	}

	AttentionWork(Sizes sizes, NDManager manager) {
		this.sizes = sizes;
		this.manager = manager;
		queries = manager.randomNormal(new Shape(sizes.batch, sizes.words, sizes.heads, sizes.width)).mul(1 / Math.sqrt(sizes.width));
		keys = manager.randomNormal(new Shape(sizes.batch, sizes.patches, sizes.heads, sizes.width));
		values = manager.randomNormal(new Shape(sizes.batch, sizes.patches, sizes.heads, sizes.width));
		mask = Attention.additive(ops(Computing.PLAIN), manager.ones(new Shape(sizes.batch, sizes.patches)));
		for (NDArray leaf : List.of(queries, keys, values)) {
			leaf.setRequiresGradient(true);
		}
	}

	/** A small network of 64 x 64 pixels, and a large one of 384 x 384; more pictures at once on a GPU, which has many cores. */
	static List<Sizes> usual(ComputeDevice device) {
		boolean gpu = device.kind() == ComputeDevice.Kind.GPU;
		return List.of(new Sizes(gpu ? 256 : 16, 64, 12, 4, 16), new Sizes(gpu ? 64 : 2, 577, 40, 16, 64));
	}

	Sizes sizes() {
		return sizes;
	}

	private DjlOps ops(Computing computing) {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), true, computing);
	}

	private NDArray attend(Computing computing) {
		return ops(computing).attention(queries, keys, values, mask, 0, "attention");
	}

	void forward(Computing computing) {
		wait(attend(computing));
	}

	void backward(Computing computing) {
		try (GradientCollector collector = Torch.collector()) {
			collector.backward(attend(computing).sum());
		}
		wait(queries.getGradient());
		for (NDArray leaf : List.of(queries, keys, values)) {
			// They would add up.
			leaf.getGradient().muli(0);
		}
	}

	/** Until it is computed; one number is copied for it, not all. */
	static void wait(NDArray array) {
		array.get(new long[array.getShape().dimension()]).getFloat();
	}
}
