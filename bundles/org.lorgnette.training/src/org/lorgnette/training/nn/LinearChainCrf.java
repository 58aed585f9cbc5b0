package org.lorgnette.training.nn;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

/**
 * A linear-chain conditional random field (Lafferty et al. 2001) over tags: scores for the first tag, from tag to tag and for the
 * last. Sequences that the scheme forbids have no probability. All sums are in log space.
 */
public final class LinearChainCrf extends Net {

	/** The score of what must not be. */
	private static final float FORBIDDEN = -1e4f;

	private final int tags;
	private final Parameter start;
	private final Parameter end;
	private final Parameter transitions;
	private final boolean[] mayStart;
	private final boolean[] mayEnd;
	private final boolean[] mayFollow;

	/**
	 * @param mayStart which tags may be first
	 * @param mayEnd which tags may be last
	 * @param mayFollow which tag may follow which, [from * tags + to]
	 */
	public LinearChainCrf(boolean[] mayStart, boolean[] mayEnd, boolean[] mayFollow) {
		tags = mayStart.length;
		this.mayStart = mayStart.clone();
		this.mayEnd = mayEnd.clone();
		this.mayFollow = mayFollow.clone();
		start = weight("start", Initializer.ZEROS, tags);
		end = weight("end", Initializer.ZEROS, tags);
		transitions = weight("transitions", Initializer.ZEROS, tags, tags);
	}

	public <T> T start(Ops<T> ops) {
		return ops.parameter(start);
	}

	public <T> T end(Ops<T> ops) {
		return ops.parameter(end);
	}

	/** [from, to]. */
	public <T> T transitions(Ops<T> ops) {
		return ops.parameter(transitions);
	}

	/**
	 * The log-likelihood of what is known of the tags, one value a sentence, [batch]. Where several tags are possible, their sequences
	 * are summed (Tsuboi et al. 2008), so that corpora which lack some types can be learned from.
	 *
	 * @param emissions [batch, words, tags]
	 * @param mask 1 for words and 0 for padding, which stands at the end, [batch, words]
	 * @param possible 1 for tags that a word may have and 0 for others, [batch, words, tags]
	 */
	public NDArray logLikelihood(DjlOps ops, NDArray emissions, NDArray mask, NDArray possible) {
		NDArray known = emissions.add(possible.sub(1).mul(-FORBIDDEN));
		return logPartition(ops, known, mask).sub(logPartition(ops, emissions, mask));
	}

	/** The logarithm of the sum over all legal sequences, [batch]. */
	NDArray logPartition(DjlOps ops, NDArray emissions, NDArray mask) {
		NDArray steps = transitions(ops).add(forbidden(emissions, mayFollow, tags, tags)).expandDims(0);
		long words = emissions.getShape().get(1);
		NDArray sums = start(ops).add(forbidden(emissions, mayStart, tags)).add(emissions.get(":,0"));
		for (long i = 1; i < words; i++) {
			NDArray next = logSumExp(sums.expandDims(2).add(steps), 1).add(emissions.get(":," + i));
			NDArray word = mask.get(":," + i + ":" + (i + 1));
			// Padding leaves the sums as they are. A difference of the two would lose digits where one is forbidden.
			sums = next.mul(word).add(sums.mul(word.neg().add(1)));
		}
		return logSumExp(sums.add(end(ops)).add(forbidden(emissions, mayEnd, tags)), 1);
	}

	private static NDArray logSumExp(NDArray x, int axis) {
		NDArray largest = x.max(new int[] { axis }, true).stopGradient();
		return x.sub(largest).exp().sum(new int[] { axis }, true).log().add(largest).squeeze(axis);
	}

	private static NDArray forbidden(NDArray like, boolean[] allowed, long... shape) {
		float[] scores = new float[allowed.length];
		for (int i = 0; i < scores.length; i++) {
			scores[i] = allowed[i] ? 0 : FORBIDDEN;
		}
		return like.getManager().create(scores, new Shape(shape));
	}

	/** Outputs: start [tags], end [tags], transitions [from, to]. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(start(ops), end(ops), transitions(ops));
	}
}
