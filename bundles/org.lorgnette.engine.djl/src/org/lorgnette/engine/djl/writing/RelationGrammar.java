package org.lorgnette.engine.djl.writing;

import java.util.List;
import java.util.Optional;

/**
 * Relations as {@code steam <Cause-Effect> burns <next> burns <..> ..<end>}: head, relation, tail, each mention an entity that is known, word
 * for word. Head and tail are never the same entity.
 *
 * @param mentions where the known entities stand in the source, each place once
 * @param left how many relations may still be written
 * @param head of the relation at hand, if it was written
 * @param begin where the mention at hand begins; -1 before it does
 * @param at the place that would continue it
 */
record RelationGrammar(Alphabet alphabet, List<Clause.Place> mentions, int left, Optional<Clause.Place> head, int begin, int at, boolean begun,
		boolean isDone) implements Grammar {

	/** In one sentence. */
	private static final int MOST_RELATIONS = 64;

	/** @param mentions two or more */
	static RelationGrammar of(Alphabet alphabet, List<Clause.Place> mentions) {
		return new RelationGrammar(alphabet, mentions, MOST_RELATIONS, Optional.empty(), -1, 0, false, false);
	}

	@Override
	public boolean allows(int token) {
		if (isDone) {
			return false;
		}
		if (alphabet.isCopy(token)) {
			int place = alphabet.place(token);
			int from = begin < 0 ? place : begin;
			return (begin < 0 || place == at)
					&& mentions.stream().anyMatch(mention -> mention.begin() == from && mention.end() > place && fits(mention));
		}
		if (!alphabet.isAction(token)) {
			return false;
		}
		if (begin < 0) {
			return token == Alphabet.END_TOKEN && !begun;
		}
		Clause.Place mention = new Clause.Place(begin, at);
		boolean whole = mentions.contains(mention) && fits(mention);
		boolean closes = token == Alphabet.END_TOKEN || token == Alphabet.SECOND_TOKEN && left > 1;
		return whole && (head.isPresent() ? closes : token > Alphabet.SECOND_TOKEN);
	}

	private boolean fits(Clause.Place mention) {
		return head.isEmpty() || !head.get().equals(mention);
	}

	@Override
	public Grammar then(int token) {
		if (alphabet.isCopy(token)) {
			int place = alphabet.place(token);
			return new RelationGrammar(alphabet, mentions, left, head, begin < 0 ? place : begin, place + 1, true, false);
		}
		if (token > Alphabet.SECOND_TOKEN) {
			return new RelationGrammar(alphabet, mentions, left, Optional.of(new Clause.Place(begin, at)), -1, 0, true, false);
		}
		return new RelationGrammar(alphabet, mentions, left - 1, Optional.empty(), -1, 0, true, token == Alphabet.END_TOKEN);
	}
}
