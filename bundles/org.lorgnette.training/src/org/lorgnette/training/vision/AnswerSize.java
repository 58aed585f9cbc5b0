package org.lorgnette.training.vision;

import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.nn.WordEncoder;

/**
 * The shape of an {@link AnswerNet}.
 *
 * @param words the text side, whose width is that of patches
 * @param grid of patches
 * @param layers of fusion, where it attends
 * @param back whether patches attend over words as well as words over patches
 * @param evidence whether each patch is told apart that decides the answer
 * @param answers how many there are to choose from
 */
record AnswerSize(WordEncoder.Size words, PatchGrid grid, Fused fusion, int layers, boolean back, boolean evidence,
		int answers) {

	/** How picture and question meet. */
	enum Fused {
		/** One vector of each, multiplied element by element. */
		PRODUCT("product", Fusion.Kind.HADAMARD),
		/** One vector of each, side by side through a perceptron. */
		CONCATENATION("concatenation", Fusion.Kind.CONCATENATION),
		/** One vector of each, through a bilinear map of low rank. */
		GATED("gated", Fusion.Kind.GATED),
		/** Words that attend over patches, and back. */
		CROSS_ATTENTION("cross-attention");

		private final String id;
		private final Optional<Fusion.Kind> pooled;

		Fused(String id) {
			this.id = id;
			this.pooled = Optional.empty();
		}

		Fused(String id, Fusion.Kind pooled) {
			this.id = id;
			this.pooled = Optional.of(pooled);
		}

		String id() {
			return id;
		}

		/** The fusion of two single vectors; empty if it does not begin with such. */
		Optional<Fusion.Kind> pooled() {
			return pooled;
		}

		static List<String> ids() {
			return List.of(values()).stream().map(Fused::id).toList();
		}

		static Fused of(String id) {
			return List.of(values()).stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
		}
	}

	/** In a picture. */
	int patches() {
		return grid.patches();
	}

	/** @throws IllegalArgumentException if attention has no layer, or there is nothing to choose from */
	AnswerSize {
		if (fusion == Fused.CROSS_ATTENTION && layers < 1) {
			throw new IllegalArgumentException("'fusion-layers' is " + layers + "; cross-attention needs 1 or more");
		}
		if (evidence && !(fusion == Fused.CROSS_ATTENTION && back)) {
			throw new IllegalArgumentException("only patches that attend over words tell evidence");
		}
		if (answers < 2) {
			throw new IllegalArgumentException(answers + " different answers; expected 2 or more to choose from");
		}
	}
}
