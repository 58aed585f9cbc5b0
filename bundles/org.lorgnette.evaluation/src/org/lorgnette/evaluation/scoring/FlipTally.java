package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.Counts;

/** What one change did to what one engine says, unit by unit; units of one document belong together. Mutable, for one thread. */
final class FlipTally {

	/**
	 * So many flips of each change can be looked at; of more, a uniform sample (reservoir sampling, Vitter 1985, algorithm
	 * R).
	 */
	private static final int FLIPS_KEPT = 100;

	/** @param kept what was said before, after, and both times, or of an answer how much of it stayed */
	record Unit(boolean flipped, boolean rightBefore, boolean rightAfter, Kept kept) {
	}

	/** Sets by their sizes; or of answers a share in 0..1. */
	sealed interface Kept {
		record Sets(long before, long after, long both) implements Kept {
		}

		record Share(double f1) implements Kept {
		}
	}

	private record Row(int document, Unit unit) {
	}

	private record Numbered(long number, Flip flip) {
	}

	private final SplittableRandom random;
	private final Map<String, Integer> documents = new HashMap<>();
	private final List<Row> rows = new ArrayList<>();
	private final List<Numbered> flips = new ArrayList<>();
	private long flipped;
	private long lost;

	FlipTally(long seed) {
		random = new SplittableRandom(seed);
	}

	/** @param flip asked only if it is one and is kept */
	void add(String document, Unit unit, Supplier<Flip> flip) {
		rows.add(new Row(documents.computeIfAbsent(document, unseen -> documents.size()), unit));
		if (unit.flipped) {
			keep(flip);
		}
	}

	void keep(Supplier<Flip> flip) {
		flipped++;
		if (flips.size() < FLIPS_KEPT) {
			flips.add(new Numbered(flipped, flip.get()));
		} else {
			long slot = random.nextLong(flipped);
			if (slot < FLIPS_KEPT) {
				flips.set((int) slot, new Numbered(flipped, flip.get()));
			}
		}
	}

	/** Counts a prediction for which nothing stands in the original text. */
	void lose() {
		lost++;
	}

	long lost() {
		return lost;
	}

	/** How many documents have a unit here. */
	int documents() {
		return documents.size();
	}

	/** What is drawn together for intervals: documents, or of one document alone its units. */
	int clusters() {
		return documents.size() == 1 ? rows.size() : documents.size();
	}

	private int cluster(int row) {
		return documents.size() == 1 ? row : rows.get(row).document;
	}

	/** Whether no cluster has several units, so that units are independent. */
	boolean isFlat() {
		return clusters() == rows.size();
	}

	/** In the order of adding. */
	List<Flip> flips() {
		return flips.stream().sorted(Comparator.comparingLong(Numbered::number)).map(Numbered::flip).toList();
	}

	/** The shares of units, by cluster. */
	UnitStatistics shares() {
		MeanTable table = new MeanTable(List.of(Score.FLIPPED, Score.BROKEN, Score.MENDED), Score.FLIPPED, Math.max(1, rows.size()), 1);
		for (int row = 0; row < rows.size(); row++) {
			Unit unit = rows.get(row).unit;
			table.add(cluster(row), number(unit.flipped), number(unit.rightBefore && !unit.rightAfter), number(!unit.rightBefore && unit.rightAfter));
		}
		return table;
	}

	/** What stayed, by cluster: a table with the value {@link Score#F1}. */
	UnitStatistics kept() {
		if (rows.stream().anyMatch(row -> row.unit.kept instanceof Kept.Share)) {
			MeanTable table = new MeanTable(List.of(Score.F1), Score.F1, rows.size(), clusters());
			for (int row = 0; row < rows.size(); row++) {
				table.add(cluster(row), ((Kept.Share) rows.get(row).unit.kept).f1());
			}
			return table;
		}
		Counts[] sums = new Counts[clusters()];
		Arrays.fill(sums, Counts.ZERO);
		for (int row = 0; row < rows.size(); row++) {
			Kept.Sets sets = (Kept.Sets) rows.get(row).unit.kept;
			sums[cluster(row)] = sums[cluster(row)].plus(new Counts(sets.before, sets.after, sets.both));
		}
		UnitTable table = new UnitTable();
		for (int cluster = 0; cluster < sums.length; cluster++) {
			table.add(cluster, sums[cluster]);
		}
		return table;
	}

	private static double number(boolean is) {
		return is ? 1 : 0;
	}
}
