package org.lorgnette.ui.evaluation.chart;

import java.util.List;
import java.util.OptionalInt;

import org.lorgnette.report.chart.jfree.Hit;

/** Finds values on a chart by pointer and by arrow keys. */
final class HitWalk {

	private HitWalk() {
	}

	/** The value at a place: of those whose area holds it, the one whose middle is nearest. */
	static OptionalInt at(List<Hit> hits, double x, double y) {
		int best = -1;
		double nearest = Double.MAX_VALUE;
		for (int i = 0; i < hits.size(); i++) {
			Hit hit = hits.get(i);
			double distance = Math.hypot(hit.area().getCenterX() - x, hit.area().getCenterY() - y);
			if (hit.area().contains(x, y) && distance < nearest) {
				best = i;
				nearest = distance;
			}
		}
		return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
	}

	/**
	 * The next value in a direction, one of -1, 0, 1 each way: the nearest whose middle lies there, where going straight counts as nearer
	 * than going aslant. The same value if there is none.
	 */
	static int step(List<Hit> hits, int from, int right, int down) {
		int best = from;
		double nearest = Double.MAX_VALUE;
		double x = hits.get(from).area().getCenterX();
		double y = hits.get(from).area().getCenterY();
		for (int i = 0; i < hits.size(); i++) {
			double dx = hits.get(i).area().getCenterX() - x;
			double dy = hits.get(i).area().getCenterY() - y;
			double along = right != 0 ? dx * right : dy * down;
			double aside = Math.abs(right != 0 ? dy : dx);
			double cost = along + 3 * aside;
			if (along > .5 && cost < nearest) {
				best = i;
				nearest = cost;
			}
		}
		return best;
	}
}
