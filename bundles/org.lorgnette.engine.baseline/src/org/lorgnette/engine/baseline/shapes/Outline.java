package org.lorgnette.engine.baseline.shapes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The convex hull of a set of places on a grid, and what its proportions say of the form. */
final class Outline {

	private record Point(int x, int y) {
	}

	private final List<Point> hull;
	private final double hullArea;
	private double rectangleArea = Double.MAX_VALUE;
	private double aspect = 1;

	/**
	 * @param lefts
	 *            for each row the first place of the set, and in {@code rights} the last
	 * @param first
	 *            the first row that counts
	 * @param last
	 *            the last
	 */
	Outline(int[] lefts, int[] rights, int first, int last) {
		List<Point> points = new ArrayList<>();
		for (int row = first; row <= last; row++) {
			// The corners of the places, not their centres: areas then are those of the places.
			for (int y = row; rights[row] >= 0 && y <= row + 1; y++) {
				points.add(new Point(lefts[row], y));
				points.add(new Point(rights[row] + 1, y));
			}
		}
		hull = hull(points);
		hullArea = area(hull);
		fitRectangle();
	}

	/** Andrew's monotone chain. */
	private static List<Point> hull(List<Point> points) {
		List<Point> sorted = points.stream().distinct().sorted(Comparator.comparingInt(Point::x).thenComparingInt(Point::y)).toList();
		List<Point> hull = new ArrayList<>();
		for (int pass = 0; pass < 2; pass++) {
			int base = hull.size();
			for (Point point : pass == 0 ? sorted : sorted.reversed()) {
				while (hull.size() >= base + 2 && turn(hull.get(hull.size() - 2), hull.getLast(), point) <= 0) {
					hull.removeLast();
				}
				hull.add(point);
			}
			hull.removeLast();
		}
		return hull;
	}

	private static double turn(Point a, Point b, Point c) {
		return (double) (b.x - a.x) * (c.y - a.y) - (double) (b.y - a.y) * (c.x - a.x);
	}

	private static double area(List<Point> polygon) {
		double twice = 0;
		for (int i = 0; i < polygon.size(); i++) {
			Point a = polygon.get(i);
			Point b = polygon.get((i + 1) % polygon.size());
			twice += (double) a.x * b.y - (double) b.x * a.y;
		}
		return Math.abs(twice) / 2;
	}

	/** The smallest rectangle around the hull has a side along one of the hull's. */
	private void fitRectangle() {
		for (int i = 0; i < hull.size(); i++) {
			Point a = hull.get(i);
			Point b = hull.get((i + 1) % hull.size());
			double length = Math.hypot(b.x - a.x, b.y - a.y);
			double dx = (b.x - a.x) / length;
			double dy = (b.y - a.y) / length;
			double low = Double.MAX_VALUE;
			double high = -Double.MAX_VALUE;
			double deep = 0;
			for (Point p : hull) {
				double along = (p.x - a.x) * dx + (p.y - a.y) * dy;
				low = Math.min(low, along);
				high = Math.max(high, along);
				deep = Math.max(deep, Math.abs((p.y - a.y) * dx - (p.x - a.x) * dy));
			}
			double area = (high - low) * deep;
			if (area < rectangleArea) {
				rectangleArea = area;
				aspect = Math.max(high - low, deep) / Math.max(1e-9, Math.min(high - low, deep));
			}
		}
	}

	/** The share of the hull that its largest triangle fills: 1 for a triangle, 0.5 for a rectangle, 0.41 for an ellipse. */
	double triangleShare() {
		double best = 0;
		for (int i = 0; i < hull.size(); i++) {
			for (int j = i + 1; j < hull.size(); j++) {
				for (int k = j + 1; k < hull.size(); k++) {
					best = Math.max(best, Math.abs(turn(hull.get(i), hull.get(j), hull.get(k))) / 2);
				}
			}
		}
		return best / hullArea;
	}

	/** The share of the smallest rectangle around it that the hull fills: rectangle 1, ellipse 0.79, triangle 0.5. */
	double rectangleShare() {
		return hullArea / rectangleArea;
	}

	/** Longer over shorter side of that rectangle. */
	double aspect() {
		return aspect;
	}

	double hullArea() {
		return hullArea;
	}
}
