package org.lorgnette.engine.language;

/**
 * How a text is written on.
 *
 * @param pieces the most that are written, 1 or more
 * @param temperature 0 for always the likeliest piece
 * @param topK how many of the likeliest pieces are drawn from; 0 for all
 * @param topP the least number of likeliest pieces with this probability together is drawn from; 1 for all
 * @param seed of the draw
 */
public record WritingOptions(int pieces, double temperature, int topK, double topP, long seed) {

	/** @throws IllegalArgumentException if a number is out of range */
	public WritingOptions {
		if (pieces < 1) {
			throw new IllegalArgumentException("pieces: expected 1 or more, got " + pieces);
		}
		if (!(temperature >= 0) || Double.isInfinite(temperature)) {
			throw new IllegalArgumentException("temperature: expected 0 or more, got " + temperature);
		}
		if (topK < 0) {
			throw new IllegalArgumentException("top-k: expected 0 or more, got " + topK);
		}
		if (!(topP > 0 && topP <= 1)) {
			throw new IllegalArgumentException("top-p: expected above 0 to 1, got " + topP);
		}
	}
}
