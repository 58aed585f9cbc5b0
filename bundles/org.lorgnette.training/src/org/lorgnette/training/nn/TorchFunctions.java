package org.lorgnette.training.nn;

import ai.djl.ndarray.NDArray;

/**
 * What PyTorch computes in one call or in bfloat16, through TorchScript: DJL binds neither, and aborts the process where it meets
 * bfloat16 itself. So whatever goes in and comes out here is of 32 bits.
 */
final class TorchFunctions {

	/** Numbers of types, as PyTorch writes them down. */
	private static final int FLOAT32 = 6;
	private static final int BFLOAT16 = 15;

	private static final TorchFunction ATTENTION = new TorchFunction("""
			def forward(self: __torch__.Function, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
			  mixed = torch.scaled_dot_product_attention(torch.transpose(q, 1, 2), torch.transpose(k, 1, 2), torch.transpose(v, 1, 2), \
			mask, 0., False, scale=1.)
			  return torch.transpose(mixed, 1, 2)
			""");
	private static final TorchFunction ATTENTION_BF16 = new TorchFunction("""
			def forward(self: __torch__.Function, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
			  q0 = torch.transpose(torch.to(q, %1$d), 1, 2)
			  k0 = torch.transpose(torch.to(k, %1$d), 1, 2)
			  v0 = torch.transpose(torch.to(v, %1$d), 1, 2)
			  mixed = torch.scaled_dot_product_attention(q0, k0, v0, torch.to(mask, %1$d), 0., False, scale=1.)
			  return torch.to(torch.transpose(mixed, 1, 2), %2$d)
			""".formatted(BFLOAT16, FLOAT32));
	private static final TorchFunction LINEAR_BF16 = new TorchFunction("""
			def forward(self: __torch__.Function, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
			  y = torch.linear(torch.to(x, %1$d), torch.to(weight, %1$d), torch.to(bias, %1$d))
			  return torch.to(y, %2$d)
			""".formatted(BFLOAT16, FLOAT32));
	private static final TorchFunction MATMUL_BF16 = new TorchFunction("""
			def forward(self: __torch__.Function, a: Tensor, b: Tensor) -> Tensor:
			  return torch.to(torch.matmul(torch.to(a, %1$d), torch.to(b, %1$d)), %2$d)
			""".formatted(BFLOAT16, FLOAT32));

	private TorchFunctions() {
	}

	/**
	 * Fused scaled dot-product attention, which never holds all weights at once.
	 *
	 * @param q [batch, n, heads, width], scaled already
	 * @param k [batch, m, heads, width]
	 * @param v as {@code k}
	 * @param mask to add to scores, [batch, 1, 1, m], with a 0 in each row
	 * @param bf16 whether to compute in bfloat16
	 * @return [batch, n, heads, width]
	 */
	static NDArray attention(NDArray q, NDArray k, NDArray v, NDArray mask, boolean bf16) {
		return (bf16 ? ATTENTION_BF16 : ATTENTION).apply(q, k, v, mask);
	}

	/** {@code x W^T + b} in bfloat16. */
	static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
		return LINEAR_BF16.apply(x, weight, bias);
	}

	/** A matrix product over the last two axes in bfloat16; the axes before are broadcast. */
	static NDArray matMul(NDArray a, NDArray b) {
		return MATMUL_BF16.apply(a, b);
	}
}
