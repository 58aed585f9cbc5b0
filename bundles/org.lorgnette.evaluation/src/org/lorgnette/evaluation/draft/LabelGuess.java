package org.lorgnette.evaluation.draft;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.lorgnette.evaluation.experiment.LabelMap;

/** Which label of a corpus an engine's label most likely means: the same one, a synonym, or a coarser one. */
final class LabelGuess {

	/** Labels that split a common one: a city is a location. */
	private static final Map<String, String> FINER = Map.of("CITY", "LOCATION", "COUNTRY", "LOCATION", "STATE_OR_PROVINCE", "LOCATION",
			"GPE", "LOCATION", "NATIONALITY", "MISC");

	private final Set<String> gold;
	private final LabelMap same;

	LabelGuess(Collection<String> gold) {
		this.gold = Set.copyOf(gold);
		this.same = new LabelMap(this.gold.stream().collect(Collectors.toMap(label -> label, label -> label)));
	}

	/** From the engine's labels to those of the corpus; labels that mean none of them are left out. */
	SortedMap<String, String> of(Collection<String> labels) {
		SortedMap<String, String> guessed = new TreeMap<>();
		for (String label : labels) {
			to(label).or(() -> Optional.ofNullable(FINER.get(label)).flatMap(this::to)).ifPresent(target -> guessed.put(label, target));
		}
		return guessed;
	}

	private Optional<String> to(String label) {
		return gold.isEmpty() ? Optional.empty() : same.derive(Set.of(label)).apply(label);
	}
}
