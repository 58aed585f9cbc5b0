package org.lorgnette.metrics.chunk;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.lorgnette.metrics.chunk.ChunkReader.Found;
import org.lorgnette.metrics.chunk.IllegalTagException.Side;
import org.lorgnette.model.tagging.TagScheme;

/**
 * The scorer of the Python package seqeval 1.2 (Nakayama 2018), in both of its modes. A tag without type, such as a bare
 * {@code B}, has the type {@code _}. A chunk is correct if the other side has one with the same type and ends.
 */
public final class Seqeval {

	private final TypeTally types = new TypeTally();
	private final ChunkReader gold;
	private final ChunkReader predicted;
	private long tokens;
	private long sentences;
	private long correctTags;

	private Seqeval(Optional<TagScheme> scheme) {
		gold = reader(scheme, Side.GOLD);
		predicted = reader(scheme, Side.PREDICTED);
	}

	private ChunkReader reader(Optional<TagScheme> scheme, Side side) {
		return scheme.<ChunkReader>map(strict -> new StrictReader(strict, types, side))
				.orElseGet(() -> new LenientReader(types, side));
	}

	/**
	 * The default mode: chunk borders much like conlleval's, with {@code S} known; any tag is read. All sentences form one
	 * sequence with an {@code O} after each, which shows only with tags that are none of {@code B I E S O .}; save for those,
	 * adding up the results of parts is scoring the whole.
	 */
	public static Seqeval lenient() {
		return new Seqeval(Optional.empty());
	}

	/**
	 * Strict mode ({@code mode='strict', scheme=...}): chunks count only as the scheme writes them, what breaks its rules is no
	 * chunk.
	 *
	 * @throws IllegalArgumentException
	 *             for {@link TagScheme#IO}, which seqeval does not know
	 */
	public static Seqeval strict(TagScheme scheme) {
		return new Seqeval(Optional.of(scheme));
	}

	/**
	 * The scheme that seqeval's {@code auto_detect} assumes from the letters that occur; empty where it raises an error (which
	 * it does also for {@code O S} alone, and where only {@code I} and {@code O} occur).
	 */
	public static Optional<TagScheme> detect(Iterable<List<String>> sentences) {
		TreeSet<Character> letters = new TreeSet<>();
		for (List<String> sentence : sentences) {
			for (String tag : sentence) {
				if (tag.isEmpty() || SeqevalPatterns.ALL_LETTERS.indexOf(tag.charAt(0)) < 0) {
					return Optional.empty();
				}
				letters.add(tag.charAt(0));
			}
		}
		return SeqevalPatterns.detect(letters);
	}

	/**
	 * Scores one sentence.
	 *
	 * @throws IllegalTagException
	 *             for a tag whose letter the strict scheme does not use, or an empty one
	 * @throws IllegalArgumentException
	 *             if there are not as many predicted as gold tags
	 */
	public void add(List<String> goldTags, List<String> predictedTags) {
		SentenceCheck.requireSameLength(goldTags, predictedTags, sentences);
		List<Found> goldChunks = gold.read(goldTags, sentences);
		List<Found> predictedChunks = predicted.read(predictedTags, sentences);
		goldChunks.forEach(chunk -> types.addGold(chunk.type()));
		predictedChunks.forEach(chunk -> types.addPredicted(chunk.type()));
		countCorrect(goldChunks, predictedChunks);
		for (int i = 0; i < goldTags.size(); i++) {
			if (goldTags.get(i).equals(predictedTags.get(i))) {
				correctTags++;
			}
		}
		tokens += goldTags.size();
		sentences += goldTags.isEmpty() ? 0 : 1;
	}

	private void countCorrect(List<Found> goldChunks, List<Found> predictedChunks) {
		int next = 0;
		for (Found chunk : predictedChunks) {
			while (next < goldChunks.size() && goldChunks.get(next).end() < chunk.end()) {
				next++;
			}
			if (next < goldChunks.size() && goldChunks.get(next).equals(chunk)) {
				types.addCorrect(chunk.type());
			}
		}
	}

	/** The scores of everything added so far. */
	public ChunkScores result() {
		return new ChunkScores(tokens, sentences, correctTags, types.overall(), types.types());
	}
}
