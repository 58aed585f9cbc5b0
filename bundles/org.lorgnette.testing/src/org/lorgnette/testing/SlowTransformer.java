package org.lorgnette.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A reference forward pass of BERT (Devlin et al. 2019) and its relatives, in double precision and plain loops, one text at a
 * time. Its random weights have the names that the Hugging Face checkpoints give them, so that they can be written as one.
 */
public final class SlowTransformer {

	/** What stands on the encoder. */
	public enum Head {
		/** Scores of each piece's labels. */
		TOKENS,
		/** Scores of each piece as begin and as end. */
		SPANS,
		/** Scores of a text's labels. */
		TEXTS
	}

	/**
	 * @param type {@code bert}, {@code distilbert}, {@code roberta} or {@code camembert}
	 * @param types number of segments, 0 for none
	 */
	public record Shape(String type, int vocabulary, int width, int layers, int heads, int inner, int positions, int types,
			int padding, boolean relu, double epsilon, Head head, int labels) {

		boolean isDistilled() {
			return type.equals("distilbert");
		}

		/** The position id of the first piece. */
		public int firstPosition() {
			return type.equals("roberta") || type.equals("camembert") ? padding + 1 : 0;
		}
	}

	/** A tensor, its last axis fastest. */
	public record Weight(long[] shape, float[] values) {
	}

	private final Shape shape;
	private final Map<String, Weight> weights = new LinkedHashMap<>();
	private double[][][][] recorded = {};

	public SlowTransformer(Shape shape, long seed, double deviation) {
		this.shape = shape;
		Random random = new Random(seed);
		int width = shape.width();
		add(random, deviation, "word", shape.vocabulary(), width);
		add(random, deviation, "position", shape.positions(), width);
		if (shape.types() > 0) {
			add(random, deviation, "type", shape.types(), width);
		}
		norm(random, "embeddings");
		for (int layer = 0; layer < shape.layers(); layer++) {
			for (String part : List.of("query", "key", "value", "attended")) {
				linear(random, deviation, layer + "." + part, width, width);
			}
			norm(random, layer + ".attended");
			linear(random, deviation, layer + ".inner", width, shape.inner());
			linear(random, deviation, layer + ".outer", shape.inner(), width);
			norm(random, layer + ".outer");
		}
		if (shape.head() == Head.TEXTS) {
			linear(random, deviation, "pooled", width, width);
		}
		linear(random, deviation, "head", width, shape.labels());
	}

	private void linear(Random random, double deviation, String part, int in, int out) {
		add(random, deviation, part + ".weight", out, in);
		add(random, deviation, part + ".bias", out);
	}

	private void norm(Random random, String part) {
		add(random, 0.1, part + ".gain", shape.width());
		float[] gain = weights.get(part + ".gain").values();
		for (int i = 0; i < gain.length; i++) {
			gain[i] += 1;
		}
		add(random, 0.1, part + ".shift", shape.width());
	}

	private void add(Random random, double deviation, String part, long... axes) {
		float[] values = new float[(int) Arrays.stream(axes).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (deviation * random.nextGaussian());
		}
		weights.put(part, new Weight(axes, values));
	}

	public Shape shape() {
		return shape;
	}

	/** By part, such as {@code 0.query.weight}. */
	public Weight weight(String part) {
		return weights.get(part);
	}

	/** All weights by the names that checkpoints have. */
	public Map<String, Weight> checkpoint() {
		Map<String, Weight> named = new LinkedHashMap<>();
		weights.forEach((part, weight) -> named.put(checkpointName(part), weight));
		return named;
	}

	private String checkpointName(String part) {
		String prefix = shape.type().equals("camembert") ? "roberta" : shape.type();
		boolean distilled = shape.isDistilled();
		String end = part.substring(part.lastIndexOf('.') + 1).replace("gain", "weight").replace("shift", "bias");
		String what = part.contains(".") ? part.substring(0, part.lastIndexOf('.')) : part;
		switch (what) {
			case "word", "position":
				return prefix + ".embeddings." + what + "_embeddings.weight";
			case "type":
				return prefix + ".embeddings.token_type_embeddings.weight";
			case "embeddings":
				return prefix + ".embeddings.LayerNorm." + end;
			case "pooled":
				return (distilled ? "pre_classifier." : prefix.equals("bert") ? "bert.pooler.dense." : "classifier.dense.") + end;
			case "head":
				boolean robertaTexts = shape.head() == Head.TEXTS && prefix.equals("roberta");
				return (shape.head() == Head.SPANS ? "qa_outputs." : robertaTexts ? "classifier.out_proj." : "classifier.") + end;
			default:
				boolean norm = !end.equals(part.substring(part.lastIndexOf('.') + 1));
				String layer = what.substring(0, what.indexOf('.'));
				String inLayer = inLayer(what.substring(what.indexOf('.') + 1), norm, distilled);
				return prefix + (distilled ? ".transformer.layer." : ".encoder.layer.") + layer + "." + inLayer + "." + end;
		}
	}

	private static String inLayer(String part, boolean norm, boolean distilled) {
		return switch (part) {
			case "attended" -> norm ? distilled ? "sa_layer_norm" : "attention.output.LayerNorm"
					: distilled ? "attention.out_lin" : "attention.output.dense";
			case "inner" -> distilled ? "ffn.lin1" : "intermediate.dense";
			case "outer" -> norm ? distilled ? "output_layer_norm" : "output.LayerNorm" : distilled ? "ffn.lin2" : "output.dense";
			default -> distilled ? "attention." + part.charAt(0) + "_lin" : "attention.self." + part;
		};
	}

	/**
	 * The logits of one text: [piece][label], or one row for the whole of it.
	 *
	 * @param types
	 *            the segment of each piece; not looked at by networks that know none
	 */
	public double[][] logits(long[] ids, long[] types) {
		double[][] x = embed(ids, types);
		for (int layer = 0; layer < shape.layers(); layer++) {
			double[][] attended = linear(attend(x, layer), layer + ".attended");
			x = normalized(sum(x, attended), layer + ".attended");
			double[][] inner = linear(x, layer + ".inner");
			for (double[] row : inner) {
				for (int i = 0; i < row.length; i++) {
					row[i] = shape.relu() ? Math.max(0, row[i]) : row[i] * 0.5 * (1 + erf(row[i] / Math.sqrt(2)));
				}
			}
			x = normalized(sum(x, linear(inner, layer + ".outer")), layer + ".outer");
		}
		if (shape.head() != Head.TEXTS) {
			return linear(x, "head");
		}
		double[][] pooled = linear(new double[][] {x[0]}, "pooled");
		for (int i = 0; i < pooled[0].length; i++) {
			pooled[0][i] = shape.isDistilled() ? Math.max(0, pooled[0][i]) : Math.tanh(pooled[0][i]);
		}
		return linear(pooled, "head");
	}

	/** The attention weights of one text, [layer][head][query][key]. */
	public double[][][][] attention(long[] ids, long[] types) {
		double[][][][] asked = new double[shape.layers()][shape.heads()][ids.length][];
		recorded = asked;
		logits(ids, types);
		recorded = new double[0][][][];
		return asked;
	}

	private double[][] embed(long[] ids, long[] types) {
		double[][] x = new double[ids.length][shape.width()];
		int position = shape.firstPosition();
		for (int at = 0; at < ids.length; at++) {
			// After RoBERTa, padding within a text has the position of padding and is not counted.
			boolean skipped = shape.firstPosition() > 0 && ids[at] == shape.padding();
			int place = skipped ? shape.padding() : position++;
			for (int i = 0; i < shape.width(); i++) {
				x[at][i] = value("word", ids[at], i) + value("position", place, i) + (shape.types() > 0 ? value("type", types[at], i) : 0);
			}
		}
		return normalized(x, "embeddings");
	}

	private double value(String part, long row, int column) {
		return weights.get(part).values()[(int) row * shape.width() + column];
	}

	private double[][] attend(double[][] x, int layer) {
		double[][] query = linear(x, layer + ".query");
		double[][] key = linear(x, layer + ".key");
		double[][] value = linear(x, layer + ".value");
		int size = shape.width() / shape.heads();
		double[][] mixed = new double[x.length][shape.width()];
		for (int head = 0; head < shape.heads(); head++) {
			for (int at = 0; at < x.length; at++) {
				double[] scores = new double[x.length];
				double[] weights = new double[x.length];
				double sum = 0;
				for (int other = 0; other < x.length; other++) {
					for (int i = head * size; i < (head + 1) * size; i++) {
						scores[other] += query[at][i] * key[other][i] / Math.sqrt(size);
					}
					scores[other] = Math.exp(scores[other]);
					sum += scores[other];
				}
				for (int other = 0; other < x.length; other++) {
					weights[other] = scores[other] / sum;
					for (int i = head * size; i < (head + 1) * size; i++) {
						mixed[at][i] += weights[other] * value[other][i];
					}
				}
				if (recorded.length > 0) {
					recorded[layer][head][at] = weights;
				}
			}
		}
		return mixed;
	}

	private double[][] linear(double[][] x, String part) {
		float[] weight = weights.get(part + ".weight").values();
		float[] bias = weights.get(part + ".bias").values();
		double[][] y = new double[x.length][bias.length];
		for (int at = 0; at < x.length; at++) {
			for (int out = 0; out < bias.length; out++) {
				y[at][out] = bias[out];
				for (int in = 0; in < x[at].length; in++) {
					y[at][out] += x[at][in] * weight[out * x[at].length + in];
				}
			}
		}
		return y;
	}

	private static double[][] sum(double[][] a, double[][] b) {
		double[][] sum = new double[a.length][a[0].length];
		for (int at = 0; at < a.length; at++) {
			for (int i = 0; i < a[at].length; i++) {
				sum[at][i] = a[at][i] + b[at][i];
			}
		}
		return sum;
	}

	private double[][] normalized(double[][] x, String part) {
		float[] gain = weights.get(part + ".gain").values();
		float[] shift = weights.get(part + ".shift").values();
		for (double[] row : x) {
			double mean = Arrays.stream(row).average().orElseThrow();
			double variance = Arrays.stream(row).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
			for (int i = 0; i < row.length; i++) {
				row[i] = (row[i] - mean) / Math.sqrt(variance + shape.epsilon()) * gain[i] + shift[i];
			}
		}
		return x;
	}

	/** The error function by its Maclaurin series, and where that loses digits by the continued fraction of its complement. */
	static double erf(double x) {
		if (Math.abs(x) > 3) {
			double size = Math.abs(x);
			double fraction = 0;
			for (int k = 100; k > 0; k--) {
				fraction = k / 2.0 / (size + fraction);
			}
			return Math.signum(x) * (1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / (size + fraction));
		}
		double term = x;
		double sum = x;
		for (int n = 1; n < 80; n++) {
			term *= -x * x / n;
			sum += term / (2 * n + 1);
		}
		return 2 / Math.sqrt(Math.PI) * sum;
	}
}
