package org.lorgnette.metrics.detection;

import java.util.Arrays;

/**
 * Logistic regression with a quadratic penalty on the weights, not on the intercept, over features scaled to mean 0 and deviation
 * 1. The optimum is one, and is found by Newton's method in the dual: with n items and more features than items, systems of n
 * equations are solved. Nothing is drawn by chance.
 */
public final class LogisticRegression {

	private static final int STEPS = 100;
	private static final double CLOSE = 1e-10;

	private final double[] means;
	private final double[] deviations;
	private final double[] weights;
	private final double intercept;

	private LogisticRegression(double[] means, double[] deviations, double[] weights, double intercept) {
		this.means = means;
		this.deviations = deviations;
		this.weights = weights;
		this.intercept = intercept;
	}

	/**
	 * @param rows features of the items
	 * @param positive whether each item is of the class looked for
	 * @param penalty lambda in: sum of losses + lambda / 2 times the square of the weights; above 0
	 * @throws IllegalArgumentException unless there are items of both classes
	 */
	public static LogisticRegression train(double[][] rows, boolean[] positive, double penalty) {
		int positives = 0;
		for (boolean each : positive) {
			positives += each ? 1 : 0;
		}
		if (positives == 0 || positives == positive.length || !(penalty > 0)) {
			throw new IllegalArgumentException("logistic regression needs items of both classes and a penalty above 0, got "
					+ positives + " of "
					+ positive.length + " and " + penalty);
		}
		double[] means = means(rows);
		double[] deviations = deviations(rows, means);
		double[][] scaled = Arrays.stream(rows).map(row -> scaled(row, means, deviations)).toArray(double[][]::new);
		return fit(scaled, positive, penalty, means, deviations);
	}

	/**
	 * Weights are sums of the rows times {@code alpha}, alpha = (y - p) / lambda at the optimum. Each Newton step solves the
	 * weighted ridge regression (K + lambda W^-1) alpha + b = z with the rows' products K, and the alphas summing to 0.
	 */
	private static LogisticRegression fit(double[][] rows, boolean[] positive, double penalty, double[] means,
			double[] deviations) {
		int count = rows.length;
		double[][] products = new double[count][count];
		for (int i = 0; i < count; i++) {
			for (int j = 0; j <= i; j++) {
				products[i][j] = dot(rows[i], rows[j]);
				products[j][i] = products[i][j];
			}
		}
		double[] alpha = new double[count];
		double intercept = 0;
		for (int step = 0; step < STEPS; step++) {
			double[][] system = new double[count + 1][count + 2];
			for (int i = 0; i < count; i++) {
				double margin = dot(products[i], alpha) + intercept;
				double chance = sigmoid(margin);
				double weight = Math.max(chance * (1 - chance), 1e-9);
				System.arraycopy(products[i], 0, system[i], 0, count);
				system[i][i] += penalty / weight;
				system[i][count] = 1;
				system[i][count + 1] = margin + ((positive[i] ? 1 : 0) - chance) / weight;
				system[count][i] = 1;
			}
			double[] solved = solve(system);
			double change = Math.abs(solved[count] - intercept);
			for (int i = 0; i < count; i++) {
				change = Math.max(change, Math.abs(solved[i] - alpha[i]));
			}
			alpha = Arrays.copyOf(solved, count);
			intercept = solved[count];
			if (change < CLOSE) {
				break;
			}
		}
		double[] weights = new double[means.length];
		for (int i = 0; i < count; i++) {
			for (int feature = 0; feature < weights.length; feature++) {
				weights[feature] += alpha[i] * rows[i][feature];
			}
		}
		return new LogisticRegression(means, deviations, weights, intercept);
	}

	/** Gauss's elimination with the largest pivot of each column. */
	private static double[] solve(double[][] system) {
		int size = system.length;
		for (int column = 0; column < size; column++) {
			int pivot = column;
			for (int row = column + 1; row < size; row++) {
				pivot = Math.abs(system[row][column]) > Math.abs(system[pivot][column]) ? row : pivot;
			}
			double[] swapped = system[column];
			system[column] = system[pivot];
			system[pivot] = swapped;
			for (int row = column + 1; row < size; row++) {
				double factor = system[row][column] / system[column][column];
				for (int i = column; i <= size && factor != 0; i++) {
					system[row][i] -= factor * system[column][i];
				}
			}
		}
		double[] solution = new double[size];
		for (int row = size - 1; row >= 0; row--) {
			double rest = system[row][size];
			for (int i = row + 1; i < size; i++) {
				rest -= system[row][i] * solution[i];
			}
			solution[row] = rest / system[row][row];
		}
		return solution;
	}

	/** The chance that an item is of the class looked for, as the model has it, in 0..1. */
	public double chance(double[] row) {
		return sigmoid(dot(scaled(row, means, deviations), weights) + intercept);
	}

	/** Of the scaled features. */
	public double[] weights() {
		return weights.clone();
	}

	public double intercept() {
		return intercept;
	}

	private static double sigmoid(double margin) {
		return margin >= 0 ? 1 / (1 + Math.exp(-margin)) : Math.exp(margin) / (1 + Math.exp(margin));
	}

	private static double dot(double[] first, double[] second) {
		double sum = 0;
		for (int i = 0; i < first.length; i++) {
			sum += first[i] * second[i];
		}
		return sum;
	}

	private static double[] means(double[][] rows) {
		double[] means = new double[rows[0].length];
		for (double[] row : rows) {
			for (int i = 0; i < means.length; i++) {
				means[i] += row[i] / rows.length;
			}
		}
		return means;
	}

	/** A feature that is always the same counts for nothing. */
	private static double[] deviations(double[][] rows, double[] means) {
		double[] squares = new double[means.length];
		for (double[] row : rows) {
			for (int i = 0; i < means.length; i++) {
				squares[i] += (row[i] - means[i]) * (row[i] - means[i]) / rows.length;
			}
		}
		return Arrays.stream(squares).map(Math::sqrt).map(each -> each < 1e-12 ? Double.POSITIVE_INFINITY : each).toArray();
	}

	private static double[] scaled(double[] row, double[] means, double[] deviations) {
		double[] scaled = new double[row.length];
		for (int i = 0; i < row.length; i++) {
			scaled[i] = (row[i] - means[i]) / deviations[i];
		}
		return scaled;
	}
}
