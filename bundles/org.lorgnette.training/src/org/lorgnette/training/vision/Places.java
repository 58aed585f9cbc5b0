package org.lorgnette.training.vision;

import java.util.List;

import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

/**
 * Where patches lie from something that was found, so that "left of it" is a matter of a sign: {@code tanh(W d)}, d being columns and
 * rows between them. A patch is larger than many a distance that is asked about; it tells itself where in it its thing is.
 * <p>
 * Inputs: patches [questions, patches, width], logits of what was found [questions, patches, 1]. Output: [questions, patches, width].
 */
final class Places extends Net {

	private static final int DIRECTIONS = 2;

	private final PatchGrid grid;
	private final Dense within;
	private final Dense told;

	Places(PatchGrid grid, int width) {
		this.grid = grid;
		within = child("within", new Dense(width, DIRECTIONS));
		told = child("told", new Dense(DIRECTIONS, width));
	}

	<T> T from(Ops<T> ops, T patches, T found) {
		T corners = ops.constant(patches, corners(), 1, grid.patches(), DIRECTIONS);
		T places = ops.add(corners, ops.tanh(within.apply(ops, patches)));
		T weights = ops.softmax(ops.transpose(found, 0, 2, 1), -1);
		return ops.tanh(told.apply(ops, ops.subtract(places, ops.matMul(weights, places))));
	}

	/** Columns and rows of the corners of patches. */
	private float[] corners() {
		float[] corners = new float[grid.patches() * DIRECTIONS];
		for (int patch = 0; patch < grid.patches(); patch++) {
			corners[DIRECTIONS * patch] = patch % grid.columns();
			corners[DIRECTIONS * patch + 1] = patch / grid.columns();
		}
		return corners;
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(from(ops, inputs.get(0), inputs.get(1)));
	}
}
