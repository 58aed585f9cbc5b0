package org.lorgnette.metrics.agreement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Krippendorff's alpha for units, alpha<sub>U</sub>: agreement on where units lie and what they are ("On the reliability of
 * unitizing contiguous data", Sociological Methodology 25, 1995; formulas as in "Content Analysis", 2nd edition, 2004, section
 * 11.4). Documents are laid end to end, so a gap may reach over a document's border; lengths are in UTF-16 code units.
 *
 * @param observed disagreement, summed over categories
 * @param expected disagreement by chance, summed over categories
 * @param alpha 1 - observed / expected, at most 1; empty if nobody set a unit
 * @param categories alpha and disagreements of each category by itself, in alphabetical order; empty within a
 *            category's own entry
 */
public record UnitizingAlpha(double observed, double expected, OptionalDouble alpha,
		Map<String, UnitizingAlpha> categories) {

	/**
	 * @throws IllegalArgumentException if units of an annotator and category overlap or have no width; see
	 *             {@link UnitizingStudy#withoutOverlaps()}
	 */
	public static UnitizingAlpha of(UnitizingStudy study) {
		Map<String, UnitizingAlpha> categories = new LinkedHashMap<>();
		double observed = 0;
		double expected = 0;
		TreeSet<String> names = new TreeSet<>();
		study.units().forEach(unit -> names.add(unit.category()));
		for (String category : names) {
			Continuum continuum = Continuum.of(study, category);
			UnitizingAlpha own = of(continuum.observedDisagreement(), continuum.expectedDisagreement(), Map.of());
			categories.put(category, own);
			observed += own.observed();
			expected += own.expected();
		}
		return of(observed, expected, categories);
	}

	private static UnitizingAlpha of(double observed, double expected, Map<String, UnitizingAlpha> categories) {
		OptionalDouble alpha = expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed / expected);
		return new UnitizingAlpha(observed, expected, alpha, Collections.unmodifiableMap(categories));
	}
}
