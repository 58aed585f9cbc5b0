package org.lorgnette.training.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.EncoderLayer;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;

/**
 * Words attend over patches, then among each other; then, if wanted, patches over words (Lu et al. 2019, one direction after the
 * other). All of it is pre-normalised and residual. Patches do not attend among each other here: there are many of them, for each
 * question anew, and what one has to know of another, words can carry.
 */
final class CoAttentionLayer extends Net {

	private static final int REACH = 1;

	private final int width;
	private final float dropout;
	private final Looking words;
	private final EncoderLayer reading;
	private final Optional<Looking> patches;

	/**
	 * One side that attends over the other, and is compared with what it finds there: {@code W gelu(V [x, c, x * c])}. That words
	 * and patches agree is a product, which sums of them would have to learn to approximate. Where it lies from something may be
	 * compared with what is found likewise: {@code [.., p, c * p]}.
	 */
	private static final class Looking extends Net {

		private final Norm ownNorm;
		private final Norm otherNorm;
		private final Attention attention;
		private final Dense compared;
		private final Dense output;

		/** @param placed whether it is told where it lies from something */
		Looking(int width, int heads, boolean placed, float dropout) {
			ownNorm = child("ownNorm", new Norm(width));
			otherNorm = child("otherNorm", new Norm(width));
			attention = child("attention", new Attention(width, heads, dropout));
			compared = child("compared", new Dense((placed ? 5 : 3) * width, width));
			output = child("output", new Dense(width, width));
		}

		/**
		 * @param place where each row lies from something, [batch, rows, width], if the network is made for that
		 * @param mask from {@link Attention#additive}
		 */
		<T> T look(Ops<T> ops, T x, T memory, Optional<T> place, T mask, String tap) {
			T own = ownNorm.apply(ops, x);
			T c = attention.attend(ops, own, otherNorm.apply(ops, memory), mask, tap);
			List<T> both = new ArrayList<>(List.of(own, c, ops.multiply(own, c)));
			place.ifPresent(there -> both.addAll(List.of(there, ops.multiply(c, there))));
			return output.apply(ops, ops.gelu(compared.apply(ops, ops.concat(both, -1))));
		}

		@Override
		public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
			return List.of(look(ops, inputs.get(0), inputs.get(1), Optional.empty(), Attention.additive(ops, inputs.get(2)), "attention"));
		}
	}

	/** Words and patches; patches have one row for each question once they know of the words. */
	record Sides<T>(T words, T patches) {
	}

	/**
	 * @param back whether patches attend over words as well
	 * @param placed whether these are told where they lie from what was found before
	 */
	CoAttentionLayer(int width, int heads, int inner, boolean back, boolean placed, float dropout) {
		this.width = width;
		this.dropout = dropout;
		words = child("words", new Looking(width, heads, false, dropout));
		reading = child("reading", new EncoderLayer(width, heads, inner, REACH, dropout));
		patches = back ? Optional.of(child("patches", new Looking(width, heads, placed, dropout))) : Optional.empty();
	}

	/**
	 * @param sides words [questions, words, width] and patches [pictures, patches, width]
	 * @param places of the patches as {@link Places} gives them, [questions, patches, width], if the layer is told
	 * @param groups of the questions as they come; {@link Groups#NONE} if each has patches of its own
	 * @param count of patches
	 * @param number of the layer, for the names of taps: {@code attention.cross.N} [.., heads, words, patches],
	 *        {@code attention.words.N} and {@code attention.back.N} [.., heads, patches, words]
	 */
	<T> Sides<T> fuse(Ops<T> ops, Sides<T> sides, Optional<T> places, T mask, Groups groups, int count, int number) {
		T all = ImageNet.everywhere(ops, sides.patches());
		T together = groups.together(ops, sides.words(), groups.words(), width);
		T seen = words.look(ops, together, sides.patches(), Optional.empty(), Attention.additive(ops, all), "attention.cross." + number);
		T read = ops.add(sides.words(), ops.dropout(groups.apart(ops, seen, groups.words(), width), dropout));
		T additive = Attention.additive(ops, mask);
		read = reading.encode(ops, read, ops.expand(mask, -1), additive, "attention.words." + number);
		if (patches.isEmpty()) {
			return new Sides<>(read, sides.patches());
		}
		// One picture for all questions becomes one for each here: what is compared below needs as many rows on both sides.
		T nothing = ops.scale(ops.slice(read, 1, 0, 1), 0);
		T own = ops.add(groups.repeat(ops, sides.patches(), count, width), nothing);
		T told = patches.get().look(ops, own, read, places, additive, "attention.back." + number);
		return new Sides<>(read, ops.add(own, ops.dropout(told, dropout)));
	}

	/** Inputs: words, patches, mask of the words [batch, words]. Outputs: words, patches. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		Sides<T> sides = fuse(ops, new Sides<>(inputs.get(0), inputs.get(1)), Optional.empty(), inputs.get(2), Groups.NONE, 0, 0);
		return List.of(sides.words(), sides.patches());
	}
}
