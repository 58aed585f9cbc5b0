package org.lorgnette.metrics.copy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares two texts: each shared fingerprint is checked letter by letter and extended both ways as far as the texts agree; the
 * longest matches are kept first, parts of others that they leave free after them, and matches with a few letters between them in
 * both texts are one passage.
 */
public final class CopyCheck {

	/** A hash that stands at more places of one text says nothing of where it was copied from. */
	private static final int PLACES = 64;

	private final PrintedText first;
	private final PrintedText second;
	private final Set<Long> ignored;
	private final int least;

	/** A maximal match: letters from {@code a} and from {@code b} on. */
	private record Match(int a, int b, int length) {

		Match part(int from, int to) {
			return new Match(a + from, b + from, to - from);
		}
	}

	/** Matches that became one passage, as ranges of letters. */
	private record Run(int a, int aEnd, int b, int bEnd, int letters) {
	}

	private CopyCheck(PrintedText first, PrintedText second, Set<Long> ignored) {
		this.first = first;
		this.second = second;
		this.ignored = ignored;
		this.least = first.winnowing().noise();
	}

	/** @throws IllegalArgumentException if the texts have fingerprints of different kinds */
	public static CopyPair compare(PrintedText first, PrintedText second) {
		return compare(first, second, Set.of());
	}

	/** @param ignored hashes that many texts have */
	static CopyPair compare(PrintedText first, PrintedText second, Set<Long> ignored) {
		if (!first.winnowing().equals(second.winnowing())) {
			throw new IllegalArgumentException(first.id() + " and " + second.id() + " have different thresholds");
		}
		return new CopyCheck(first, second, ignored).pair();
	}

	private CopyPair pair() {
		List<Match> kept = tile(matches());
		int letters = kept.stream().mapToInt(Match::length).sum();
		List<CopiedPassage> passages = joined(kept).stream().map(run -> new CopiedPassage(first.letters().source(run.a, run.aEnd),
				second.letters().source(run.b, run.bEnd), run.letters)).toList();
		return new CopyPair(first.id(), second.id(), passages, share(letters, first), share(letters, second), resemblance());
	}

	private static double share(int letters, PrintedText text) {
		return text.letterCount() == 0 ? 0 : (double) letters / text.letterCount();
	}

	private double resemblance() {
		Set<Long> all = first.hashes();
		Set<Long> shared = new HashSet<>(all);
		shared.retainAll(second.hashes());
		all.addAll(second.hashes());
		return all.isEmpty() ? 0 : (double) shared.size() / all.size();
	}

	private List<Match> matches() {
		Map<Long, int[]> places = second.places(PLACES);
		Map<Integer, Integer> reached = new HashMap<>();
		List<Match> matches = new ArrayList<>();
		for (Winnowing.Fingerprint print : first.fingerprints()) {
			if (ignored.contains(print.hash())) {
				continue;
			}
			for (int place : places.getOrDefault(print.hash(), new int[0])) {
				int diagonal = place - print.position();
				if (reached.getOrDefault(diagonal, 0) < print.position() + least) {
					Match match = extend(print.position(), place);
					if (match.length >= least) {
						matches.add(match);
						reached.put(diagonal, match.a + match.length);
					}
				}
			}
		}
		return matches;
	}

	private Match extend(int a, int b) {
		int back = 0;
		while (back < a && back < b && first.letters().at(a - back - 1) == second.letters().at(b - back - 1)) {
			back++;
		}
		int ahead = 0;
		while (a + ahead < first.letterCount() && b + ahead < second.letterCount()
				&& first.letters().at(a + ahead) == second.letters().at(b + ahead)) {
			ahead++;
		}
		return new Match(a - back, b - back, back + ahead);
	}

	/** The longest first; what is left free of the others in both texts, where it is long enough. */
	private List<Match> tile(List<Match> matches) {
		BitSet inFirst = common(first);
		BitSet inSecond = common(second);
		List<Match> kept = new ArrayList<>();
		matches.sort(Comparator.comparingInt((Match match) -> -match.length).thenComparingInt(Match::a)
				.thenComparingInt(Match::b));
		for (Match match : matches) {
			int from = 0;
			while (from < match.length) {
				while (from < match.length && (inFirst.get(match.a + from) || inSecond.get(match.b + from))) {
					from++;
				}
				int to = from;
				while (to < match.length && !inFirst.get(match.a + to) && !inSecond.get(match.b + to)) {
					to++;
				}
				if (to - from >= least) {
					kept.add(match.part(from, to));
					inFirst.set(match.a + from, match.a + to);
					inSecond.set(match.b + from, match.b + to);
				}
				from = to;
			}
		}
		kept.sort(Comparator.comparingInt(Match::a));
		return kept;
	}

	/** Letters of ignored runs: a match that goes on into them is only kept as far as it is more than them. */
	private BitSet common(PrintedText text) {
		BitSet common = new BitSet();
		text.fingerprints().stream().filter(print -> ignored.contains(print.hash()))
				.forEach(print -> common.set(print.position(), print.position() + least));
		return common;
	}

	private List<Run> joined(List<Match> tiles) {
		List<Run> runs = new ArrayList<>();
		for (Match tile : tiles) {
			Run next = new Run(tile.a, tile.a + tile.length, tile.b, tile.b + tile.length, tile.length);
			Run last = runs.isEmpty() ? next : runs.getLast();
			if (!runs.isEmpty() && isNear(last.aEnd, next.a) && isNear(last.bEnd, next.b)) {
				runs.set(runs.size() - 1, new Run(last.a, next.aEnd, last.b, next.bEnd, last.letters + next.letters));
			} else {
				runs.add(next);
			}
		}
		return runs;
	}

	private boolean isNear(int end, int begin) {
		return begin >= end && begin - end <= least;
	}
}
