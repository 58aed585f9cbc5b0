package org.lorgnette.engine.grounding;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.text.FoldedText;

/**
 * The places of a text, from the begin of a word to the end of one, that are least edits (Levenshtein) away from a pattern; of two that
 * begin alike the shorter. Edits beyond a bound are not looked at (Ukkonen, "Algorithms for approximate string matching", 1985).
 *
 * @param begin folded offset, as {@code end}
 */
record NearMatch(int begin, int end, int distance) {

	/** @param most edits, 1 or more; places with none are found as well */
	static List<NearMatch> of(String pattern, FoldedText text, int most) {
		List<NearMatch> best = new ArrayList<>();
		int bound = most;
		int[] row = new int[pattern.length() + most + 1];
		int[] before = new int[row.length];
		for (int begin = 0; begin < text.length(); begin++) {
			if (!text.isBorder(begin) || text.at(begin) == ' ') {
				continue;
			}
			NearMatch found = from(begin, pattern, text, bound, row, before);
			if (found.distance <= bound) {
				if (found.distance < bound) {
					best.clear();
					bound = found.distance;
				}
				best.add(found);
			}
		}
		return best;
	}

	/** The nearest that begins here; its distance is greater than the bound if there is none. */
	private static NearMatch from(int begin, String pattern, FoldedText text, int bound, int[] firstRow, int[] secondRow) {
		int columns = Math.min(pattern.length() + bound, text.length() - begin);
		int far = bound + 1;
		int[] before = firstRow;
		int[] row = secondRow;
		for (int column = 0; column <= columns; column++) {
			before[column] = column <= bound ? column : far;
		}
		for (int i = 1; i <= pattern.length(); i++) {
			int low = Math.max(0, i - bound);
			int high = Math.min(columns, i + bound);
			int least = far;
			for (int column = low; column <= high; column++) {
				int value = column == 0 ? i : before[column - 1] + (pattern.charAt(i - 1) == text.at(begin + column - 1) ? 0 : 1);
				if (column < i + bound) {
					value = Math.min(value, before[column] + 1);
				}
				if (column > low) {
					value = Math.min(value, row[column - 1] + 1);
				}
				row[column] = Math.min(value, far);
				least = Math.min(least, row[column]);
			}
			if (least >= far) {
				return new NearMatch(begin, begin, far);
			}
			int[] swap = before;
			before = row;
			row = swap;
		}
		NearMatch nearest = new NearMatch(begin, begin, far);
		for (int column = Math.max(1, pattern.length() - bound); column <= Math.min(columns, pattern.length() + bound); column++) {
			int end = begin + column;
			if (before[column] < nearest.distance && text.isBorder(end) && text.at(end - 1) != ' ') {
				nearest = new NearMatch(begin, end, before[column]);
			}
		}
		return nearest;
	}
}
