package org.lorgnette.io.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Carries what changed between two versions of a text over to a third that resembles the first, line by line: the third keeps its own
 * lines wherever the two versions agree.
 */
final class LineMerge {

	private static final int MOST_DIFFERENCES = 2_000;

	private LineMerge() {
	}

	/**
	 * @param original
	 *            the text to change
	 * @param before
	 *            the text that says the same in a writer's own way
	 * @param after
	 *            the changed text in the writer's own way
	 * @return the changed original, or empty if its lines do not go with those of {@code before}
	 */
	static Optional<String> merge(String original, String before, String after) {
		if (original.equals(before)) {
			return Optional.of(after);
		}
		List<String> own = lines(original);
		List<String> from = lines(before);
		List<String> to = lines(after);
		Optional<int[]> toAfter = match(from, to);
		Optional<int[]> toOwn = own.size() == from.size() ? Optional.of(identity(from.size())) : match(from, own);
		if (toAfter.isEmpty() || toOwn.isEmpty()) {
			return Optional.empty();
		}
		String lineEnd = original.contains("\r\n") ? "\r\n" : "\n";
		StringBuilder merged = new StringBuilder(after.length() + original.length() / 8);
		int ownNext = 0;
		int toNext = 0;
		for (int i = 0; i <= from.size(); i++) {
			boolean end = i == from.size();
			int here = end ? to.size() : toAfter.get()[i];
			if (here < 0) {
				continue;
			}
			int ownHere = end ? own.size() : toOwn.get()[i];
			boolean changed = here > toNext || removedBefore(toAfter.get(), i);
			if (ownHere < 0) {
				return Optional.empty();
			}
			if (changed) {
				for (String line : to.subList(toNext, here)) {
					merged.append(line).append(line.endsWith("\n") ? "" : lineEnd);
				}
			} else {
				own.subList(ownNext, ownHere).forEach(merged::append);
			}
			if (!end) {
				merged.append(own.get(ownHere));
			}
			ownNext = ownHere + 1;
			toNext = here + 1;
		}
		return Optional.of(lineEnd.equals("\r\n") ? merged.toString().replaceAll("(?<!\r)\n", "\r\n") : merged.toString());
	}

	private static boolean removedBefore(int[] toAfter, int line) {
		return line > 0 && toAfter[line - 1] < 0;
	}

	private static int[] identity(int size) {
		int[] same = new int[size];
		Arrays.setAll(same, i -> i);
		return same;
	}

	/** Lines with their line ends. */
	private static List<String> lines(String text) {
		List<String> lines = new ArrayList<>();
		int begin = 0;
		for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
			lines.add(text.substring(begin, end + 1));
			begin = end + 1;
		}
		if (begin < text.length()) {
			lines.add(text.substring(begin));
		}
		return lines;
	}

	private static boolean same(String line, String other) {
		return line.equals(other) || line.stripTrailing().equals(other.stripTrailing());
	}

	/** For each line of {@code a} that of {@code b} it goes with, or -1 (Myers 1986); empty if they differ too much. */
	static Optional<int[]> match(List<String> a, List<String> b) {
		int begin = 0;
		while (begin < a.size() && begin < b.size() && same(a.get(begin), b.get(begin))) {
			begin++;
		}
		int tail = 0;
		while (tail < a.size() - begin && tail < b.size() - begin && same(a.get(a.size() - 1 - tail), b.get(b.size() - 1 - tail))) {
			tail++;
		}
		int[] match = new int[a.size()];
		Arrays.fill(match, -1);
		for (int i = 0; i < begin; i++) {
			match[i] = i;
		}
		for (int i = 1; i <= tail; i++) {
			match[a.size() - i] = b.size() - i;
		}
		return middle(a.subList(begin, a.size() - tail), b.subList(begin, b.size() - tail), begin, match) ? Optional.of(match)
				: Optional.empty();
	}

	private static boolean middle(List<String> a, List<String> b, int offset, int[] match) {
		if (a.isEmpty() || b.isEmpty()) {
			return true;
		}
		List<int[]> trace = new ArrayList<>();
		int limit = Math.min(MOST_DIFFERENCES, a.size() + b.size());
		int[] furthest = new int[2 * limit + 3];
		for (int d = 0; d <= limit; d++) {
			trace.add(Arrays.copyOfRange(furthest, limit + 1 - d - 1, limit + 1 + d + 2));
			for (int k = -d; k <= d; k += 2) {
				int at = limit + 1 + k;
				boolean down = k == -d || k != d && furthest[at - 1] < furthest[at + 1];
				int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
				while (x < a.size() && x - k >= 0 && x - k < b.size() && same(a.get(x), b.get(x - k))) {
					x++;
				}
				furthest[at] = x;
				if (x >= a.size() && x - k >= b.size()) {
					trace(trace, d, a.size(), b.size(), offset, match);
					return true;
				}
			}
		}
		return false;
	}

	private static void trace(List<int[]> trace, int differences, int endX, int endY, int offset, int[] match) {
		int x = endX;
		int y = endY;
		for (int d = differences; d >= 0; d--) {
			int[] before = trace.get(d);
			int k = x - y;
			int at = d + 1 + k;
			boolean down = k == -d || k != d && before[at - 1] < before[at + 1];
			int previousX = d == 0 ? 0 : down ? before[at + 1] : before[at - 1];
			int previousY = d == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
			while (x > previousX && y > previousY) {
				x--;
				y--;
				match[offset + x] = offset + y;
			}
			x = previousX;
			y = previousY;
		}
	}
}
