package org.lorgnette.engine.djl.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The half of a model that writes, where the other half reads.
 *
 * @param weights the network's file
 * @param fp32 the same network in full precision, if it is there
 * @param layers it has
 * @param heads of attention in each
 * @param headWidth numbers in the keys and values of a head
 * @param words the vocabulary, besides the words of the text itself
 */
public record WriterSide(Path weights, Optional<Path> fp32, int layers, int heads, int headWidth, List<String> words) {

	public WriterSide {
		words = List.copyOf(words);
	}
}
