package org.lorgnette.engine.language;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What perplexity is made of; counts of several texts add up. Bits per byte can be held against those of another engine that cuts
 * texts up otherwise; perplexity, which is per piece, cannot.
 *
 * @param bytes of UTF-8
 * @param nats all surprisal together
 */
public record ReadingCounts(long pieces, long bytes, double nats) {

	public static final ReadingCounts ZERO = new ReadingCounts(0, 0, 0);

	public static ReadingCounts of(List<ReadPiece> pieces) {
		long bytes = 0;
		double nats = 0;
		for (ReadPiece piece : pieces) {
			bytes += piece.bytes();
			nats -= piece.logProbability();
		}
		return new ReadingCounts(pieces.size(), bytes, nats);
	}

	public ReadingCounts plus(ReadingCounts other) {
		return new ReadingCounts(pieces + other.pieces, bytes + other.bytes, nats + other.nats);
	}

	/** 2 to the mean surprisal of a piece in bits, 1 or more; empty without pieces. */
	public OptionalDouble perplexity() {
		return pieces == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(nats / pieces));
	}

	/** 0 or more; empty without bytes. */
	public OptionalDouble bitsPerByte() {
		return bytes == 0 ? OptionalDouble.empty() : OptionalDouble.of(nats / Math.log(2) / bytes);
	}
}
