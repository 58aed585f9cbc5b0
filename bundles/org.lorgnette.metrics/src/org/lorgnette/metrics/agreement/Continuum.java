package org.lorgnette.metrics.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.lorgnette.model.Span;

/**
 * The units of one category on documents laid end to end, per annotator in order, and the disagreements among them as
 * Krippendorff (1995) defines them. Both take time proportional to n log n, while the definition compares every unit with every
 * gap.
 */
final class Continuum {

	/** A unit on the continuum. */
	private record Piece(long begin, long end) {

		long length() {
			return end - begin;
		}
	}

	private final long length;
	private final List<List<Piece>> annotators;

	private Continuum(long length, List<List<Piece>> annotators) {
		this.length = length;
		this.annotators = annotators;
	}

	static Continuum of(UnitizingStudy study, String category) {
		long[] offsets = new long[study.lengths().size() + 1];
		for (int document = 0; document < study.lengths().size(); document++) {
			offsets[document + 1] = offsets[document] + study.lengths().get(document);
		}
		List<List<Piece>> annotators = new ArrayList<>();
		for (String annotator : study.annotators()) {
			List<Piece> pieces = new ArrayList<>();
			for (Unit unit : study.units()) {
				if (unit.annotator().equals(annotator) && unit.category().equals(category)) {
					pieces.add(piece(unit, offsets[unit.document()]));
				}
			}
			pieces.sort(Comparator.comparingLong(Piece::begin).thenComparingLong(Piece::end));
			requireApart(pieces, annotator, category);
			annotators.add(pieces);
		}
		return new Continuum(offsets[offsets.length - 1], annotators);
	}

	double observedDisagreement() {
		double sum = 0;
		for (int first = 0; first < annotators.size(); first++) {
			for (int second = first + 1; second < annotators.size(); second++) {
				sum += difference(annotators.get(first), annotators.get(second));
			}
		}
		double pairs = (double) annotators.size() * (annotators.size() - 1);
		return 2 * sum / (pairs * length * length);
	}

	double expectedDisagreement() {
		long[] gaps = gaps();
		// Number and total length of the gaps that are at least as long as a unit, by suffix.
		long[] totals = new long[gaps.length + 1];
		for (int at = gaps.length - 1; at >= 0; at--) {
			totals[at] = totals[at + 1] + gaps[at];
		}
		long count = annotators.stream().mapToLong(List::size).sum();
		double sum = 0;
		double withinUnits = 0;
		for (List<Piece> pieces : annotators) {
			for (Piece piece : pieces) {
				double size = piece.length();
				int from = firstAtLeast(gaps, piece.length());
				double places = totals[from] - (gaps.length - from) * (size - 1);
				sum += (count - 1) / 3.0 * size * (2 * size - 1) * (size - 1) + size * size * places;
				withinUnits += size * (size - 1);
			}
		}
		double whole = (double) annotators.size() * length;
		return 2 / (double) length * sum / (whole * (whole - 1) - withinUnits);
	}

	/**
	 * The sum of the squared differences of one annotator's units to another's: units that intersect differ by the squared
	 * distances of their ends, a unit within a gap by its squared length.
	 */
	private static double difference(List<Piece> first, List<Piece> second) {
		double sum = lonely(first, second) + lonely(second, first);
		int i = 0;
		int j = 0;
		while (i < first.size() && j < second.size()) {
			Piece one = first.get(i);
			Piece other = second.get(j);
			if (one.begin() < other.end() && other.begin() < one.end()) {
				double begins = one.begin() - other.begin();
				double ends = one.end() - other.end();
				sum += begins * begins + ends * ends;
			}
			if (one.end() < other.end()) {
				i++;
			} else {
				j++;
			}
		}
		return sum;
	}

	/** The squared lengths of those pieces that meet none of the others. */
	private static double lonely(List<Piece> pieces, List<Piece> others) {
		double sum = 0;
		int at = 0;
		for (Piece piece : pieces) {
			while (at < others.size() && others.get(at).end() <= piece.begin()) {
				at++;
			}
			if (at == others.size() || others.get(at).begin() >= piece.end()) {
				sum += (double) piece.length() * piece.length();
			}
		}
		return sum;
	}

	/** The lengths of all annotators' gaps, ascending; two units that touch have none between them. */
	private long[] gaps() {
		List<Long> gaps = new ArrayList<>();
		for (List<Piece> pieces : annotators) {
			long end = 0;
			for (Piece piece : pieces) {
				gaps.add(piece.begin() - end);
				end = piece.end();
			}
			gaps.add(length - end);
		}
		return gaps.stream().filter(gap -> gap > 0).mapToLong(Long::longValue).sorted().toArray();
	}

	private static int firstAtLeast(long[] ascending, long value) {
		int low = 0;
		int high = ascending.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (ascending[middle] < value) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	private static Piece piece(Unit unit, long offset) {
		Span span = unit.span();
		if (span.isEmpty()) {
			throw new IllegalArgumentException(unit + ": alpha for units needs spans of at least one code unit");
		}
		return new Piece(offset + span.begin(), offset + span.end());
	}

	private static void requireApart(List<Piece> pieces, String annotator, String category) {
		for (int i = 1; i < pieces.size(); i++) {
			if (pieces.get(i).begin() < pieces.get(i - 1).end()) {
				throw new IllegalArgumentException("alpha for units needs units of one annotator and category apart, but two of "
						+ annotator + ", category " + category + ", overlap at " + pieces.get(i).begin()
						+ " of the joined documents; merge them first (withoutOverlaps)");
			}
		}
	}
}
