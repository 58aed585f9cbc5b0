package org.lorgnette.engine.baseline.qa;

import java.util.List;
import java.util.Map;

/** Looks at the spans of one sentence with a question in mind. */
final class SpanFeatures {

	/** Answers of more words are not considered. */
	static final int LONGEST = 10;

	private static final double REACH = 4;
	private static final int FOCUS_REACH = 2;
	private static final int LAST_LENGTH = 5;
	/** Prepositions by sense, the same number in both languages. */
	private static final Map<String, Integer> PREPOSITIONS = Map.ofEntries(Map.entry("in", 1), Map.entry("en", 1),
			Map.entry("dans", 1), Map.entry("within", 1), Map.entry("at", 2), Map.entry("à", 2), Map.entry("au", 2),
			Map.entry("aux", 2), Map.entry("on", 3), Map.entry("sur", 3), Map.entry("by", 4), Map.entry("par", 4),
			Map.entry("from", 5), Map.entry("depuis", 5), Map.entry("dès", 5), Map.entry("since", 5), Map.entry("of", 6),
			Map.entry("de", 6), Map.entry("d", 6), Map.entry("du", 6), Map.entry("des", 6), Map.entry("to", 7), Map.entry("vers", 7),
			Map.entry("for", 8), Map.entry("pour", 8), Map.entry("with", 9), Map.entry("avec", 9), Map.entry("as", 10),
			Map.entry("comme", 10), Map.entry("because", 11), Map.entry("car", 11), Map.entry("afin", 11));

	private final TextIndex index;
	private final List<Word> words;
	private final AskedFor question;
	private final SentenceRanker.Ranked ranked;
	private final TextIndex.Range range;
	private final int rank;
	private final double allWeight;
	private final double[] matched;

	/** @param rank of the sentence, from 0 */
	SpanFeatures(TextIndex index, AskedFor question, SentenceRanker.Ranked ranked, int rank) {
		this.index = index;
		this.words = index.words();
		this.question = question;
		this.ranked = ranked;
		this.range = index.sentences().get(ranked.sentence());
		this.rank = rank;
		this.allWeight = index.weight(question.stems());
		this.matched = new double[range.length()];
		for (int i = 0; i < matched.length; i++) {
			Word word = words.get(range.first() + i);
			boolean shared = word.isContent() && question.stems().contains(word.stem());
			matched[i] = shared ? index.weight(word.stem()) : 0;
		}
	}

	/** Whether words {@code [first, end)} of the text can be an answer. */
	boolean isCandidate(int first, int end) {
		Word head = words.get(first);
		Word tail = words.get(end - 1);
		boolean begins = head.isContent() || head.kind() == WordClass.DETERMINER || head.kind() == WordClass.SYMBOL;
		boolean ends = tail.isContent() || tail.kind() == WordClass.SYMBOL;
		boolean whole = (first == range.first() || head.gap() != Word.Gap.JOINED)
				&& (end == range.end() || words.get(end).gap() != Word.Gap.JOINED);
		return begins && ends && whole && saysSomethingNew(first, end);
	}

	private boolean saysSomethingNew(int first, int end) {
		for (int i = first; i < end; i++) {
			if (words.get(i).isContent() && matched[i - range.first()] == 0) {
				return true;
			}
		}
		return false;
	}

	/** The end of the longest candidate that begins with this word: spans do not go over strong punctuation. */
	int farthest(int first) {
		int end = first + 1;
		while (end < range.end() && end - first < LONGEST && words.get(end).gap() != Word.Gap.STRONG
				&& words.get(end).gap() != Word.Gap.BRACKET) {
			end++;
		}
		return end;
	}

	void of(int first, int end, FeatureSink sink) {
		int type = question.type().ordinal();
		SpanShape shape = SpanShape.of(words, first, end);
		sink.add(Feature.TYPE_SHAPE, type * SpanShape.values().length + shape.ordinal(), 1);
		sink.add(Feature.TYPE_LENGTH, type * (LAST_LENGTH + 1) + lengthClass(end - first), 1);
		borders(first, end, type, sink);
		sentence(first, end, sink);
		near(first, end, type, sink);
		inside(first, end, sink);
	}

	/** 1, 2, 3, 4, 5 to 6, more. */
	private static int lengthClass(int length) {
		return length <= 4 ? length - 1 : length <= 6 ? 4 : LAST_LENGTH;
	}

	private void borders(int first, int end, int type, FeatureSink sink) {
		int border = WordClass.values().length;
		boolean atBegin = first == range.first();
		boolean atEnd = end == range.end();
		sink.add(Feature.BEFORE, atBegin ? border : words.get(first - 1).kind().ordinal(), 1);
		sink.add(Feature.AFTER, atEnd ? border : words.get(end).kind().ordinal(), 1);
		sink.add(Feature.FIRST, words.get(first).kind().ordinal(), 1);
		sink.add(Feature.LAST, words.get(end - 1).kind().ordinal(), 1);
		Word.Gap before = atBegin ? Word.Gap.SENTENCE : words.get(first).gap();
		Word.Gap after = atEnd ? Word.Gap.SENTENCE : words.get(end).gap();
		sink.add(Feature.GAP_BEFORE, before.ordinal(), 1);
		sink.add(Feature.GAP_AFTER, after.ordinal(), 1);
		int sense = atBegin ? 0 : PREPOSITIONS.getOrDefault(words.get(first - 1).form(), 0);
		if (sense == 0 && first - 1 > range.first() && words.get(first - 1).kind() == WordClass.DETERMINER) {
			sense = PREPOSITIONS.getOrDefault(words.get(first - 2).form(), 0);
		}
		sink.add(Feature.TYPE_PREPOSITION, type * 12 + sense, 1);
		cut(first, end, before, after, sink);
		if (before == Word.Gap.QUOTE && after == Word.Gap.QUOTE) {
			sink.add(Feature.INSIDE, 5, 1);
		}
	}

	private void cut(int first, int end, Word.Gap before, Word.Gap after, FeatureSink sink) {
		if (before == Word.Gap.SPACE && words.get(first - 1).kind() == words.get(first).kind()) {
			addCut(words.get(first).kind(), 0, sink);
		}
		if (after == Word.Gap.SPACE && words.get(end).kind() == words.get(end - 1).kind()) {
			addCut(words.get(end - 1).kind(), 1, sink);
		}
	}

	private static void addCut(WordClass kind, int side, FeatureSink sink) {
		if (kind == WordClass.NAME) {
			sink.add(Feature.CUT, side, 1);
		} else if (kind == WordClass.NUMBER) {
			sink.add(Feature.CUT, 2 + side, 1);
		}
	}

	private void sentence(int first, int end, FeatureSink sink) {
		sink.add(Feature.SENTENCE, 0, ranked.score());
		sink.add(Feature.SENTENCE, 1, ranked.coverage());
		sink.add(Feature.SENTENCE, 2, ranked.around());
		sink.add(Feature.SENTENCE, 3, rank == 0 ? 1 : 0);
		sink.add(Feature.SENTENCE, 4, 1.0 / (rank + 1));
		sink.add(Feature.PLACE, 0, ranked.sentence() == 0 ? 1 : 0);
		sink.add(Feature.PLACE, 1, first == range.first() ? 1 : 0);
		sink.add(Feature.PLACE, 2, end == range.end() ? 1 : 0);
	}

	private void near(int first, int end, int type, FeatureSink sink) {
		double sum = 0;
		int nearest = Integer.MAX_VALUE;
		int side = 2;
		double own = 0;
		int content = 0;
		for (int i = range.first(); i < range.end(); i++) {
			double weight = matched[i - range.first()];
			if (i >= first && i < end) {
				content += words.get(i).isContent() ? 1 : 0;
				own += weight > 0 ? 1 : 0;
			} else if (weight > 0) {
				int distance = i < first ? first - i : i - end + 1;
				sum += weight * Math.exp(-(distance - 1) / REACH);
				if (distance < nearest) {
					nearest = distance;
					side = i < first ? 0 : 1;
				}
			}
		}
		sink.add(Feature.OVERLAP, 0, content == 0 ? 0 : own / content);
		sink.add(Feature.OVERLAP, 1, own > 0 ? 1 : 0);
		sink.add(Feature.NEAR, 0, allWeight == 0 ? 0 : sum / allWeight);
		sink.add(Feature.NEAR, 1, nearest == Integer.MAX_VALUE ? 0 : 1.0 / nearest);
		sink.add(Feature.TYPE_SIDE, type * 3 + side, 1);
		question.focus().ifPresent(focus -> focus(first, end, focus, sink));
	}

	private void focus(int first, int end, String focus, FeatureSink sink) {
		for (int i = Math.max(range.first(), first - FOCUS_REACH); i < Math.min(range.end(), end + FOCUS_REACH); i++) {
			if (words.get(i).stem().equals(focus)) {
				sink.add(Feature.FOCUS, i < first ? 0 : i < end ? 1 : 2, 1);
				return;
			}
		}
	}

	private void inside(int first, int end, FeatureSink sink) {
		int commas = 0;
		int[] kinds = new int[WordClass.values().length];
		for (int i = first + 1; i < end; i++) {
			commas += words.get(i).gap() == Word.Gap.COMMA ? 1 : 0;
			kinds[words.get(i).kind().ordinal()]++;
		}
		sink.add(Feature.INSIDE, 0, Math.min(1, commas));
		sink.add(Feature.INSIDE, 1, Math.min(1, kinds[WordClass.CONJUNCTION.ordinal()]));
		sink.add(Feature.INSIDE, 2, Math.min(1, kinds[WordClass.AUXILIARY.ordinal()]));
		sink.add(Feature.INSIDE, 3, Math.min(2, kinds[WordClass.PREPOSITION.ordinal()]));
		sink.add(Feature.INSIDE, 4, Math.min(1, kinds[WordClass.SUBORDINATOR.ordinal()] + kinds[WordClass.PRONOUN.ordinal()]));
	}

	TextIndex.Range range() {
		return range;
	}

	/** The words of the sentence that the question has too, as indexes into the text's words. */
	int[] matches() {
		return java.util.stream.IntStream.range(0, matched.length).filter(i -> matched[i] > 0).map(i -> range.first() + i).toArray();
	}

	TextIndex index() {
		return index;
	}
}
