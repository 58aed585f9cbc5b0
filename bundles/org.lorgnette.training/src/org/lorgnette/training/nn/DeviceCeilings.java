package org.lorgnette.training.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Work of which a device does as much in a second as it can of any: large matrix products, and copies of large arrays. */
public final class DeviceCeilings {

	/** Products one after the other in a call, so that what is done once, such as changing a type, hardly counts. */
	public static final int PRODUCTS = 8;

	private static final TorchFunction FLOAT32 = new TorchFunction(products("torch.to(%s, 6)"));
	private static final TorchFunction BFLOAT16 = new TorchFunction(products("torch.to(%s, 15)"));
	private static final TorchFunction COPY = new TorchFunction("""
			def forward(self: __torch__.Function, from0: Tensor, to0: Tensor) -> Tensor:
			  copied = torch.copy_(to0, from0)
			  return torch.slice(copied, 0, 0, 1)
			""");

	private DeviceCeilings() {
	}

	private static String products(String cast) {
		return """
				def forward(self: __torch__.Function, a: Tensor) -> Tensor:
				  b = %s
				  c = b
				  for i in range(%d):
				    c = torch.matmul(b, c)
				  return torch.to(torch.slice(c, 0, 0, 1), 6)
				""".formatted(cast.formatted("a"), PRODUCTS);
	}

	/** A square matrix whose powers stay of the same size. */
	public static NDArray matrix(NDManager manager, int side) {
		return manager.randomNormal(0, (float) (1 / Math.sqrt(side)), new Shape(side, side), DataType.FLOAT32);
	}

	/**
	 * Multiplies {@link #PRODUCTS} times.
	 *
	 * @param matrix [n, n]
	 * @return a row of the result
	 */
	public static NDArray multiply(NDArray matrix, boolean bf16) {
		return (bf16 ? BFLOAT16 : FLOAT32).apply(matrix);
	}

	/** Copies all numbers into another array of the same shape; gives back the first one. */
	public static NDArray copy(NDArray from, NDArray to) {
		return COPY.apply(from, to);
	}
}
