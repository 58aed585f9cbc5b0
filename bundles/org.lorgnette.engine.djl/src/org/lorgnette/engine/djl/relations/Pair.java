package org.lorgnette.engine.djl.relations;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.text.DocumentWords;

/**
 * Two entities as the network sees them, among the words {@code [from, to)} of the document.
 *
 * @param first the one with role 1
 * @param second the one with role 2
 * @param others all entities of the sentence
 */
public record Pair(Mention first, Mention second, List<Mention> others, int from, int to) {

	private static final int FIRST = 1;
	private static final int SECOND = 2;
	private static final int OTHER = 4;

	/** Of a sentence that is too long as a whole, so many words are shown on both sides of the two entities. */
	private static final int CONTEXT = 16;

	public int length() {
		return to - from;
	}

	/** The role of a word: 0 none, 1 in the first entity, 2 in the second, 3 in both, 4 in another. */
	public long role(int word) {
		int role = (isIn(first, word) ? FIRST : 0) + (isIn(second, word) ? SECOND : 0);
		if (role == 0) {
			for (Mention other : others) {
				if (isIn(other, word)) {
					return OTHER;
				}
				if (other.begin() > word) {
					break;
				}
			}
		}
		return role;
	}

	private static boolean isIn(Mention mention, int word) {
		return mention.begin() <= word && word < mention.end();
	}

	boolean isArgument(int word) {
		return isIn(first, word) || isIn(second, word);
	}

	/** What makes pairs of the entities of a sentence. */
	public record Maker(DocumentWords words, int longest, int maxDistance, boolean bothOrders) {

		/** All pairs of a sentence's entities, given in the order of the text, that do not stand too far apart. */
		public List<Pair> of(List<Mention> mentions) {
			List<Pair> pairs = new ArrayList<>();
			for (int i = 0; i < mentions.size(); i++) {
				for (int j = i + 1; j < mentions.size() && mentions.get(i).distance(mentions.get(j)) <= maxDistance; j++) {
					add(mentions, i, j, pairs);
				}
			}
			return pairs;
		}

		private void add(List<Mention> mentions, int i, int j, List<Pair> pairs) {
			Mention one = mentions.get(i);
			Mention two = mentions.get(j);
			int from = words.first(one.sentence());
			int to = words.end(one.sentence());
			if (to - from > longest) {
				from = Math.max(from, one.begin() - CONTEXT);
				to = Math.min(to, Math.max(one.end(), two.end()) + CONTEXT);
			}
			if (to - from > longest) {
				return;
			}
			int low = i;
			while (low > 0 && mentions.get(low - 1).begin() >= from - longest) {
				low--;
			}
			int high = j + 1;
			while (high < mentions.size() && mentions.get(high).begin() < to) {
				high++;
			}
			List<Mention> shown = mentions.subList(low, high);
			pairs.add(new Pair(one, two, shown, from, to));
			if (bothOrders) {
				pairs.add(new Pair(two, one, shown, from, to));
			}
		}
	}
}
