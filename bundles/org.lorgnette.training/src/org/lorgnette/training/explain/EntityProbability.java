package org.lorgnette.training.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.ValueAndGradient;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.tagging.TaggingNet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;

/**
 * The log-probability that exactly these words are an entity of this type: the logarithm of the score that the engine gives, so that
 * attributions add up to what is shown. It is the sum over all tags of the other words, by the forward algorithm of the conditional
 * random field, and counts what the entity's neighbours have to do with it, which a margin of the emissions would not. The input is
 * the words' vectors out of context, behind their normalisation; the baseline has at each place the vector of a word of which nothing
 * is known. Zeros would not do: the layers normalise what they get, so that on the way from there the value would jump at once from
 * that of nothing to that of the whole text, and no number of steps would make the sum complete.
 */
final class EntityProbability implements DifferentiableDecision {

	/** Words of several points that go through the network together. */
	private static final int WORDS_AT_ONCE = 2048;

	private final NDManager manager;
	private final TaggingNet net;
	private final List<Word> units;
	private final double[] input;
	private final double[] baseline;
	private final int width;
	private final float[] possible;
	private final float temperature;
	private final String name;

	/**
	 * @param manager of the network's weights, which is closed in the end
	 * @param net whose chain is divided by the temperature already
	 * @param vectors [words + 1, width], the last for the baseline
	 * @param possible [words, tags]
	 * @param temperature by which emissions are divided
	 */
	EntityProbability(NDManager manager, TaggingNet net, List<Word> units, float[] vectors, float[] possible, double temperature,
			String name) {
		this.manager = manager;
		this.net = net;
		this.units = List.copyOf(units);
		this.width = vectors.length / (units.size() + 1);
		this.input = new double[units.size() * width];
		this.baseline = new double[input.length];
		Arrays.setAll(input, i -> vectors[i]);
		Arrays.setAll(baseline, i -> vectors[input.length + i % width]);
		this.possible = possible.clone();
		this.temperature = (float) temperature;
		this.name = name;
	}

	@Override
	public List<Word> units() {
		return units;
	}

	@Override
	public double[] input() {
		return input.clone();
	}

	@Override
	public double[] baseline() {
		return baseline.clone();
	}

	@Override
	public String valueName() {
		return name;
	}

	@Override
	public List<ValueAndGradient> at(List<double[]> points, Cancellation cancellation) {
		List<ValueAndGradient> found = new ArrayList<>(points.size());
		int rows = Math.max(1, WORDS_AT_ONCE / units.size());
		for (int from = 0; from < points.size(); from += rows) {
			cancellation.check();
			compute(points.subList(from, Math.min(points.size(), from + rows)), found);
		}
		return found;
	}

	private void compute(List<double[]> points, List<ValueAndGradient> found) {
		int words = units.size();
		int rows = points.size();
		float[] vectors = new float[rows * input.length];
		float[] allowed = new float[rows * possible.length];
		for (int row = 0; row < rows; row++) {
			for (int i = 0; i < input.length; i++) {
				vectors[row * input.length + i] = (float) points.get(row)[i];
			}
			System.arraycopy(possible, 0, allowed, row * possible.length, possible.length);
		}
		try (NDManager inner = manager.newSubManager(); NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			DjlOps ops = new DjlOps(new ParameterStore(inner, false), inner.getDevice(), false);
			NDArray x = inner.create(vectors, new Shape(rows, words, width));
			x.setRequiresGradient(true);
			NDArray mask = inner.ones(new Shape(rows, words));
			NDArray tags = inner.create(allowed, new Shape(rows, words, possible.length / words));
			float[] values;
			try (GradientCollector collector = Torch.collector()) {
				NDArray value = net.crf().logLikelihood(ops, net.emissionsOf(ops, x, mask).div(temperature), mask, tags);
				values = value.toFloatArray();
				collector.backward(value.sum());
			}
			float[] gradients = x.getGradient().toFloatArray();
			for (int row = 0; row < rows; row++) {
				double[] gradient = new double[input.length];
				for (int i = 0; i < gradient.length; i++) {
					gradient[i] = gradients[row * gradient.length + i];
				}
				found.add(new ValueAndGradient(values[row], gradient));
			}
		}
	}

	@Override
	public void close() {
		manager.close();
	}
}
