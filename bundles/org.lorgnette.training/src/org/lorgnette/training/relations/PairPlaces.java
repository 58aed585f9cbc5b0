package org.lorgnette.training.relations;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.training.nn.Ops;

/**
 * Where the two entities of a pair stand, computed from the roles of words.
 *
 * @param head 1 for words of the first entity, [batch, words]
 * @param tail 1 for words of the second
 * @param between 1 for words that stand between the two and are in neither; padding has 0
 * @param features of each word, [batch, words, {@link #WIDTH}]: whether one of its neighbours, up to {@link #NEAR} words away, is
 *        in the first or the second, whether each begins before it or ends behind it, and whether it is in another entity
 */
record PairPlaces<T>(T head, T tail, T between, T features) {

	private static final int NEAR = 4;
	private static final int ENTITIES = 2;

	/** Steps of 1, 2, 4 and so on bring what is known of a word to all words up to 511 away. */
	private static final int FURTHEST_STEP = 256;

	static final int WIDTH = ENTITIES * (2 * NEAR + 1) + 2 * ENTITIES + 1;

	/** @param roles 0 none, 1 in the first entity, 2 in the second, 3 in both, 4 in another, [batch, words] */
	static <T> PairPlaces<T> of(Ops<T> ops, T roles) {
		T one = ops.larger(roles, 0);
		T two = ops.larger(roles, 1);
		T three = ops.larger(roles, 2);
		T four = ops.larger(roles, 3);
		T both = ops.subtract(three, four);
		T head = ops.add(ops.subtract(one, two), both);
		T tail = ops.add(ops.subtract(two, three), both);
		T places = ops.concat(List.of(ops.expand(head, -1), ops.expand(tail, -1)), -1);
		T before = spread(ops, places, 1);
		T behind = spread(ops, places, -1);
		List<T> features = new ArrayList<>();
		for (int offset = -NEAR; offset <= NEAR; offset++) {
			features.add(offset == 0 ? places : ops.shift(places, 1, offset));
		}
		features.addAll(List.of(before, behind, ops.expand(four, -1)));
		T inside = ops.multiply(either(ops, before), either(ops, behind));
		T between = ops.multiply(inside, ops.affine(or(ops, head, tail), -1, 1));
		return new PairPlaces<>(head, tail, between, ops.concat(features, -1));
	}

	/** Brings every 1 to all words on one side. */
	private static <T> T spread(Ops<T> ops, T places, int direction) {
		T reached = places;
		for (int step = 1; step <= FURTHEST_STEP; step *= 2) {
			reached = or(ops, reached, ops.shift(reached, 1, direction * step));
		}
		return reached;
	}

	/** Whether one of the two entities is there: [batch, words, 2] to [batch, words]. */
	private static <T> T either(Ops<T> ops, T places) {
		return ops.max(places, 2);
	}

	private static <T> T or(Ops<T> ops, T a, T b) {
		return ops.subtract(ops.add(a, b), ops.multiply(a, b));
	}
}
