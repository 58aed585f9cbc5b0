package org.lorgnette.training.nn;

import java.util.ArrayList;
import java.util.List;

/** Each word beside its neighbours. */
final class Windows {

	private Windows() {
	}

	/** [batch, words, width] to [batch, words, width * (2 * reach + 1)], the neighbour furthest to the left first; zeros beyond the ends. */
	static <T> T of(Ops<T> ops, T x, int reach) {
		List<T> parts = new ArrayList<>();
		for (int offset = reach; offset >= -reach; offset--) {
			parts.add(offset == 0 ? x : ops.shift(x, 1, offset));
		}
		return ops.concat(parts, -1);
	}
}
