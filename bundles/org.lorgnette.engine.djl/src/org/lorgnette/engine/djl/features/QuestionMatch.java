package org.lorgnette.engine.djl.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How each word of a passage matches a question, as {@link #WIDTH} numbers from 0 to 1, the same for English and French. Words of
 * content are those that are no function words; a word of the passage matches one of the question if they are equal without case
 * and accents, look like forms of one word (a common beginning), or share most of their character trigrams. Rare words of the
 * question, those that match in few sentences of the passage, weigh more (Robertson and Sparck Jones).
 * <ol start="0">
 * <li>equals a content word of the question
 * <li>equals a function word of the question, no mark
 * <li>the share of the longer word that is a common beginning with a content word of the question
 * <li>the best Dice coefficient of character trigrams with a content word of the question
 * <li>the weight of the question's word that it matches, as a share of the largest
 * <li>the word to the left matches
 * <li>the word to the right matches
 * <li>it and a neighbour match neighbours in the question, in the same order
 * <li>the weight of what matches among the five words on each side, as a share of the question's
 * <li>the weight of what matches in its sentence, as a share of the question's
 * <li>the same as a share of the best sentence's
 * <li>the larger share of the sentences before and after
 * <li>1 / (1 + words to the nearest match to the left, itself included); 0 without
 * <li>the same to the right
 * <li>the weight of what matches in the whole passage, as a share of the question's
 * <li>a person is asked for, and it has a capital (half, if it begins a sentence)
 * <li>a time is asked for, and it may be part of one
 * <li>a quantity is asked for, and it is a number
 * <li>a place is asked for, and it has a capital (half, if it begins a sentence)
 * <li>a reason or way is asked for, and it may begin one
 * <li>the share of the question's names and numbers that match in its sentence; 1 if there are none
 * <li>the share of the question's names and numbers that match in the whole passage; 1 if there are none
 * </ol>
 * Networks depend on this list: a change of it makes another {@link #VERSION}.
 */
public final class QuestionMatch {

	public static final int WIDTH = 22;

	/** The version of the list of numbers; models say which one they were trained on. */
	public static final int VERSION = 1;

	/** Of longer questions the first words count. */
	public static final int LONGEST_QUESTION = 64;

	private static final double LEAST_MATCH = 0.6;
	private static final int REACH = 5;

	private final List<MatchWord> content = new ArrayList<>();
	private final Set<String> function = new HashSet<>();
	/** Bit k is set if content word k is a name or number. */
	private final long names;
	private final Set<AskedType> asked;

	/** @param question its words, of which the first {@link #LONGEST_QUESTION} count */
	public QuestionMatch(List<MatchWord> question) {
		List<MatchWord> words = question.subList(0, Math.min(question.size(), LONGEST_QUESTION));
		asked = AskedType.of(words);
		Set<String> seen = new HashSet<>();
		long named = 0;
		for (int i = 0; i < words.size(); i++) {
			MatchWord word = words.get(i);
			if (word.isFunction()) {
				if (!word.isSign()) {
					function.add(word.form());
				}
			} else if (seen.add(word.form())) {
				if (i > 0 && word.isCapital() || word.isNumber()) {
					named |= 1L << content.size();
				}
				content.add(word);
			}
		}
		names = named;
	}

	/** The place of the question's word that a word matches best, the first of equal ones; empty if it matches none. */
	public static OptionalInt partner(MatchWord word, List<MatchWord> question) {
		double best = LEAST_MATCH;
		int partner = -1;
		for (int i = 0; i < question.size(); i++) {
			MatchWord other = question.get(i);
			boolean equal = word.form().equals(other.form());
			boolean content = !word.isFunction() && !other.isFunction();
			double likeness = equal ? 1 : content ? Math.max(word.stem(other), word.overlap(other)) : 0;
			if (likeness > best || likeness == best && partner < 0) {
				best = likeness;
				partner = i;
			}
		}
		return partner < 0 ? OptionalInt.empty() : OptionalInt.of(partner);
	}

	/**
	 * Writes the numbers of words {@code [from, to)} of a text, the passage.
	 *
	 * @param target gets {@link #WIDTH} numbers for each word
	 * @param place where in the target those of the first word begin
	 */
	public void fill(MatchText text, int from, int to, float[] target, int place) {
		new Passage(text, from, to, target, place).fill();
	}

	/** One passage, held against this question. Words and sentences are numbered from 0. */
	private final class Passage {

		private final MatchText text;
		private final int from;
		private final int count;
		private final float[] target;
		private final int place;
		/** The question's content words that a word matches, as bits. */
		private final long[] matches;
		private final int[] sentences;
		private final double[] weights = new double[content.size()];
		private double all;

		Passage(MatchText text, int from, int to, float[] target, int place) {
			this.text = text;
			this.from = from;
			this.count = to - from;
			this.target = target;
			this.place = place;
			matches = new long[count];
			sentences = new int[count];
		}

		private MatchWord word(int i) {
			return text.words()[from + i];
		}

		private void set(int i, int number, double value) {
			target[place + i * WIDTH + number] = (float) value;
		}

		void fill() {
			if (count == 0) {
				return;
			}
			Arrays.fill(target, place, place + count * WIDTH, 0);
			for (int i = 0; i < count; i++) {
				compare(i);
				boolean next = i > 0 && text.sentences()[from + i] != text.sentences()[from + i - 1];
				sentences[i] = i == 0 ? 0 : sentences[i - 1] + (next ? 1 : 0);
			}
			long[] bySentence = new long[sentences[count - 1] + 1];
			long whole = 0;
			for (int i = 0; i < count; i++) {
				bySentence[sentences[i]] |= matches[i];
				whole |= matches[i];
			}
			weigh(bySentence);
			neighbours();
			sentences(bySentence, whole);
			distances();
			types();
		}

		private void compare(int i) {
			MatchWord word = word(i);
			if (word.isFunction()) {
				set(i, 1, function.contains(word.form()) ? 1 : 0);
				return;
			}
			double bestStem = 0;
			double bestOverlap = 0;
			for (int k = 0; k < content.size(); k++) {
				double stem = word.stem(content.get(k));
				double overlap = word.overlap(content.get(k));
				if (Math.max(stem, overlap) >= LEAST_MATCH) {
					matches[i] |= 1L << k;
				}
				if (stem == 1) {
					set(i, 0, 1);
				}
				bestStem = Math.max(bestStem, stem);
				bestOverlap = Math.max(bestOverlap, overlap);
			}
			set(i, 2, bestStem);
			set(i, 3, bestOverlap);
		}

		private void weigh(long[] bySentence) {
			double largest = 0;
			for (int k = 0; k < weights.length; k++) {
				int with = 0;
				for (long sentence : bySentence) {
					with += (int) (sentence >>> k & 1);
				}
				weights[k] = Math.log(1 + (bySentence.length - with + 0.5) / (with + 0.5));
				largest = Math.max(largest, weights[k]);
				all += weights[k];
			}
			for (int i = 0; i < count; i++) {
				double best = 0;
				for (long rest = matches[i]; rest != 0; rest &= rest - 1) {
					best = Math.max(best, weights[Long.numberOfTrailingZeros(rest)]);
				}
				set(i, 4, largest == 0 ? 0 : best / largest);
			}
		}

		private double share(long matched) {
			double sum = 0;
			for (long rest = matched; rest != 0; rest &= rest - 1) {
				sum += weights[Long.numberOfTrailingZeros(rest)];
			}
			return all == 0 ? 0 : Math.min(1, sum / all);
		}

		private void neighbours() {
			for (int i = 0; i < count; i++) {
				boolean left = i > 0 && matches[i - 1] != 0;
				boolean right = i + 1 < count && matches[i + 1] != 0;
				set(i, 5, left ? 1 : 0);
				set(i, 6, right ? 1 : 0);
				boolean phrase = left && (matches[i - 1] << 1 & matches[i]) != 0 || right && (matches[i] << 1 & matches[i + 1]) != 0;
				set(i, 7, phrase ? 1 : 0);
				long near = 0;
				for (int k = Math.max(0, i - REACH); k < Math.min(count, i + REACH + 1); k++) {
					near |= matches[k];
				}
				set(i, 8, share(near));
			}
		}

		private void sentences(long[] bySentence, long whole) {
			double[] shares = new double[bySentence.length];
			double best = 0;
			for (int sentence = 0; sentence < shares.length; sentence++) {
				shares[sentence] = share(bySentence[sentence]);
				best = Math.max(best, shares[sentence]);
			}
			double wholeShare = share(whole);
			for (int i = 0; i < count; i++) {
				int sentence = sentences[i];
				set(i, 9, shares[sentence]);
				set(i, 10, best == 0 ? 0 : shares[sentence] / best);
				set(i, 11, Math.max(sentence > 0 ? shares[sentence - 1] : 0, sentence + 1 < shares.length ? shares[sentence + 1] : 0));
				set(i, 14, wholeShare);
				set(i, 20, named(bySentence[sentence]));
				set(i, 21, named(whole));
			}
		}

		private double named(long matched) {
			return names == 0 ? 1 : (double) Long.bitCount(matched & names) / Long.bitCount(names);
		}

		private void distances() {
			int last = -1;
			for (int i = 0; i < count; i++) {
				last = matches[i] != 0 ? i : last;
				set(i, 12, last < 0 ? 0 : 1.0 / (1 + i - last));
			}
			last = -1;
			for (int i = count - 1; i >= 0; i--) {
				last = matches[i] != 0 ? i : last;
				set(i, 13, last < 0 ? 0 : 1.0 / (1 + last - i));
			}
		}

		private void types() {
			for (int i = 0; i < count; i++) {
				MatchWord word = word(i);
				boolean first = i == 0 || sentences[i] != sentences[i - 1];
				double capital = !word.isCapital() ? 0 : first ? 0.5 : 1;
				set(i, 15, asked.contains(AskedType.PERSON) ? capital : 0);
				set(i, 16, asked.contains(AskedType.TIME) && word.isTime() ? 1 : 0);
				set(i, 17, asked.contains(AskedType.QUANTITY) && word.isNumber() ? 1 : 0);
				set(i, 18, asked.contains(AskedType.PLACE) ? capital : 0);
				set(i, 19, asked.contains(AskedType.REASON) && word.isReason() ? 1 : 0);
			}
		}
	}
}
