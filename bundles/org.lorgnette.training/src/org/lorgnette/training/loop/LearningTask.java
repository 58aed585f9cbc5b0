package org.lorgnette.training.loop;

import java.util.Optional;

import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What is learned: a network, and a loss on each batch. */
public interface LearningTask {

	/** The network whose weights are learned. */
	Net net();

	/**
	 * The mean loss of the batch of this step, a scalar. Which examples these are, and any chance in them, depends on the step and the
	 * task's own seed alone.
	 *
	 * @param manager where arrays of the batch are made
	 */
	NDArray loss(DjlOps ops, NDManager manager, long step);

	/** Words (or examples, where there are no words) in the batch of this step, for the speed that is shown. */
	long size(long step);

	/** How good the network is now on held-out data, larger is better; empty if there is no such data. */
	Optional<Evaluated> evaluate(NDManager manager);
}
