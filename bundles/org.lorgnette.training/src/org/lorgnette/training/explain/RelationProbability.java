package org.lorgnette.training.explain;

import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.relations.RelationNet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The log-probability of a label of a pair of entities among the labels that the rules allow. Where the two entities stand is known
 * in the baseline too: what is explained is the words.
 */
final class RelationProbability extends NetworkValue {

	private static final float IMPOSSIBLE = -1e4f;

	private final RelationNet net;
	private final long[] roles;
	private final int label;
	private final float[] allowed;
	private final float temperature;

	/**
	 * @param roles of the words
	 * @param label whose probability it is
	 * @param isAllowed which labels the pair may have
	 */
	RelationProbability(ServedNetwork<RelationNet> served, Explained explained, long[] roles, int label, boolean[] isAllowed) {
		super(served.manager(), explained);
		this.net = served.net();
		this.roles = roles.clone();
		this.label = label;
		this.allowed = new float[isAllowed.length];
		for (int i = 0; i < allowed.length; i++) {
			allowed[i] = isAllowed[i] ? 0 : IMPOSSIBLE;
		}
		this.temperature = (float) served.folder().temperature();
	}

	@Override
	NDArray values(DjlOps ops, NDManager inner, NDArray x) {
		int rows = Math.toIntExact(x.getShape().get(0));
		long[] all = new long[rows * roles.length];
		for (int row = 0; row < rows; row++) {
			System.arraycopy(roles, 0, all, row * roles.length, roles.length);
		}
		float[] chosen = new float[allowed.length];
		chosen[label] = 1;
		NDArray logits = net.logitsOf(ops, x, inner.ones(new Shape(rows, roles.length)), inner.create(all, new Shape(rows, roles.length)));
		NDArray logs = DjlOps.scaled(logits, 1 / temperature).add(inner.create(allowed, new Shape(1, allowed.length))).logSoftmax(-1);
		return logs.mul(inner.create(chosen, new Shape(1, chosen.length))).sum(new int[] {1});
	}
}
