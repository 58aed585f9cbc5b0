package org.lorgnette.metrics.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.junit.jupiter.api.Test;

class CodingAgreementTest {

	/** One string per annotator, one character per item; a dot where the annotator left the item out. */
	private static List<Coding> codings(String... rows) {
		List<Coding> codings = new ArrayList<>();
		for (int annotator = 0; annotator < rows.length; annotator++) {
			for (int item = 0; item < rows[annotator].length(); item++) {
				if (rows[annotator].charAt(item) != '.') {
					codings.add(new Coding("ABCD".substring(annotator, annotator + 1), "u" + item,
							rows[annotator].substring(item, item + 1)));
				}
			}
		}
		return codings;
	}

	/** Krippendorff (2011), sections A and C. */
	@Test
	void krippendorffsExamples() {
		assertEquals(0.095, KrippendorffAlpha.nominal(codings("0100000010", "1110010000")).alpha().getAsDouble(), 0.0005);
		KrippendorffAlpha alpha = KrippendorffAlpha
				.nominal(codings("123321412...", "1233224125.3", ".3332342251.", "1233244125 1.".replace(" ", "")));
		assertEquals(0.743, alpha.alpha().getAsDouble(), 0.0005);
		assertEquals(11, alpha.items());
		assertEquals(40, alpha.codings());
	}

	/** Krippendorff (1995), page 57: units of Bertha and Bill as codes of 24 positions. */
	@Test
	void berthaAndBill() {
		List<Coding> codings = codings("001111111100001111110000", "000011110000000110000000");
		assertEquals(0.385, CohenKappa.of(codings, "A", "B").kappa().getAsDouble(), 0.0005);
		assertEquals(0.329, KrippendorffAlpha.nominal(codings).alpha().getAsDouble(), 0.0005);
	}

	private static CohenKappa kappa(long[][] counts) {
		List<String> names = List.of("a", "b", "c", "d").subList(0, counts.length);
		return CohenKappa.of(new Crosstab(names, counts));
	}

	/** The textbook table of 50 grant proposals, yes or no. */
	@Test
	void grantProposals() {
		CohenKappa kappa = kappa(new long[][] { { 20, 5 }, { 10, 15 } });
		assertEquals(0.7, kappa.observed().getAsDouble(), 1e-15);
		assertEquals(0.5, kappa.expected().getAsDouble(), 1e-15);
		assertEquals(0.4, kappa.kappa().getAsDouble(), 1e-15);
	}

	/** Sexual fun of 91 couples (Agresti 1990), as R's package vcd prints it: 0.1293, ASE 0.0686. */
	@Test
	void standardErrorAsInVcd() {
		CohenKappa kappa = kappa(new long[][] { { 7, 7, 2, 3 }, { 2, 8, 3, 7 }, { 1, 5, 4, 9 }, { 2, 8, 9, 14 } });
		assertEquals(91, kappa.items());
		assertEquals(0.1293, kappa.kappa().getAsDouble(), 0.00005);
		assertEquals(0.0686, kappa.standardError().getAsDouble(), 0.00005);
		assertEquals(0.1293 + 1.96 * 0.0686, kappa.interval(0.95).orElseThrow().high(), 0.0002);
	}

	@Test
	void categoriesAgainstTheRest() {
		List<String> first = List.of("PER", "PER", "LOC", "ORG", "ORG", "LOC");
		List<String> second = List.of("PER", "LOC", "LOC", "ORG", "PER", "LOC");
		Map<String, CohenKappa> categories = CohenKappa.byCategory(first, second);
		assertEquals(List.of("LOC", "ORG", "PER"), List.copyOf(categories.keySet()));
		List<String> collapsedFirst = first.stream().map(c -> c.equals("LOC") ? c : "-").toList();
		List<String> collapsedSecond = second.stream().map(c -> c.equals("LOC") ? c : "-").toList();
		assertEquals(CohenKappa.of(collapsedFirst, collapsedSecond), categories.get("LOC"));
		// Observed 5/6, expected (2 * 3 + 4 * 3) / 36.
		assertEquals((5 / 6.0 - 0.5) / 0.5, categories.get("LOC").kappa().getAsDouble(), 1e-15);
	}

	@Test
	void whatDataCannotTellIsEmpty() {
		CohenKappa same = CohenKappa.of(List.of("x", "x"), List.of("x", "x"));
		assertEquals(OptionalDouble.of(1), same.observed());
		assertEquals(OptionalDouble.empty(), same.kappa());
		assertEquals(Optional.empty(), same.interval(0.95));
		assertEquals(OptionalDouble.empty(), CohenKappa.of(List.of(), List.of()).observed());
		assertEquals(OptionalDouble.of(0), CohenKappa.of(List.of("x", "x"), List.of("y", "y")).kappa());
		assertEquals(OptionalDouble.empty(), KrippendorffAlpha.nominal(codings("11", "11")).alpha());
		assertEquals(OptionalDouble.empty(), KrippendorffAlpha.nominal(codings("1.", ".2")).alpha());
		assertEquals(OptionalDouble.of(1), KrippendorffAlpha.nominal(codings("12", "12")).alpha());
	}

	@Test
	void doubleCodingsAndUnequalListsAreRefused() {
		IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
				() -> KrippendorffAlpha.nominal(List.of(new Coding("A", "u", "x"), new Coding("A", "u", "y"))));
		assertTrue(error.getMessage().contains("A coded item u twice"), error::getMessage);
		assertThrows(IllegalArgumentException.class, () -> CohenKappa.of(List.of("x"), List.of()));
	}

	@Test
	void asDkproComputes() {
		Random random = new Random(3);
		for (int trial = 0; trial < 20; trial++) {
			CodingAnnotationStudy study = new CodingAnnotationStudy(2);
			List<Coding> codings = new ArrayList<>();
			for (int item = 0; item < 40; item++) {
				String first = String.valueOf(random.nextInt(4));
				String second = random.nextBoolean() ? first : String.valueOf(random.nextInt(4));
				study.addItem(first, second);
				codings.add(new Coding("A", "u" + item, first));
				codings.add(new Coding("B", "u" + item, second));
			}
			assertEquals(new CohenKappaAgreement(study).calculateAgreement(),
					CohenKappa.of(codings, "A", "B").kappa().getAsDouble(), 1e-12);
			assertEquals(new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement(),
					KrippendorffAlpha.nominal(codings).alpha().getAsDouble(), 1e-12);
		}
	}
}
