package org.lorgnette.training.optim;

import java.util.Collection;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;

/** The gradients of a network's weights. */
public final class Gradients {

	private final List<Parameter> parameters;

	public Gradients(Collection<Parameter> parameters) {
		this.parameters = List.copyOf(parameters);
	}

	/** The Euclidean norm of all gradients together; not finite if one of them is not. */
	public double norm() {
		NDList squares = new NDList();
		for (Parameter parameter : parameters) {
			NDArray gradient = parameter.getArray().getGradient();
			squares.add(gradient.mul(gradient).sum());
		}
		return Math.sqrt(NDArrays.stack(squares).sum().getFloat());
	}

	/** Sets all to 0, those that are not finite too. */
	public void clear() {
		for (Parameter parameter : parameters) {
			parameter.getArray().getGradient().set(new NDIndex("..."), 0);
		}
	}
}
