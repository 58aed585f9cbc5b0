package org.lorgnette.engine.explain;

import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/**
 * An {@link AdditiveEngine} that shows its inside: each word attends half to itself and half to the first word in two layers; and
 * its score is a sum over words' vectors of two numbers, of which each word has (1, -1), weighed by the word's weight and half of
 * it.
 */
final class GlassEngine implements ShowsAttention, GradientAttribution {

	private final Map<String, Double> weights;
	private final AdditiveEngine inner;
	boolean closed;

	GlassEngine(Map<String, Double> weights) {
		this.weights = weights;
		this.inner = new AdditiveEngine(weights);
	}

	@Override
	public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) {
		List<Word> words = Words.of(document, document);
		int size = words.size();
		float[] attention = new float[size * size];
		for (int i = 0; i < size; i++) {
			attention[i * size + i] += 0.5f;
			attention[i * size] += 0.5f;
		}
		return new AttentionMaps(List.of(new AttentionLayer("attention.0", words, words, 1, attention),
				new AttentionLayer("attention.1", words, words, 1, attention)));
	}

	@Override
	public boolean supports(TextEngine engine) {
		return engine == this;
	}

	@Override
	public DifferentiableDecision open(TextEngine engine, Document document, Decision decision,
			Cancellation cancellation) {
		List<Word> words = Words.of(document, document);
		double[] slopes = new double[2 * words.size()];
		double[] input = new double[slopes.length];
		for (int i = 0; i < words.size(); i++) {
			slopes[2 * i] = 2 * weights.getOrDefault(words.get(i).text(), 0.0);
			slopes[2 * i + 1] = slopes[2 * i] / 2;
			input[2 * i] = 1;
			input[2 * i + 1] = -1;
		}
		return new DifferentiableDecision() {
			@Override
			public List<ValueAndGradient> at(List<double[]> points, Cancellation stop) {
				return points.stream().map(point -> {
					double value = 0;
					for (int i = 0; i < point.length; i++) {
						value += slopes[i] * point[i];
					}
					return new ValueAndGradient(value, slopes);
				}).toList();
			}

			@Override
			public List<Word> units() {
				return words;
			}

			@Override
			public double[] input() {
				return input;
			}

			@Override
			public double[] baseline() {
				return new double[input.length];
			}

			@Override
			public String valueName() {
				return "sum";
			}

			@Override
			public void close() {
				closed = true;
			}
		};
	}

	@Override
	public EngineDescriptor descriptor() {
		return inner.descriptor();
	}

	@Override
	public Settings settings() {
		return inner.settings();
	}

	@Override
	public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		return inner.analyze(document, cancellation);
	}

	@Override
	public void close() {
		inner.close();
	}
}
