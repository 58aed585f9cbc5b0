package org.lorgnette.model.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * Entities of a document as chunks over the tokens of one sentence, with what tags cannot say. Where entities overlap, the
 * longest wins, then the first in the document's list; a partly covered token counts as covered.
 */
public record Projection(List<Chunk> chunks, List<Loss> losses) {

	/** An entity that tags over these tokens could not say, or not exactly. */
	public record Loss(Entity entity, Reason reason) {
	}

	/** Why tags could not say it. */
	public enum Reason {
		/** It overlaps a longer entity; left out. */
		OVERLAPPED,
		/** Its fragments leave gaps; written as one chunk from the first to the last. */
		DISCONTINUOUS,
		/** It begins or ends inside a token; widened to whole tokens. */
		PARTIAL_TOKEN,
		/** It goes on beyond the sentence; left out. */
		CROSSES_SENTENCE,
		/** It covers no token (a zero-width mark, white space); left out. */
		NO_TOKEN
	}

	public Projection {
		chunks = List.copyOf(chunks);
		losses = List.copyOf(losses);
	}

	/** Projects those of the entities that touch the sentence. */
	public static Projection of(Document document, Sentence sentence, List<Entity> entities) {
		List<Token> tokens = document.tokens(sentence);
		List<Chunk> chunks = new ArrayList<>();
		List<Loss> losses = new ArrayList<>();
		boolean[] taken = new boolean[tokens.size()];
		List<Entity> longestFirst = entities.stream().filter(entity -> touches(sentence, entity))
				.sorted(Comparator.comparingInt((Entity entity) -> -entity.span().length())).toList();
		for (Entity entity : longestFirst) {
			Span span = entity.span();
			if (!sentence.span().contains(span)) {
				losses.add(new Loss(entity, Reason.CROSSES_SENTENCE));
				continue;
			}
			int begin = firstTokenEndingAfter(tokens, span.begin());
			int end = firstTokenBeginningAt(tokens, span.end());
			if (end <= begin || span.isEmpty()) {
				losses.add(new Loss(entity, Reason.NO_TOKEN));
			} else if (anyTaken(taken, begin, end)) {
				losses.add(new Loss(entity, Reason.OVERLAPPED));
			} else {
				Arrays.fill(taken, begin, end, true);
				chunks.add(new Chunk(begin, end, entity.type()));
				if (tokens.get(begin).begin() != span.begin() || tokens.get(end - 1).end() != span.end()) {
					losses.add(new Loss(entity, Reason.PARTIAL_TOKEN));
				}
				if (!entity.isContinuous()) {
					losses.add(new Loss(entity, Reason.DISCONTINUOUS));
				}
			}
		}
		chunks.sort(Comparator.comparingInt(Chunk::begin));
		return new Projection(chunks, losses);
	}

	private static boolean touches(Sentence sentence, Entity entity) {
		Span span = entity.span();
		return sentence.span().overlaps(span) || (span.isEmpty() && sentence.span().contains(span));
	}

	private static boolean anyTaken(boolean[] taken, int begin, int end) {
		for (int i = begin; i < end; i++) {
			if (taken[i]) {
				return true;
			}
		}
		return false;
	}

	/** The index of the first token whose end lies behind the offset, or the number of tokens. */
	private static int firstTokenEndingAfter(List<Token> tokens, int offset) {
		int low = 0;
		int high = tokens.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (tokens.get(middle).end() > offset) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
	}

	/** The index of the first token whose begin is at or behind the offset, or the number of tokens. */
	private static int firstTokenBeginningAt(List<Token> tokens, int offset) {
		int low = 0;
		int high = tokens.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (tokens.get(middle).begin() >= offset) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
	}

	/** The entity that a chunk of the sentence stands for. */
	public static Entity entity(Document document, Sentence sentence, Chunk chunk, String id) {
		List<Token> tokens = document.tokens(sentence);
		return new Entity(id, chunk.type(),
				new Span(tokens.get(chunk.begin()).begin(), tokens.get(chunk.end() - 1).end()));
	}
}
