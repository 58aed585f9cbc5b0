package org.lorgnette.training.explain;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.ValueAndGradient;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;

/**
 * A number that a network computes from vectors of words: the logarithm of the score that the engine gives a decision, so that
 * attributions add up to what is shown. The input is the words' vectors out of context, behind their normalisation; the baseline
 * has at each place the vector of a word of which nothing is known. Zeros would not do: the layers normalise what they get, so that
 * on the way from there the value would jump at once from that of nothing to that of the whole text, and no number of steps would
 * make the sum complete.
 */
abstract class NetworkValue implements DifferentiableDecision {

	/** Units of several points that go through the network together. */
	private static final int UNITS_AT_ONCE = 2048;

	/**
	 * What is explained.
	 *
	 * @param units of which each has as many numbers of the vectors
	 * @param input one vector after the other
	 * @param baseline of the same length
	 * @param name of the value
	 */
	record Explained(List<Word> units, double[] input, double[] baseline, String name) {

		int width() {
			return input.length / units.size();
		}

		/** Words with vectors, of which the last, behind those of the words, says nothing. */
		static Explained of(List<Word> units, float[] vectors, String name) {
			Vectors all = new Vectors(units.size(), vectors.length / (units.size() + 1));
			for (int unit = 0; unit < units.size(); unit++) {
				all.add(vectors, unit, vectors, units.size(), 1);
			}
			return new Explained(units, all.input, all.baseline, name);
		}
	}

	/** Vectors of units with their baselines, one after the other. */
	static final class Vectors {

		private final int width;
		private final double[] input;
		private final double[] baseline;
		private int filled;

		Vectors(int units, int width) {
			this.width = width;
			this.input = new double[units * width];
			this.baseline = new double[input.length];
		}

		/** Adds the part {@code share} of the vector in a row, and of the one in a row of the baselines. */
		void add(float[] from, int row, float[] baselines, int baselineRow, double share) {
			for (int i = 0; i < width; i++) {
				input[filled] = share * from[row * width + i];
				baseline[filled++] = share * baselines[baselineRow * width + i];
			}
		}

		Explained explained(List<Word> units, String name) {
			return new Explained(units, input, baseline, name);
		}
	}

	private final NDManager manager;
	private final Explained explained;

	/** @param manager of the network's weights, which is closed in the end */
	NetworkValue(NDManager manager, Explained explained) {
		this.manager = manager;
		this.explained = explained;
	}

	/**
	 * The value at each of some points, [points].
	 *
	 * @param x [points, units, width]
	 */
	abstract NDArray values(DjlOps ops, NDManager inner, NDArray x);

	@Override
	public final List<Word> units() {
		return explained.units();
	}

	@Override
	public final double[] input() {
		return explained.input().clone();
	}

	@Override
	public final double[] baseline() {
		return explained.baseline().clone();
	}

	@Override
	public final String valueName() {
		return explained.name();
	}

	@Override
	public final List<ValueAndGradient> at(List<double[]> points, Cancellation cancellation) {
		List<ValueAndGradient> found = new ArrayList<>(points.size());
		int rows = Math.max(1, UNITS_AT_ONCE / explained.units().size());
		for (int from = 0; from < points.size(); from += rows) {
			cancellation.check();
			compute(points.subList(from, Math.min(points.size(), from + rows)), found);
		}
		return found;
	}

	private void compute(List<double[]> points, List<ValueAndGradient> found) {
		int rows = points.size();
		int length = explained.input().length;
		float[] vectors = new float[rows * length];
		for (int row = 0; row < rows; row++) {
			for (int i = 0; i < length; i++) {
				vectors[row * length + i] = (float) points.get(row)[i];
			}
		}
		try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			DjlOps ops = new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false);
			NDArray x = inner.create(vectors, new Shape(rows, explained.units().size(), explained.width()));
			x.setRequiresGradient(true);
			float[] values;
			try (GradientCollector collector = Torch.collector()) {
				NDArray value = values(ops, inner, x);
				values = value.toFloatArray();
				collector.backward(value.sum());
			}
			float[] gradients = x.getGradient().toFloatArray();
			for (int row = 0; row < rows; row++) {
				double[] gradient = new double[length];
				for (int i = 0; i < length; i++) {
					gradient[i] = gradients[row * length + i];
				}
				found.add(new ValueAndGradient(values[row], gradient));
			}
		}
	}

	@Override
	public final void close() {
		manager.close();
	}
}
