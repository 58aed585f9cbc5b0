package org.lorgnette.training.optim;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019). Weights with one axis (biases, gains) do not decay.
 */
public final class AdamW implements AutoCloseable {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.98;
	private static final double EPSILON = 1e-8;

	private final NDManager manager;
	private final double decay;
	private final Map<String, Parameter> parameters;
	private final Map<String, NDArray> means = new LinkedHashMap<>();
	private final Map<String, NDArray> squares = new LinkedHashMap<>();

	/** @param decay the part of a weight that is lost in a step, times the learning rate */
	public AdamW(NDManager parent, Map<String, Parameter> parameters, double decay) {
		this.manager = parent.newSubManager();
		this.parameters = new LinkedHashMap<>(parameters);
		this.decay = decay;
		parameters.forEach((name, parameter) -> {
			means.put(name, manager.zeros(parameter.getShape()));
			squares.put(name, manager.zeros(parameter.getShape()));
		});
	}

	/**
	 * One step along the gradients.
	 *
	 * @param step counted from 0, for the correction of the moments' bias
	 * @param scale what the gradients are multiplied by (clipping)
	 */
	public void update(long step, double rate, double scale) {
		double correction1 = 1 - Math.pow(BETA1, step + 1);
		double correction2 = Math.sqrt(1 - Math.pow(BETA2, step + 1));
		parameters.forEach((name, parameter) -> {
			NDArray weight = parameter.getArray();
			NDArray gradient = weight.getGradient().mul(scale);
			NDArray mean = means.get(name);
			NDArray square = squares.get(name);
			mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
			square.muli(BETA2).addi(gradient.muli(gradient).muli(1 - BETA2));
			NDArray change = mean.div(square.sqrt().addi(EPSILON * correction2)).muli(rate * correction2 / correction1);
			if (decay > 0 && weight.getShape().dimension() > 1) {
				change.addi(weight.mul(rate * decay));
			}
			weight.subi(change);
		});
	}

	/** The first moments, by the names of the parameters; what is set there is used on. */
	public Map<String, NDArray> means() {
		return means;
	}

	/** The second moments. */
	public Map<String, NDArray> squares() {
		return squares;
	}

	@Override
	public void close() {
		manager.close();
	}
}
