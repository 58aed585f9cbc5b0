package org.lorgnette.metrics.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

import org.dkpro.statistics.agreement.unitizing.KrippendorffAlphaUnitizingAgreement;
import org.dkpro.statistics.agreement.unitizing.UnitizingAnnotationStudy;
import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Span;

class UnitizingTest {

	private static Unit unit(String annotator, int begin, int length, String category) {
		return new Unit(annotator, 0, new Span(begin, begin + length), category);
	}

	/** Krippendorff (2004), page 254. The continuum from 150 to 450 is shifted to begin at 0. */
	@Test
	void contentAnalysisExample() {
		UnitizingAlpha alpha = UnitizingAlpha.of(new UnitizingStudy(List.of("i", "j"), List.of(300),
				List.of(unit("i", 75, 70, "c"), unit("i", 220, 30, "c"), unit("j", 70, 80, "c"), unit("j", 205, 20, "c"),
						unit("j", 250, 20, "c"), unit("i", 30, 60, "k"), unit("i", 150, 50, "k"), unit("j", 30, 60, "k"),
						unit("j", 150, 50, "k"))));
		assertEquals(0.0144, alpha.categories().get("c").observed(), 0.0001);
		assertEquals(0.0532, alpha.categories().get("c").expected(), 0.0001);
		assertEquals(0.7286, alpha.categories().get("c").alpha().getAsDouble(), 0.0001);
		assertEquals(0, alpha.categories().get("k").observed());
		assertEquals(0.0490, alpha.categories().get("k").expected(), 0.0001);
		assertEquals(OptionalDouble.of(1), alpha.categories().get("k").alpha());
		assertEquals(0.8591, alpha.alpha().getAsDouble(), 0.0005);
	}

	/**
	 * Krippendorff (1995), page 57, observed disagreements of examples A to D; expected ones in the limit of a fine unit. The
	 * tolerance of what rests on the expected ones is that between the formula of 1995 and the one of 2004.
	 */
	@Test
	void unitizingExamples() {
		String[] rows = { "A 2-10 14-20", "A 4-8 15-17", "B 0-18", "B 0-2 2-3 3-4 4-5 5-6 6-9 9-10",
				"C 2-8 10-12 14-18 20-22", "C 0-2 4-8 10-14 16-18 20-22", "D 0-2 2-10 10-14 14-20 20-24",
				"D 0-4 4-8 8-15 15-17 17-24" };
		int fine = 5000;
		List<Unit> units = new ArrayList<>();
		for (int row = 0; row < rows.length; row++) {
			String[] parts = rows[row].split(" ");
			for (int part = 1; part < parts.length; part++) {
				String[] ends = parts[part].split("-");
				units.add(new Unit(row % 2 == 0 ? "first" : "second", 0,
						new Span(Integer.parseInt(ends[0]) * fine, Integer.parseInt(ends[1]) * fine), parts[0]));
			}
		}
		Map<String, UnitizingAlpha> categories = UnitizingAlpha
				.of(new UnitizingStudy(List.of("first", "second"), List.of(24 * fine), units)).categories();
		assertEquals(0.03125, categories.get("A").observed(), 0.00001);
		assertEquals(2.26736, categories.get("B").observed(), 0.00001);
		assertEquals(0.02777, categories.get("C").observed(), 0.00001);
		assertEquals(0.38715, categories.get("D").observed(), 0.00001);
		assertEquals(0.06990, categories.get("A").expected(), 0.005);
		assertEquals(0.08642, categories.get("C").expected(), 0.005);
		assertEquals(0.553, categories.get("A").alpha().getAsDouble(), 0.02);
		assertEquals(-0.926, categories.get("B").alpha().getAsDouble(), 0.02);
		assertEquals(0.679, categories.get("C").alpha().getAsDouble(), 0.02);
		assertEquals(0.066, categories.get("D").alpha().getAsDouble(), 0.02);
	}

	/** The library follows the definition, unit by gap; documents are laid end to end for it here. */
	@Test
	void asDkproComputes() {
		Random random = new Random(8);
		for (int trial = 0; trial < 60; trial++) {
			int annotators = 2 + trial % 3;
			List<String> names = List.of("p", "q", "r", "s").subList(0, annotators);
			List<Integer> lengths = List.of(200, 1 + random.nextInt(3), 350);
			int total = lengths.stream().mapToInt(Integer::intValue).sum();
			UnitizingAnnotationStudy reference = new UnitizingAnnotationStudy(annotators, 0, total);
			List<Unit> units = new ArrayList<>();
			for (int annotator = 0; annotator < annotators; annotator++) {
				int offset = 0;
				for (int document = 0; document < lengths.size(); document++) {
					for (String category : List.of("PER", "LOC")) {
						int at = random.nextInt(20);
						int length = 1 + random.nextInt(30);
						while (at + length <= lengths.get(document)) {
							units.add(new Unit(names.get(annotator), document, new Span(at, at + length), category));
							reference.addUnit(offset + at, length, annotator, category);
							at += length + random.nextInt(3) * random.nextInt(40);
							length = 1 + random.nextInt(30);
						}
					}
					offset += lengths.get(document);
				}
			}
			UnitizingAlpha alpha = UnitizingAlpha.of(new UnitizingStudy(names, lengths, units));
			KrippendorffAlphaUnitizingAgreement expected = new KrippendorffAlphaUnitizingAgreement(reference);
			assertEquals(expected.calculateAgreement(), alpha.alpha().getAsDouble(), 1e-9);
			assertEquals(expected.calculateCategoryAgreement("PER"), alpha.categories().get("PER").alpha().getAsDouble(), 1e-9);
		}
	}

	@Test
	void withoutUnitsAlphaIsUndefined() {
		UnitizingStudy study = new UnitizingStudy(List.of("a", "b"), List.of(10, 0), List.of());
		assertEquals(OptionalDouble.empty(), UnitizingAlpha.of(study).alpha());
		assertEquals(OptionalDouble.empty(), PairwiseF1.of(study).mean());
		assertEquals(OptionalDouble.empty(),
				UnitizingAlpha.of(new UnitizingStudy(List.of("a", "b"), List.of(), List.of())).alpha());
	}

	@Test
	void oneWhoSeesNothingDisagrees() {
		UnitizingStudy study = new UnitizingStudy(List.of("a", "b"), List.of(100), List.of(unit("a", 10, 5, "X")));
		assertTrue(UnitizingAlpha.of(study).alpha().getAsDouble() <= 0);
		assertEquals(OptionalDouble.of(0), PairwiseF1.of(study).mean());
	}

	@Test
	void overlapsAreRefusedAndCanBeMerged() {
		UnitizingStudy nested = new UnitizingStudy(List.of("a", "b"), List.of(100),
				List.of(unit("a", 10, 20, "ORG"), unit("a", 15, 5, "ORG"), unit("a", 30, 4, "ORG"), unit("a", 12, 5, "LOC"),
						unit("b", 10, 20, "ORG"), unit("b", 50, 0, "ORG")));
		IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> UnitizingAlpha.of(nested));
		assertTrue(error.getMessage().contains("category ORG"), error::getMessage);
		UnitizingStudy merged = nested.withoutOverlaps();
		assertEquals(List.of(unit("a", 10, 20, "ORG"), unit("b", 10, 20, "ORG"), unit("a", 12, 5, "LOC"),
				unit("a", 30, 4, "ORG")), merged.units());
		assertTrue(UnitizingAlpha.of(merged).alpha().isPresent());
	}

	@Test
	void unitsOutsideTheStudyAreRefused() {
		List<String> names = List.of("a", "b");
		assertThrows(IllegalArgumentException.class,
				() -> new UnitizingStudy(names, List.of(10), List.of(unit("a", 8, 3, "X"))));
		assertThrows(IllegalArgumentException.class,
				() -> new UnitizingStudy(names, List.of(10), List.of(unit("c", 0, 3, "X"))));
		assertThrows(IllegalArgumentException.class, () -> new UnitizingStudy(names, List.of(), List.of(unit("a", 0, 1, "X"))));
		assertThrows(IllegalArgumentException.class, () -> new UnitizingStudy(List.of("a", "a"), List.of(), List.of()));
	}

	@Test
	void pairwiseF1MatchesExactly() {
		UnitizingStudy study = new UnitizingStudy(List.of("a", "b", "c"), List.of(100, 100),
				List.of(unit("a", 0, 5, "PER"), unit("a", 10, 5, "LOC"), unit("b", 0, 5, "PER"), unit("b", 10, 5, "ORG"),
						unit("b", 20, 5, "ORG"), new Unit("c", 1, new Span(0, 5), "PER"), unit("a", 0, 5, "PER")));
		List<PairwiseF1.Pair> pairs = PairwiseF1.of(study).pairs();
		assertEquals(List.of(new PairwiseF1.Pair("a", "b", new Counts(3, 3, 1)),
				new PairwiseF1.Pair("a", "c", new Counts(3, 1, 0)), new PairwiseF1.Pair("b", "c", new Counts(3, 1, 0))), pairs);
		assertEquals(1 / 9.0, PairwiseF1.of(study).mean().getAsDouble(), 1e-15);
	}
}
