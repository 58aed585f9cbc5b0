package org.lorgnette.training.explain;

import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.tagging.TaggingNet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The log-probability that exactly these words are an entity of this type. It is the sum over all tags of the other words, by the
 * forward algorithm of the conditional random field, and counts what the entity's neighbours have to do with it, which a margin of
 * the emissions would not.
 */
final class EntityProbability extends NetworkValue {

	private final TaggingNet net;
	private final float[] possible;
	private final float temperature;

	/**
	 * @param served a network whose chain is divided by the temperature already
	 * @param possible [words, tags]
	 */
	EntityProbability(ServedNetwork<TaggingNet> served, Explained explained, float[] possible) {
		super(served.manager(), explained);
		this.net = served.net();
		this.possible = possible.clone();
		this.temperature = (float) served.folder().temperature();
	}

	@Override
	NDArray values(DjlOps ops, NDManager inner, NDArray x) {
		int rows = Math.toIntExact(x.getShape().get(0));
		int words = Math.toIntExact(x.getShape().get(1));
		float[] allowed = new float[rows * possible.length];
		for (int row = 0; row < rows; row++) {
			System.arraycopy(possible, 0, allowed, row * possible.length, possible.length);
		}
		NDArray mask = inner.ones(new Shape(rows, words));
		NDArray tags = inner.create(allowed, new Shape(rows, words, possible.length / words));
		return net.crf().logLikelihood(ops, DjlOps.scaled(net.emissionsOf(ops, x, mask), 1 / temperature), mask, tags);
	}
}
