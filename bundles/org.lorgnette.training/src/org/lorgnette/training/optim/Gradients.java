package org.lorgnette.training.optim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;

/** The gradients of a network's weights. */
public final class Gradients {

	private final Map<String, Parameter> parameters;

	/** @param parameters by the names that are told of them */
	public Gradients(Map<String, Parameter> parameters) {
		this.parameters = new LinkedHashMap<>(parameters);
	}

	/** The Euclidean norm of all gradients together; not finite if one of them is not. */
	public double norm() {
		NDList squares = new NDList();
		for (Parameter parameter : parameters.values()) {
			NDArray gradient = parameter.getArray().getGradient();
			squares.add(gradient.mul(gradient).sum());
		}
		return Math.sqrt(NDArrays.stack(squares).sum().getFloat());
	}

	/** Of each parameter whose gradient is not finite, the name and what is wrong with it, in the order of the network. */
	public List<Flaw> flaws() {
		List<Flaw> flaws = new ArrayList<>();
		parameters.forEach((name, parameter) -> {
			float[] values = parameter.getArray().getGradient().toFloatArray();
			int nans = 0;
			int infinities = 0;
			for (float value : values) {
				nans += Float.isNaN(value) ? 1 : 0;
				infinities += Float.isInfinite(value) ? 1 : 0;
			}
			if (nans + infinities > 0) {
				flaws.add(new Flaw(name, nans, infinities, values.length));
			}
		});
		return flaws;
	}

	/**
	 * A gradient that is not finite.
	 *
	 * @param size how many values it has in all
	 */
	public record Flaw(String parameter, int nans, int infinities, int size) {

		@Override
		public String toString() {
			return parameter + " (" + (nans > 0 ? nans + " NaN" : "") + (nans > 0 && infinities > 0 ? ", " : "")
					+ (infinities > 0 ? infinities + " infinite" : "") + " of " + size + ")";
		}
	}

	/** Sets all to 0, those that are not finite too. */
	public void clear() {
		for (Parameter parameter : parameters.values()) {
			parameter.getArray().getGradient().set(new NDIndex("..."), 0);
		}
	}
}
