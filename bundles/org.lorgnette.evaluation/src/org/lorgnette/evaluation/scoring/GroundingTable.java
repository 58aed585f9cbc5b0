package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.lorgnette.model.Grounding;

/** How what an engine wrote was found in the texts, by unit: for every value the share of predictions of that kind. Mutable, for one thread. */
final class GroundingTable {

	private record Found(int unit, Grounding.Kind kind) {
	}

	/** What is nowhere comes first: it is what one looks for. */
	private static final List<Grounding.Kind> KINDS = List.of(Grounding.Kind.UNGROUNDED, Grounding.Kind.AMBIGUOUS, Grounding.Kind.FUZZY,
			Grounding.Kind.NORMALISED, Grounding.Kind.EXACT);

	/** The kinds as names of values, likewise. */
	static final List<String> NAMES = KINDS.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();

	private final List<Found> found = new ArrayList<>();

	void add(int unit, Optional<Grounding> grounding) {
		grounding.ifPresent(there -> found.add(new Found(unit, there.kind())));
	}

	/** @param units how many were scored; empty if nothing had to be found */
	Optional<UnitStatistics> statistics(int units) {
		if (found.isEmpty()) {
			return Optional.empty();
		}
		MeanTable table = new MeanTable(NAMES, NAMES.getFirst(), found.size(), 1);
		for (Found one : found) {
			double[] values = new double[KINDS.size()];
			Arrays.setAll(values, column -> KINDS.get(column) == one.kind ? 1 : 0);
			table.add(one.unit, values);
		}
		return Optional.of(table);
	}
}
