package org.lorgnette.engine.djl.vqa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;

import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;

/** What a network looked at, in the patches of a picture. One that has fewer pixels a side than patches has coarser ones. */
public final class Grounds {

	/** Of patches that are pointed at: those with at least this share of the largest probability. */
	private static final double POINTED = 0.35;

	private static final double LIKELY = 0.5;

	private final PatchGrid grid;
	private final PatchGrid taken;
	private final PatchGrid shown;
	private final Picture picture;

	/** Of a network that sees the whole picture in its patches. */
	public Grounds(PatchGrid grid, Picture picture) {
		this(grid, grid, picture);
	}

	private Grounds(PatchGrid grid, PatchGrid taken, Picture picture) {
		this.grid = grid;
		this.taken = taken;
		this.picture = picture;
		shown = new PatchGrid(Math.min(taken.rows(), picture.height()), Math.min(taken.columns(), picture.width()));
	}

	/** Of a network in whose patches the picture is placed. */
	static Grounds placed(ImageInput input, Picture picture) {
		return new Grounds(input.grid(), Placement.of(picture, input).grid(), picture);
	}

	public PatchGrid grid() {
		return shown;
	}

	/**
	 * A map for each head.
	 *
	 * @param attention [1, heads, tokens or 1, patches]; where there is one row, it is that of all words
	 */
	public List<GroundingMap> maps(String name, int layer, FloatTensor attention, int tokens) {
		List<GroundingMap> maps = new ArrayList<>();
		int heads = attention.length(1);
		int rows = attention.length(2);
		for (int head = 0; head < heads; head++) {
			float[][] weights = new float[tokens][];
			for (int token = 0; token < tokens; token++) {
				int row = rows == 1 ? 0 : token;
				weights[token] = pooled(attention.values(), (head * rows + row) * grid.patches());
			}
			maps.add(new GroundingMap(name, OptionalInt.of(layer), OptionalInt.of(head), 0, weights));
		}
		return maps;
	}

	/**
	 * A map for each head in which patches look at words: how much each patch takes from a word.
	 *
	 * @param attention [1, heads, patches, tokens]
	 */
	List<GroundingMap> mapsBack(String name, int layer, FloatTensor attention, int tokens) {
		int heads = attention.length(1);
		float[] turned = new float[attention.values().length];
		for (int i = 0; i < turned.length; i++) {
			int token = i % tokens;
			int patch = i / tokens % grid.patches();
			int head = i / (tokens * grid.patches());
			// Several patches that are shown as one take their mean from a word, so that a weight stays one of at most 1.
			turned[(head * tokens + token) * grid.patches() + patch] = attention.values()[i] * shown.patches() / taken.patches();
		}
		return maps(name, layer, new FloatTensor(turned, new long[] {1, heads, tokens, grid.patches()}), tokens);
	}

	/** A probability of each of the network's patches, the same for all words. */
	GroundingMap everyWord(String name, float[] probabilities, int tokens) {
		float[] weights = pooled(probabilities, 0);
		float[][] rows = new float[tokens][];
		Arrays.fill(rows, weights);
		return new GroundingMap(name, OptionalInt.empty(), OptionalInt.empty(), 0, rows);
	}

	/** Weights of the network's patches, from a place on, in those that are shown; what lies beside the picture is left out. */
	private float[] pooled(float[] weights, int begin) {
		float[] pooled = new float[shown.patches()];
		for (int patch = 0; patch < grid.patches(); patch++) {
			int row = patch / grid.columns();
			int column = patch % grid.columns();
			if (row < taken.rows() && column < taken.columns()) {
				pooled[row * shown.rows() / taken.rows() * shown.columns() + column * shown.columns() / taken.columns()]
						+= weights[begin + patch];
			}
		}
		for (int i = 0; i < pooled.length; i++) {
			// Sums of rounded shares may exceed 1 by their last digit.
			pooled[i] = Math.clamp(pooled[i], 0f, 1f);
		}
		return pooled;
	}

	/** The box around the likeliest patch and those beside it that are nearly as likely; its score is their probability. */
	Region pointed(float[] probabilities, String label) {
		float[] weights = pooled(probabilities, 0);
		int best = 0;
		for (int patch = 1; patch < weights.length; patch++) {
			best = weights[patch] > weights[best] ? patch : best;
		}
		boolean[] inside = new boolean[weights.length];
		double sum = spread(best, weights, weights[best] * POINTED, inside);
		PixelBox box = shown.box(best, picture);
		for (int patch = 0; patch < weights.length; patch++) {
			box = inside[patch] ? around(box, shown.box(patch, picture)) : box;
		}
		return new Region(label, 0, box, true, OptionalDouble.of(Math.clamp(sum, 0, 1)));
	}

	/**
	 * A region for each patch that is likelier than not.
	 *
	 * @param label of a region by its number, from 1 on
	 */
	List<Region> likely(float[] probabilities, IntFunction<String> label) {
		float[] weights = pooled(probabilities, 0);
		List<Region> regions = new ArrayList<>();
		for (int patch = 0; patch < weights.length; patch++) {
			if (weights[patch] > LIKELY) {
				regions.add(new Region(label.apply(regions.size() + 1), 0, shown.box(patch, picture), true,
						OptionalDouble.of(weights[patch])));
			}
		}
		return regions;
	}

	private double spread(int patch, float[] weights, double least, boolean[] inside) {
		if (inside[patch] || weights[patch] < least) {
			return 0;
		}
		inside[patch] = true;
		int row = patch / shown.columns();
		int column = patch % shown.columns();
		double sum = weights[patch];
		sum += row > 0 ? spread(patch - shown.columns(), weights, least, inside) : 0;
		sum += row + 1 < shown.rows() ? spread(patch + shown.columns(), weights, least, inside) : 0;
		sum += column > 0 ? spread(patch - 1, weights, least, inside) : 0;
		sum += column + 1 < shown.columns() ? spread(patch + 1, weights, least, inside) : 0;
		return sum;
	}

	private static PixelBox around(PixelBox a, PixelBox b) {
		int left = Math.min(a.x(), b.x());
		int top = Math.min(a.y(), b.y());
		return new PixelBox(left, top, Math.max(a.x() + a.width(), b.x() + b.width()) - left,
				Math.max(a.y() + a.height(), b.y() + b.height()) - top);
	}
}
