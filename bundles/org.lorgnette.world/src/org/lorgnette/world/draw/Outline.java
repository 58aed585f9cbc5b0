package org.lorgnette.world.draw;

import org.lorgnette.world.scene.Thing;

/** The edge of a thing, from which the distance of any point is known: inside it is negative. Lengths are in pixels. */
sealed interface Outline {

	double distance(double x, double y);

	/** Left, top, right and bottom. */
	double[] bounds();

	/**
	 * Radii are such that shapes of one size look equally large; none reaches beyond the thing's radius by more than a twentieth.
	 */
	static Outline of(Thing thing) {
		double radius = thing.radius();
		return switch (thing.shape()) {
			case CIRCLE -> new Disc(thing.x(), thing.y(), 0.90 * radius);
			case SQUARE -> polygon(thing, 4, Math.PI / 4, 1.05 * radius, 1.05 * radius, 0);
			case TRIANGLE -> polygon(thing, 3, 0, 1.05 * radius, 1.05 * radius, 0.15 * radius);
			case STAR -> polygon(thing, 10, 0, 1.05 * radius, 0.44 * radius, 0.05 * radius);
			case CROSS -> cross(thing, 0.98 * radius, 0.32 * radius);
		};
	}

	/** Corners in turn at the one and the other distance from the centre, the first upwards; all of it moved down. */
	private static Outline polygon(Thing thing, int corners, double first, double outer, double inner, double down) {
		double[] points = new double[2 * corners];
		for (int i = 0; i < corners; i++) {
			double angle = first + 2 * Math.PI * i / corners;
			double radius = i % 2 == 0 || outer == inner ? outer : inner;
			points[2 * i] = radius * StrictMath.sin(angle);
			points[2 * i + 1] = -radius * StrictMath.cos(angle) + down;
		}
		return turned(thing, points);
	}

	private static Outline cross(Thing thing, double arm, double half) {
		return turned(thing, new double[] { -half, -arm, half, -arm, half, -half, arm, -half, arm, half, half, half, half, arm, -half,
				arm,
				-half, half, -arm, half, -arm, -half, -half, -half });
	}

	private static Outline turned(Thing thing, double[] points) {
		double sin = StrictMath.sin(thing.turn());
		double cos = StrictMath.cos(thing.turn());
		double[] turned = new double[points.length];
		for (int i = 0; i < points.length; i += 2) {
			turned[i] = thing.x() + cos * points[i] - sin * points[i + 1];
			turned[i + 1] = thing.y() + sin * points[i] + cos * points[i + 1];
		}
		return new Polygon(turned);
	}

	/** A circle. */
	record Disc(double x, double y, double radius) implements Outline {

		@Override
		public double distance(double atX, double atY) {
			return Math.sqrt((atX - x) * (atX - x) + (atY - y) * (atY - y)) - radius;
		}

		@Override
		public double[] bounds() {
			return new double[] { x - radius, y - radius, x + radius, y + radius };
		}
	}

	/** Corners as x and y in turn. */
	record Polygon(double[] points) implements Outline {

		@Override
		public double distance(double atX, double atY) {
			double nearest = Double.MAX_VALUE;
			boolean inside = false;
			int count = points.length;
			for (int i = 0; i < count; i += 2) {
				int j = (i + 2) % count;
				double edgeX = points[j] - points[i];
				double edgeY = points[j + 1] - points[i + 1];
				double toX = atX - points[i];
				double toY = atY - points[i + 1];
				double along = Math.max(0, Math.min(1, (toX * edgeX + toY * edgeY) / (edgeX * edgeX + edgeY * edgeY)));
				double offX = toX - along * edgeX;
				double offY = toY - along * edgeY;
				nearest = Math.min(nearest, offX * offX + offY * offY);
				if (points[i + 1] > atY != points[j + 1] > atY && toX < edgeX * toY / edgeY) {
					inside = !inside;
				}
			}
			return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
		}

		@Override
		public double[] bounds() {
			double[] bounds = { points[0], points[1], points[0], points[1] };
			for (int i = 2; i < points.length; i++) {
				bounds[i % 2] = Math.min(bounds[i % 2], points[i]);
				bounds[2 + i % 2] = Math.max(bounds[2 + i % 2], points[i]);
			}
			return bounds;
		}
	}
}
