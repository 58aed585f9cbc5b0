package org.lorgnette.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

class ChunkTagsTest {

	private static final int WORDS = 4;

	private static List<String> labels(TagScheme scheme) {
		return Stream.concat(Stream.of("O"), Stream.of("B", "I", "E", "L", "S", "U").flatMap(prefix -> Stream.of(prefix + "-X", prefix + "-Y")))
				.filter(scheme::knows).toList();
	}

	/** Of all legal tags of four words, those are possible that say the chunk. */
	@ParameterizedTest
	@ValueSource(strings = {"io", "iob2", "ioe2", "bioes", "bilou"})
	void leavesExactlyTheTagsThatSayTheChunk(String name) {
		TagScheme scheme = TagScheme.of(name).orElseThrow();
		TagGrammar grammar = TagGrammar.of(labels(scheme), scheme);
		for (int begin = 0; begin < WORDS; begin++) {
			for (int end = begin + 1; end <= WORDS; end++) {
				Chunk chunk = new Chunk(begin, end, "X");
				float[] possible = new ChunkTags(grammar, scheme).possible(chunk, WORDS);
				int found = 0;
				for (int[] tags : legal(grammar)) {
					boolean left = true;
					for (int word = 0; word < WORDS; word++) {
						left &= possible[word * grammar.size() + tags[word]] == 1;
					}
					assertEquals(grammar.chunks(tags).contains(chunk), left, name + " " + chunk + " " + Arrays.toString(tags));
					found += left ? 1 : 0;
				}
				assertTrue(found > 0);
			}
		}
	}

	private static List<int[]> legal(TagGrammar grammar) {
		List<int[]> all = new ArrayList<>();
		int tags = grammar.size();
		boolean[] follows = grammar.follows();
		int count = (int) Math.pow(tags, WORDS);
		for (int number = 0; number < count; number++) {
			int[] sequence = new int[WORDS];
			int rest = number;
			boolean legal = true;
			for (int word = 0; word < WORDS; word++, rest /= tags) {
				sequence[word] = rest % tags;
				legal &= word == 0 ? grammar.starts()[sequence[0]] : follows[sequence[word - 1] * tags + sequence[word]];
			}
			if (legal && grammar.ends()[sequence[WORDS - 1]]) {
				all.add(sequence);
			}
		}
		return all;
	}

	@Test
	void aTypeThatTheModelLacksIsRefused() {
		TagScheme scheme = TagScheme.of("bioes").orElseThrow();
		ChunkTags tags = new ChunkTags(TagGrammar.of(labels(scheme), scheme), scheme);
		assertThrows(IllegalArgumentException.class, () -> tags.possible(new Chunk(0, 1, "Z"), 2));
	}
}
