package org.lorgnette.metrics.vqa;

/** An axis-parallel box in a picture, in pixels: its corner nearest the origin, and its extent. May be without area. */
public record Box(double x, double y, double width, double height) {

	/** @throws IllegalArgumentException if a number is not finite, an extent is negative, or the area overflows */
	public Box {
		boolean finite = Double.isFinite(x + width) && Double.isFinite(y + height) && Double.isFinite(width * height);
		if (!finite || width < 0 || height < 0) {
			throw new IllegalArgumentException("not a box: x " + x + ", y " + y + ", width " + width + ", height " + height
					+ "; expected finite numbers, and extents that are not negative");
		}
	}

	public double area() {
		return width * height;
	}

	/**
	 * Intersection over union, 0..1. Of two boxes without area it is 1 if they are equal and 0 else; of one with and one without
	 * area it is 0.
	 */
	public double iou(Box other) {
		if (equals(other)) {
			return 1;
		}
		double overlapWidth = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
		double overlapHeight = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
		if (overlapWidth <= 0 || overlapHeight <= 0) {
			return 0;
		}
		double intersection = overlapWidth * overlapHeight;
		double union = area() + other.area() - intersection;
		return union > 0 ? Math.min(1, intersection / union) : 0;
	}
}
