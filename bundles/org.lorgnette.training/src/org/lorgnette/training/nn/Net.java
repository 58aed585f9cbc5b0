package org.lorgnette.training.nn;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;

/**
 * A DJL block whose forward pass is written over {@link Ops}. The shapes of all its parameters are known when it is made, so that
 * {@code initialize(manager, DataType.FLOAT32)} needs no input shapes.
 */
public abstract class Net extends AbstractBlock {

	/** The standard deviation of new weights, that of BERT (Devlin et al. 2019). */
	static final float DEVIATION = 0.02f;

	/** The forward pass from inputs to outputs, both in the order that the subclass documents. */
	public abstract <T> List<T> apply(Ops<T> ops, List<T> inputs);

	protected final Parameter weight(String name, Initializer initializer, long... shape) {
		return addParameter(Parameter.builder().setName(name).setType(Parameter.Type.WEIGHT).optShape(new Shape(shape))
				.optInitializer(initializer).build());
	}

	protected final <N extends Net> N child(String name, N net) {
		return addChildBlock(name, net);
	}

	@Override
	protected NDList forwardInternal(ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> params) {
		return new NDList(apply(new DjlOps(parameters, inputs.head().getDevice(), training), new ArrayList<NDArray>(inputs)));
	}

	@Override
	protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
		children.values().forEach(block -> block.initialize(manager, type, shapes));
	}

	/** The shapes that a forward pass over zeros gives. */
	@Override
	public Shape[] getOutputShapes(Shape[] inputs) {
		throw new UnsupportedOperationException("shapes of " + getClass().getSimpleName() + " are in its documentation");
	}
}
