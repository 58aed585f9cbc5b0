package org.lorgnette.engine.djl.hf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Computes in double precision and plain loops, one text and one picture at a time, without anything filled up. */
final class SlowOps implements Ops<double[][]> {

	private final Weights weights;
	private final long[] text;
	private final PreparedPicture picture;
	/** [head][query][key] by name. */
	final Map<String, double[][][]> attention = new HashMap<>();

	SlowOps(Weights weights, long[] text, PreparedPicture picture) {
		this.weights = weights;
		this.text = text;
		this.picture = picture;
	}

	@Override
	public double[][] words(String part) {
		float[] table = weights.of(part + ".word", weights.vocabulary(), Weights.WIDTH);
		float[] places = weights.of(part + ".position", Weights.POSITIONS, Weights.WIDTH);
		double[][] x = new double[text.length][Weights.WIDTH];
		for (int at = 0; at < text.length; at++) {
			for (int i = 0; i < Weights.WIDTH; i++) {
				x[at][i] = table[(int) text[at] * Weights.WIDTH + i] + places[at * Weights.WIDTH + i];
			}
		}
		return x;
	}

	@Override
	public double[][] patches(String part) {
		int size = Weights.PATCH;
		float[] kernel = weights.of(part + ".kernel", Weights.WIDTH, 3, size, size);
		float[] places = weights.of(part + ".places", 1, Weights.WIDTH, Weights.GRID, Weights.GRID);
		int columns = picture.width() / size;
		double[][] x = new double[picture.height() / size * columns][Weights.WIDTH];
		for (int patch = 0; patch < x.length; patch++) {
			for (int out = 0; out < Weights.WIDTH; out++) {
				double sum = places[(out * Weights.GRID + patch / columns) * Weights.GRID + patch % columns];
				for (int i = 0; i < 3 * size * size; i++) {
					int y = patch / columns * size + i / size % size;
					int column = patch % columns * size + i % size;
					sum += kernel[out * 3 * size * size + i]
							* picture.values()[(i / (size * size) * picture.height() + y) * picture.width() + column];
				}
				x[patch][out] = sum;
			}
		}
		return x;
	}

	@Override
	public double[][] row(String part) {
		double[][] row = new double[1][Weights.WIDTH];
		float[] values = weights.of(part + ".row", 1, 1, Weights.WIDTH);
		Arrays.setAll(row[0], i -> values[i]);
		return row;
	}

	@Override
	public double[][] concat(double[][] above, double[][] below) {
		double[][] both = Arrays.copyOf(above, above.length + below.length);
		System.arraycopy(below, 0, both, above.length, below.length);
		return both;
	}

	@Override
	public double[][] add(double[][] a, double[][] b) {
		double[][] sum = new double[a.length][a[0].length];
		for (int at = 0; at < a.length; at++) {
			for (int i = 0; i < sum[at].length; i++) {
				sum[at][i] = a[at][i] + b[b.length == 1 ? 0 : at][i];
			}
		}
		return sum;
	}

	@Override
	public double[][] linear(double[][] x, String part, int width) {
		float[] weight = weights.of(part + ".weight", x[0].length, width);
		float[] bias = weights.of(part + ".bias", width);
		double[][] y = new double[x.length][width];
		for (int at = 0; at < x.length; at++) {
			for (int out = 0; out < width; out++) {
				y[at][out] = bias[out];
				for (int in = 0; in < x[at].length; in++) {
					y[at][out] += x[at][in] * weight[in * width + out];
				}
			}
		}
		return y;
	}

	@Override
	public double[][] norm(double[][] x, String part) {
		float[] gain = weights.of(part + ".gain", x[0].length);
		float[] shift = weights.of(part + ".shift", x[0].length);
		return each(x, row -> {
			double mean = Arrays.stream(row).average().orElseThrow();
			double deviation = Math.sqrt(Arrays.stream(row).map(v -> (v - mean) * (v - mean)).average().orElseThrow() + 1e-5);
			double[] made = new double[row.length];
			Arrays.setAll(made, i -> (row[i] - mean) / deviation * gain[i] + shift[i]);
			return made;
		});
	}

	private static double[][] each(double[][] x, java.util.function.UnaryOperator<double[]> change) {
		return Arrays.stream(x).map(change).toArray(double[][]::new);
	}

	@Override
	public double[][] gelu(double[][] x) {
		return each(x, row -> Arrays.stream(row).map(v -> v * 0.5 * (1 + erf(v / Math.sqrt(2)))).toArray());
	}

	/** By its Maclaurin series; arguments here are small. */
	private static double erf(double x) {
		double term = x;
		double sum = x;
		for (int n = 1; n < 200; n++) {
			term *= -x * x / n;
			sum += term / (2 * n + 1);
		}
		return 2 / Math.sqrt(Math.PI) * sum;
	}

	@Override
	public double[][] tanh(double[][] x) {
		return each(x, row -> Arrays.stream(row).map(Math::tanh).toArray());
	}

	@Override
	public double[][] normalized(double[][] x) {
		return each(x, row -> {
			double length = Math.sqrt(Arrays.stream(row).map(v -> v * v).sum());
			return Arrays.stream(row).map(v -> v / length).toArray();
		});
	}

	@Override
	public double[][] attend(double[][] query, double[][] key, double[][] value, Keys keys, String record) {
		int size = Weights.WIDTH / Weights.HEADS;
		double[][] mixed = new double[query.length][Weights.WIDTH];
		double[][][] recorded = new double[Weights.HEADS][query.length][key.length];
		for (int head = 0; head < Weights.HEADS; head++) {
			for (int at = 0; at < query.length; at++) {
				double sum = 0;
				double[] scores = recorded[head][at];
				for (int other = 0; other < (keys == Keys.TEXT_SO_FAR ? at + 1 : key.length); other++) {
					for (int i = head * size; i < (head + 1) * size; i++) {
						scores[other] += query[at][i] * key[other][i] / Math.sqrt(size);
					}
					scores[other] = Math.exp(scores[other]);
					sum += scores[other];
				}
				for (int other = 0; other < key.length; other++) {
					scores[other] /= sum;
					for (int i = head * size; i < (head + 1) * size; i++) {
						mixed[at][i] += scores[other] * value[other][i];
					}
				}
			}
		}
		attention.put(record, recorded);
		return mixed;
	}

	@Override
	public double[][] first(double[][] x) {
		return new double[][] {x[0]};
	}

	@Override
	public double[][] last(double[][] x) {
		int end = 0;
		while (text[end] != TinySeers.END) {
			end++;
		}
		return new double[][] {x[end]};
	}
}
