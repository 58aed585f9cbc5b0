package org.lorgnette.training.nn;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lets one sequence know of another: words of a passage of a question, patches of a picture of a text. A single vector is a
 * sequence of length 1. Inputs of {@link #apply}: x, memory, mask of the memory; one output.
 */
public abstract class Fusion extends Net {

	/** The ways to fuse. */
	public enum Kind {
		/** {@link HadamardFusion}. */
		HADAMARD,
		/** {@link ConcatenationFusion}. */
		CONCATENATION,
		/** {@link GatedFusion}. */
		GATED,
		/** {@link CrossAttentionFusion}. */
		CROSS_ATTENTION;

		/** Such as {@code cross-attention}. */
		public String id() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/** @throws IllegalArgumentException if there is no such kind */
		public static Kind of(String id) {
			return Stream.of(values()).filter(kind -> kind.id().equals(id)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("no fusion '" + id + "'; expected one of " + ids()));
		}

		public static List<String> ids() {
			return Stream.of(values()).map(Kind::id).toList();
		}
	}

	/**
	 * @param heads of attention, if it has any
	 */
	public static Fusion of(Kind kind, int width, int heads, float dropout) {
		return switch (kind) {
			case HADAMARD -> new HadamardFusion(width);
			case CONCATENATION -> new ConcatenationFusion(width);
			case GATED -> new GatedFusion(width);
			case CROSS_ATTENTION -> new CrossAttentionFusion(width, heads, dropout);
		};
	}

	/**
	 * @param x [batch, n, width]
	 * @param memory [batch, m, width]
	 * @param mask of the memory, 1 and 0 for padding, [batch, m]
	 * @param tap the name of the tap of attention weights [batch, heads, n, m]; where the memory is pooled before x is looked at, of
	 *        the weights of that, [batch, 1, 1, m]
	 * @return [batch, n, width]
	 */
	public abstract <T> T fuse(Ops<T> ops, T x, T memory, T mask, String tap);

	@Override
	public final <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(fuse(ops, inputs.get(0), inputs.get(1), inputs.get(2), "attention"));
	}
}
