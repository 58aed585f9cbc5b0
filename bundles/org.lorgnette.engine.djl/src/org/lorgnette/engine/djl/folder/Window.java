package org.lorgnette.engine.djl.folder;

/**
 * How a text longer than a network takes is cut: into windows of so many words, each beginning so many words after the one
 * before.
 */
public record Window(int words, int stride) {

	/** @throws IllegalArgumentException unless {@code 1 <= stride <= words} */
	public Window {
		if (stride < 1 || words < stride) {
			throw new IllegalArgumentException("window of " + words + " words with stride " + stride + "; expected 1 <= stride <= words");
		}
	}
}
