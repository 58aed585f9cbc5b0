package org.lorgnette.training.vision;

import java.util.Collections;

import org.lorgnette.training.nn.Ops;

/**
 * Questions of one picture taken together: where each of their words only looks at patches, they are one long question, and the
 * patches need not be repeated. Rows of a batch are all questions of the first picture, then of the second, each picture having
 * as many.
 *
 * @param questions of each picture
 * @param words of each question, padding included; without meaning if there is one question only
 */
record Groups(int questions, int words) {

	/** One picture for each question, or one for all of them. */
	static final Groups NONE = new Groups(1, 0);

	/** [questions, length, width] to [pictures, questions of each * length, width]. */
	<T> T together(Ops<T> ops, T x, int length, int width) {
		return questions == 1 ? x : ops.reshape(x, -1, (long) questions * length, width);
	}

	/** Back from there. */
	<T> T apart(Ops<T> ops, T x, int length, int width) {
		return questions == 1 ? x : ops.reshape(x, -1, length, width);
	}

	/** Patches of each picture as often as it has questions: [pictures, patches, width] to [questions, patches, width]. */
	<T> T repeat(Ops<T> ops, T patches, int count, int width) {
		return questions == 1 ? patches
				: ops.reshape(ops.concat(Collections.nCopies(questions, ops.expand(patches, 1)), 1), -1, count, width);
	}
}
