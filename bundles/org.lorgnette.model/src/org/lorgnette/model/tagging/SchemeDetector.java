package org.lorgnette.model.tagging;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the scheme that explains a corpus, sentence by sentence: the one with the fewest violations. Where several have as few
 * (only {@code I} and {@code O} occur, no two chunks touch), the first in the order IO, IOB2, IOE2, BIOES, BILOU, IOB1, IOE1 wins.
 * Mutable, for one thread.
 */
public final class SchemeDetector {

	/** In order of preference among equals. */
	private static final List<TagScheme> CANDIDATES = List.of(TagScheme.IO, TagScheme.IOB2, TagScheme.IOE2, TagScheme.BIOES,
			TagScheme.BILOU, TagScheme.IOB1, TagScheme.IOE1);

	private final Map<TagScheme, Long> violations = new EnumMap<>(TagScheme.class);
	private boolean chunkSeen;

	public SchemeDetector() {
		CANDIDATES.forEach(scheme -> violations.put(scheme, 0L));
	}

	/** Counts one sentence's violations under every scheme. */
	public void add(List<String> tags) {
		chunkSeen |= tags.stream().anyMatch(tag -> !Tag.parse(tag).isOutside());
		for (TagScheme scheme : CANDIDATES) {
			int found = scheme.validate(tags).size();
			if (found > 0) {
				violations.merge(scheme, (long) found, Long::sum);
			}
		}
	}

	/** The scheme with the fewest violations so far, or empty if no tag but {@code O} was seen. */
	public Optional<TagScheme> scheme() {
		return chunkSeen ? CANDIDATES.stream().min(Comparator.comparing(violations::get)) : Optional.empty();
	}

	/** Violations so far under each scheme. */
	public Map<TagScheme, Long> violations() {
		return Map.copyOf(violations);
	}
}
