package org.lorgnette.metrics.chunk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The scorer of CoNLL-2000, 2002 and 2003: conlleval.pl of 2004-01-26 (Erik Tjong Kim Sang), as the state machine that it is.
 * Every tag sequence is scored. Where it departs from comparing sets of chunks, the script wins: its border rules know
 * {@code B I O E . [ ]} but not {@code S}, so that two adjacent {@code S-PER} are one chunk, and an {@code E} followed by a
 * {@code B} of the same type stays open; chunks are correct if both sides begin and end them together, with no difference
 * between.
 * <p>
 * Every sentence is followed by the script's sentence boundary. The state crosses it, as in the script, so that a chunk can stay
 * open over it by tags that no scheme writes: an {@code O} or {@code .} with a type, or a letter unknown to the script without
 * one (a bare {@code S}). Save for those, adding up the results of parts is scoring the whole.
 */
public final class Conlleval {

	private final TypeTally types = new TypeTally();
	private final Map<String, ConllevalTag> tags = new HashMap<>();
	private final ConllevalTag outside = ConllevalTag.parse("O", types);

	private ConllevalTag lastGold = outside;
	private ConllevalTag lastPredicted = outside;
	private boolean inCorrect;
	private long tokens;
	private long sentences;
	private long correctTags;

	/**
	 * Scores one sentence.
	 *
	 * @throws IllegalArgumentException
	 *             if there are not as many predicted as gold tags; the sentence is not counted then
	 */
	public void add(List<String> gold, List<String> predicted) {
		SentenceCheck.requireSameLength(gold, predicted, sentences);
		int length = gold.size();
		for (int i = 0; i < length; i++) {
			ConllevalTag goldTag = tag(gold.get(i));
			ConllevalTag predictedTag = tag(predicted.get(i));
			step(goldTag, predictedTag);
			if (goldTag.sameAs(predictedTag)) {
				correctTags++;
			}
		}
		step(outside, outside);
		tokens += length;
		if (length > 0) {
			sentences++;
		}
	}

	private ConllevalTag tag(String text) {
		ConllevalTag known = tags.get(text);
		if (known == null) {
			known = ConllevalTag.parse(text, types);
			tags.put(text, known);
		}
		return known;
	}

	private void step(ConllevalTag gold, ConllevalTag predicted) {
		boolean goldStarts = gold.startsChunkAfter(lastGold);
		boolean predictedStarts = predicted.startsChunkAfter(lastPredicted);
		if (inCorrect) {
			boolean goldEnds = gold.endsChunkOf(lastGold);
			boolean predictedEnds = predicted.endsChunkOf(lastPredicted);
			if (goldEnds && predictedEnds && lastPredicted.type == lastGold.type) {
				inCorrect = false;
				types.addCorrect(lastGold.type);
			} else if (goldEnds != predictedEnds || predicted.type != gold.type) {
				inCorrect = false;
			}
		}
		if (goldStarts && predictedStarts && predicted.type == gold.type) {
			inCorrect = true;
		}
		if (goldStarts) {
			types.addGold(gold.type);
		}
		if (predictedStarts) {
			types.addPredicted(predicted.type);
		}
		lastGold = gold;
		lastPredicted = predicted;
	}

	/** The scores of everything added so far, as the script prints them at the end of its input. */
	public ChunkScores result() {
		ChunkScore overall = types.overall();
		SortedMap<String, ChunkScore> byType = types.types();
		if (inCorrect) {
			// What is open behind a boundary goes to the empty type, which the script prints only if a chunk began with it.
			ChunkScore open = new ChunkScore(0, 0, 1);
			overall = overall.plus(open);
			byType.computeIfPresent("", (type, score) -> score.plus(open));
		}
		return new ChunkScores(tokens, sentences, correctTags, overall, byType);
	}
}
