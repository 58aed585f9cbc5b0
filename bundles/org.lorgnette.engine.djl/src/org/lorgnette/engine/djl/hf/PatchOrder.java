package org.lorgnette.engine.djl.hf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Given;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.visual.PatchGrid;

/**
 * Finds out whether a network keeps patches in the order of rows. ViLT draws its patches in random order (visual_embed in
 * transformers), which an export may or may not have kept; then nothing tells which weight is whose.
 *
 * <p>In the first layer a word's query and the keys of all other patches stay as they are if one patch changes: weights keep
 * their proportions, but for the one of this patch.
 */
final class PatchOrder {

	/** How much more than any other the weight of the changed patch must move. */
	private static final double CLEAR = 5;
	private static final double LEAST = 1e-4;

	private final SeeingNetwork network;
	private final String layer;
	private final PieceSequence text;

	PatchOrder(SeeingNetwork network, String layer, PieceSequence text) {
		this.network = network;
		this.layer = layer;
		this.text = text;
	}

	/**
	 * @param first
	 *            the place of the first patch among what the network attends to
	 * @param largest
	 *            what a colour can be, likewise the smallest
	 */
	boolean isByRows(PreparedPicture picture, PatchGrid grid, int first, float smallest, float largest) throws EngineException {
		float[][] before = firstWords(picture);
		for (int patch : new TreeSet<>(List.of(0, Math.min(1, grid.patches() - 1), Math.min(grid.columns(), grid.patches() - 1),
				grid.patches() - 1))) {
			float[][] after = firstWords(changed(picture, grid, patch, smallest, largest));
			if (moved(before, after) != first + patch) {
				return false;
			}
		}
		return true;
	}

	private static PreparedPicture changed(PreparedPicture picture, PatchGrid grid, int patch, float smallest, float largest) {
		float[] values = picture.values().clone();
		Random random = new Random(patch);
		int height = picture.height() / grid.rows();
		int width = picture.width() / grid.columns();
		for (int colour = 0; colour < 3; colour++) {
			for (int y = 0; y < height; y++) {
				int row = (colour * picture.height() + patch / grid.columns() * height + y) * picture.width();
				for (int x = 0; x < width; x++) {
					values[row + patch % grid.columns() * width + x] = random.nextBoolean() ? largest : smallest;
				}
			}
		}
		return new PreparedPicture(picture.width(), picture.height(), values);
	}

	/** What the first piece attends to, [heads][places]. */
	private float[][] firstWords(PreparedPicture picture) throws EngineException {
		Map<String, FloatTensor> outputs = network.run(Given.of(text, picture), List.of(layer), Cancellation.NONE);
		FloatTensor weights = outputs.get(layer);
		int heads = weights.length(1);
		int length = weights.length(3);
		float[][] rows = new float[heads][];
		for (int head = 0; head < heads; head++) {
			int begin = head * weights.length(2) * length;
			rows[head] = Arrays.copyOfRange(weights.values(), begin, begin + length);
		}
		return rows;
	}

	/** The one place whose share among the others changed; -1 if there is not one. */
	private static int moved(float[][] before, float[][] after) {
		int length = before[0].length;
		double[] moves = new double[length];
		for (int head = 0; head < before.length; head++) {
			double[] ratios = new double[length];
			for (int at = 0; at < length; at++) {
				boolean tells = before[head][at] > 0 && after[head][at] > 0;
				ratios[at] = tells ? Math.log(after[head][at] / before[head][at]) : 0;
			}
			double[] sorted = ratios.clone();
			Arrays.sort(sorted);
			for (int at = 0; at < length; at++) {
				moves[at] += Math.abs(ratios[at] - sorted[length / 2]);
			}
		}
		int most = 0;
		for (int at = 1; at < length; at++) {
			most = moves[at] > moves[most] ? at : most;
		}
		for (int at = 0; at < length; at++) {
			if (at != most && moves[at] * CLEAR > moves[most]) {
				return -1;
			}
		}
		return moves[most] > LEAST ? most : -1;
	}
}
