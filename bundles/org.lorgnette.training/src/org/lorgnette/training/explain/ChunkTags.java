package org.lorgnette.training.explain;

import java.util.List;

import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Which tags words may have if a chunk is to be among those that the tags say: those of the chunk have one each, and the word behind
 * it none that goes on with it, the word before none that it goes on with. What of it a scheme forbids anyway need not be said.
 */
final class ChunkTags {

	private final TagGrammar grammar;
	private final TagScheme scheme;

	ChunkTags(TagGrammar grammar, TagScheme scheme) {
		this.grammar = grammar;
		this.scheme = scheme;
	}

	/**
	 * 1 for tags that a word may have and 0 for others, [words, tags].
	 *
	 * @throws IllegalArgumentException
	 *             if the labels have no tags for the chunk
	 */
	float[] possible(Chunk chunk, int words) {
		int tags = grammar.size();
		List<String> labels = grammar.labels();
		List<String> path = scheme.encode(List.of(chunk), words);
		float[] possible = new float[words * tags];
		for (int word = 0; word < words; word++) {
			boolean inside = word >= chunk.begin() && word < chunk.end();
			if (inside && !labels.contains(path.get(word))) {
				throw new IllegalArgumentException("the model has no tag " + path.get(word) + "; its tags are: " + String.join(", ", labels));
			}
			for (int tag = 0; tag < tags; tag++) {
				String label = labels.get(tag);
				boolean allowed = inside ? label.equals(path.get(word))
						: word == chunk.end() ? !isOneChunk(path.get(word - 1), label)
								: word != chunk.begin() - 1 || !isOneChunk(label, path.get(word + 1));
				possible[word * tags + tag] = allowed ? 1 : 0;
			}
		}
		return possible;
	}

	private static boolean isOneChunk(String first, String second) {
		return TagScheme.decode(List.of(first, second)).stream().anyMatch(chunk -> chunk.begin() == 0 && chunk.end() == 2);
	}
}
