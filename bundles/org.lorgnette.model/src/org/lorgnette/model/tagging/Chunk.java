package org.lorgnette.model.tagging;

/** A typed, non-empty, half-open range {@code [begin, end)} of token indices within a sentence. */
public record Chunk(int begin, int end, String type) {

	/** @throws IllegalArgumentException unless {@code 0 <= begin < end} */
	public Chunk {
		if (begin < 0 || end <= begin) {
			throw new IllegalArgumentException("not a chunk: [" + begin + ", " + end + ")");
		}
	}
}
