package org.lorgnette.metrics.chunk;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.model.tagging.TagScheme;

/**
 * The four schemas of SemEval-2013 task 9.1 (Segura-Bedmar et al. 2013), as the Python package nervaluate (Batista and Upson)
 * counts them. That package changed its mind with version 1, see {@link Variant}; where each prediction meets at most one gold
 * span and the reverse, the overall numbers of both are the same.
 * <p>
 * Both versions take inclusive ends; ends here are half-open, so character spans that only touch do not overlap.
 */
public final class SemEval13 {

	/** What must agree for a prediction to be correct. */
	public enum Schema {
		/** Range and type. */
		STRICT,
		/** The range, whatever the type. */
		EXACT,
		/** The range, whatever the type; overlap counts half. */
		PARTIAL,
		/** The type, where the ranges overlap. */
		TYPE
	}

	/** How spans are matched where several overlap, and how types are accounted for. */
	public enum Variant {
		/**
		 * Versions 0.1 to 0.3. Gold is walked by begin, predictions by end. An exact match is looked for first, and may meet gold
		 * that already overlapped another prediction. Otherwise a prediction is matched with every overlapping gold span that no
		 * earlier one overlapped, and counted once for each, until one has its very range; a prediction whose overlapping gold
		 * is all taken is spurious. Hence {@code possible} and {@code actual} may exceed the number of spans. By type, a match
		 * counts for the type of the gold span, also if the types differ; spurious predictions count for their own.
		 */
		V0,
		/**
		 * Version 1 as it became after 1.0.0. Each schema matches one to one, in the order given: a prediction takes the first
		 * free gold span that is right in the schema (for {@link Schema#TYPE}: of these, the one with the closest ends), or else
		 * the first that it overlaps by 1% of the gold span. By type, the spans of that type are scored as if there were no
		 * others, so that a wrong type is a missed and a spurious span. 1.0.0 forgets the credit for partial matches when it adds
		 * up documents; here it counts always.
		 */
		V1
	}

	private final SpanMatcher matcher;
	private final MatchTally overall = new MatchTally();
	private final SortedMap<String, MatchTally> types = new TreeMap<>(CodePointOrder.INSTANCE);
	private long documents;

	/** Version 0, the counting of the task's paper and of most published numbers. */
	public SemEval13() {
		this(Variant.V0);
	}

	public SemEval13(Variant variant) {
		matcher = switch (variant) {
			case V0 -> new SpanMatcherV0();
			case V1 -> new SpanMatcherV1();
		};
	}

	/** Scores one sentence or document. Spans may nest and overlap. */
	public void add(List<TypedSpan> gold, List<TypedSpan> predicted) {
		gold.forEach(span -> tally(span.type()));
		predicted.forEach(span -> tally(span.type()));
		matcher.match(gold, predicted, overall, types);
		documents++;
	}

	private void tally(String type) {
		types.computeIfAbsent(type, unseen -> new MatchTally());
	}

	/**
	 * Scores one sentence given as tags, read by {@link TagScheme#decode}. For the tags that nervaluate accepts ({@code B-},
	 * {@code I-} and {@code O}) this is its own reading.
	 *
	 * @throws IllegalArgumentException
	 *             if there are not as many predicted as gold tags
	 */
	public void addTags(List<String> gold, List<String> predicted) {
		SentenceCheck.requireSameLength(gold, predicted, documents);
		add(spans(gold), spans(predicted));
	}

	private static List<TypedSpan> spans(List<String> tags) {
		return TagScheme.decode(tags).stream().map(TypedSpan::of).toList();
	}

	/** The scores of everything added so far. */
	public SemEval13Scores result() {
		SortedMap<String, Map<Schema, MatchCounts>> byType = new TreeMap<>(CodePointOrder.INSTANCE);
		types.forEach((type, tally) -> byType.put(type, tally.counts()));
		return new SemEval13Scores(documents, overall.counts(), byType);
	}
}
