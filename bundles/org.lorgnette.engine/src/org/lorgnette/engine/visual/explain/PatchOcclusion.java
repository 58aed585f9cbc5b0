package org.lorgnette.engine.visual.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.model.Answer;

/**
 * How much the score of an answer falls when parts of the picture are covered (Zeiler and Fergus 2014, section 4.2), and what would
 * be answered then.
 */
public final class PatchOcclusion {

	private PatchOcclusion() {
	}

	/**
	 * @param base the score of the answer in the whole picture
	 * @param attribution of each patch: the mean over the squares that cover it of what the score loses, positive for a patch that
	 *            speaks for the answer
	 * @param instead for each patch the first answer when the square in whose middle it lies is covered, if that is another one
	 */
	public record Result(double base, double[] attribution, List<Optional<Answer>> instead) {

		public Result {
			attribution = attribution.clone();
			instead = List.copyOf(instead);
		}

		/** A copy. */
		@Override
		public double[] attribution() {
			return attribution.clone();
		}
	}

	/**
	 * Covers squares of patches, one around each patch, cut off at the borders.
	 *
	 * @param reach how many patches a square goes beyond its middle on each side: 0 covers single patches, 1 squares of 3 by 3
	 * @throws IllegalArgumentException if it is negative
	 */
	public static Result attribute(PictureProbe probe, int reach, ExplainListener listener, Cancellation cancellation)
			throws EngineException {
		if (reach < 0) {
			throw new IllegalArgumentException("reach: " + reach + "; expected 0 or more patches");
		}
		int patches = probe.grid().patches();
		List<BitSet> squares = new ArrayList<>();
		for (int patch = 0; patch < patches; patch++) {
			squares.add(square(probe, patch, reach));
		}
		double base = probe.of(List.of(new BitSet()), ExplainListener.NONE, cancellation)[0];
		double[] scores = probe.of(squares, listener, cancellation);
		String usual = probe.ask(new BitSet(), cancellation).best().text();
		double[] sums = new double[patches];
		int[] counts = new int[patches];
		List<Optional<Answer>> instead = new ArrayList<>();
		for (int middle = 0; middle < patches; middle++) {
			double loss = base - scores[middle];
			squares.get(middle).stream().forEach(patch -> {
				sums[patch] += loss;
				counts[patch]++;
			});
			Answer then = probe.ask(squares.get(middle), cancellation).best();
			instead.add(then.text().equals(usual) ? Optional.empty() : Optional.of(then));
		}
		for (int patch = 0; patch < patches; patch++) {
			sums[patch] /= counts[patch];
		}
		return new Result(base, sums, instead);
	}

	private static BitSet square(PictureProbe probe, int middle, int reach) {
		int columns = probe.grid().columns();
		int row = middle / columns;
		int column = middle % columns;
		BitSet square = new BitSet(probe.grid().patches());
		for (int y = Math.max(0, row - reach); y <= Math.min(probe.grid().rows() - 1, row + reach); y++) {
			for (int x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
				square.set(y * columns + x);
			}
		}
		return square;
	}
}
