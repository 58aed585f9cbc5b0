package org.lorgnette.training.writing;

/**
 * The shape of a {@link WriterNet}.
 *
 * @param actions what can be written besides words
 * @param words of the vocabulary
 * @param inner width of the feed-forward parts
 */
record WriterSize(int actions, int words, int width, int layers, int heads, int inner) {

	/** @throws IllegalArgumentException without a layer */
	WriterSize {
		if (layers < 1) {
			throw new IllegalArgumentException("'writer-layers' is " + layers + "; expected 1 or more");
		}
	}

	int fixed() {
		return actions + words;
	}
}
