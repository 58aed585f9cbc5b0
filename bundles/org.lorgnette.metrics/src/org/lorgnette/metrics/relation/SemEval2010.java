package org.lorgnette.metrics.relation;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the official scorer of SemEval-2010 Task 8 counts ({@code semeval2010_task8_scorer-v1.2.pl}; Hendrickx et al. 2010):
 * which of the 19 labels was proposed for which, and how often the key holds each. All three of its evaluations follow from
 * this. Merging counts equals counting the merge.
 *
 * @param confusion
 *            number of sentences by proposed label, then by label of the key
 * @param key
 *            number of sentences of the key by label, those skipped by the proposal included
 */
public record SemEval2010(Map<String, Map<String, Long>> confusion, Map<String, Long> key) {

	public static final String OTHER = "Other";

	/** The 18 directed relations and {@link #OTHER}: all labels the scorer accepts. */
	public static final Set<String> LABELS = Stream
			.concat(Stream.of(OTHER), Stream
					.of("Cause-Effect", "Component-Whole", "Content-Container", "Entity-Destination", "Entity-Origin",
							"Instrument-Agency", "Member-Collection", "Message-Topic", "Product-Producer")
					.flatMap(relation -> Stream.of(relation + "(e1,e2)", relation + "(e2,e1)")))
			.collect(Collectors.toUnmodifiableSet());

	public SemEval2010 {
		Map<String, Map<String, Long>> rows = new TreeMap<>();
		confusion.forEach((proposed, row) -> rows.put(proposed, Collections.unmodifiableMap(new TreeMap<>(row))));
		confusion = Collections.unmodifiableMap(rows);
		key = Collections.unmodifiableMap(new TreeMap<>(key));
	}

	/**
	 * @param proposed
	 *            labels for some or all sentences of the key; the others count as skipped
	 * @throws IllegalArgumentException
	 *             as the scorer does if an id occurs twice, if a proposed id is not in the key, or if a label is none of
	 *             {@link #LABELS}
	 */
	public static SemEval2010 count(List<LabelledSentence> key, List<LabelledSentence> proposed) {
		Map<String, String> keyById = byId(key, "key");
		Map<String, Map<String, Long>> confusion = new TreeMap<>();
		byId(proposed, "proposal").forEach((id, relation) -> {
			String expected = keyById.get(id);
			if (expected == null) {
				throw new IllegalArgumentException("the proposal has a label for sentence " + id
						+ ", which is not in the key; use the ids of the key");
			}
			confusion.computeIfAbsent(relation, label -> new TreeMap<>()).merge(expected, 1L, Long::sum);
		});
		return new SemEval2010(confusion,
				keyById.values().stream().collect(Collectors.groupingBy(label -> label, Collectors.counting())));
	}

	private static Map<String, String> byId(List<LabelledSentence> sentences, String what) {
		Map<String, String> byId = new HashMap<>();
		for (LabelledSentence sentence : sentences) {
			if (!LABELS.contains(sentence.relation())) {
				throw new IllegalArgumentException("the " + what + " calls sentence " + sentence.id() + " '" + sentence.relation()
						+ "', which is no label of the task; expected Other or one of its relations, like Cause-Effect(e1,e2)");
			}
			if (byId.put(sentence.id(), sentence.relation()) != null) {
				throw new IllegalArgumentException("the " + what + " has sentence " + sentence.id() + " twice; keep one label");
			}
		}
		return byId;
	}

	public SemEval2010 plus(SemEval2010 other) {
		Map<String, Map<String, Long>> sum = new TreeMap<>();
		for (SemEval2010 part : List.of(this, other)) {
			part.confusion.forEach((proposed, row) -> row.forEach((expected, count) -> sum
					.computeIfAbsent(proposed, label -> new TreeMap<>()).merge(expected, count, Long::sum)));
		}
		Map<String, Long> keys = new TreeMap<>(key);
		other.key.forEach((label, count) -> keys.merge(label, count, Long::sum));
		return new SemEval2010(sum, keys);
	}

	/** (9+1)-way with directionality taken into account: the official evaluation, whose macro-averaged F1 is the score. */
	public SemEval2010Evaluation official() {
		return SemEval2010Evaluation.withoutDirection(this, true);
	}

	/** (2*9+1)-way, each direction of a relation being a label of its own. */
	public SemEval2010Evaluation directed18() {
		return SemEval2010Evaluation.withDirection(this);
	}

	/** (9+1)-way with directionality ignored. */
	public SemEval2010Evaluation undirected() {
		return SemEval2010Evaluation.withoutDirection(this, false);
	}
}
