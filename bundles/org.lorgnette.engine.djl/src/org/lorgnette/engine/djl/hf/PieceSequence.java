package org.lorgnette.engine.djl.hf;

/** One input of a network: the ids of pieces, special ones included, and the segment of each. Not to be changed. */
record PieceSequence(long[] ids, long[] types) {

	int length() {
		return ids.length;
	}
}
