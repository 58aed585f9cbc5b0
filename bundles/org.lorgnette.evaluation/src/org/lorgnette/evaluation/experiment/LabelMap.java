package org.lorgnette.evaluation.experiment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings labels to a common set. Without entries every label stays as it is; with entries the labels that have none are left out.
 */
public record LabelMap(Map<String, String> entries) {

	/** Keeps every label. */
	public static final LabelMap IDENTITY = new LabelMap(Map.of());

	/** Spellings of the same label that engines and corpora use; the first of each row is the shortest. */
	private static final Set<Set<String>> SYNONYMS = Set.of(Set.of("PER", "PERSON", "PEOP", "PERS"), Set.of("LOC", "LOCATION"),
			Set.of("ORG", "ORGANIZATION", "ORGANISATION"));

	public LabelMap {
		entries = Map.copyOf(entries);
	}

	public Optional<String> apply(String label) {
		return entries.isEmpty() ? Optional.of(label) : Optional.ofNullable(entries.get(label));
	}

	/** The common labels, empty if every label is kept. */
	public Set<String> targets() {
		return new TreeSet<>(entries.values());
	}

	/**
	 * The map for an engine's labels where the experiment gives none: a label goes to the common label that is written alike but
	 * for case, to what this corpus map makes of such a label, or to a common synonym (PERSON and PER); others are left out.
	 *
	 * @param labels
	 *            the labels to map
	 */
	public LabelMap derive(Set<String> labels) {
		if (entries.isEmpty()) {
			return IDENTITY;
		}
		Map<String, String> folded = new LinkedHashMap<>();
		entries.forEach((from, to) -> folded.put(fold(from), to));
		targets().forEach(target -> folded.put(fold(target), target));
		Map<String, String> derived = new LinkedHashMap<>();
		for (String label : labels) {
			commonLabel(fold(label), folded).ifPresent(target -> derived.put(label, target));
		}
		// An engine none of whose labels fits must not fall back to keeping them all.
		return derived.isEmpty() ? new LabelMap(Map.of("", "")) : new LabelMap(derived);
	}

	private static Optional<String> commonLabel(String label, Map<String, String> folded) {
		if (folded.containsKey(label)) {
			return Optional.of(folded.get(label));
		}
		return SYNONYMS.stream().filter(group -> group.contains(label)).flatMap(Set::stream).sorted().filter(folded::containsKey)
				.map(folded::get).findFirst();
	}

	private static String fold(String label) {
		return label.toUpperCase(Locale.ROOT);
	}
}
