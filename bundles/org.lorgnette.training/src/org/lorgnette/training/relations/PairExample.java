package org.lorgnette.training.relations;

import java.util.List;

/**
 * A pair of entities among the words of its sentence.
 *
 * @param roles of the words, as networks take them
 * @param labels the relations of the two; empty for none
 * @param document the number of its document in the part
 */
record PairExample(List<String> words, long[] roles, List<String> labels, int document) {

	int length() {
		return roles.length;
	}
}
