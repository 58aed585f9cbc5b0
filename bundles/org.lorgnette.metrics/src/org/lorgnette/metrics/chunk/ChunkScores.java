package org.lorgnette.metrics.chunk;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What conlleval or seqeval counted.
 *
 * @param tokens
 *            tokens in all sentences
 * @param sentences
 *            sentences with at least one token
 * @param correctTags
 *            tokens whose predicted tag is the gold tag
 * @param overall
 *            all chunks, whatever their type (micro)
 * @param types
 *            by type, for types that occur in gold or predicted chunks, in code point order
 */
public record ChunkScores(long tokens, long sentences, long correctTags, ChunkScore overall,
		SortedMap<String, ChunkScore> types) {

	public static final ChunkScores EMPTY = new ChunkScores(0, 0, 0, ChunkScore.ZERO, Collections.emptySortedMap());

	public ChunkScores {
		SortedMap<String, ChunkScore> copy = new TreeMap<>(CodePointOrder.INSTANCE);
		copy.putAll(types);
		types = Collections.unmodifiableSortedMap(copy);
	}

	/** The scores of both parts together. */
	public ChunkScores plus(ChunkScores other) {
		SortedMap<String, ChunkScore> merged = new TreeMap<>(CodePointOrder.INSTANCE);
		merged.putAll(types);
		other.types.forEach((type, score) -> merged.merge(type, score, ChunkScore::plus));
		return new ChunkScores(tokens + other.tokens, sentences + other.sentences, correctTags + other.correctTags,
				overall.plus(other.overall), merged);
	}

	/** Share of tokens with the right tag, {@code O} included, in 0..1; 0 without tokens. */
	public double accuracy() {
		return tokens == 0 ? 0 : (double) correctTags / tokens;
	}

	/**
	 * The unweighted mean over the types that occur in gold or predicted chunks; a type's undefined ratio counts as 0. This is
	 * seqeval's macro average; conlleval has none of its own.
	 */
	public Average macro() {
		return Average.macro(types.values());
	}

	/** The mean over types weighted by gold chunks (seqeval's weighted average). */
	public Average weighted() {
		return Average.weighted(types.values());
	}
}
