package org.lorgnette.engine.baseline.shapes;

/** A direction in the picture. */
enum Side {
	LEFT, RIGHT, ABOVE, BELOW;

	/** Whether the centre of {@code one} lies on this side of the whole of {@code other}. */
	boolean holds(Thing one, Thing other) {
		if (one.label() == other.label()) {
			return false;
		}
		return switch (this) {
			case LEFT -> one.x() < other.x() - other.width() / 2;
			case RIGHT -> one.x() > other.x() + other.width() / 2;
			case ABOVE -> one.y() < other.y() - other.height() / 2;
			case BELOW -> one.y() > other.y() + other.height() / 2;
		};
	}

	/** Whether a thing lies in this half of the picture. */
	boolean holds(Thing thing, Scene scene) {
		return switch (this) {
			case LEFT -> thing.x() < scene.width() / 2.0;
			case RIGHT -> thing.x() > scene.width() / 2.0;
			case ABOVE -> thing.y() < scene.height() / 2.0;
			case BELOW -> thing.y() > scene.height() / 2.0;
		};
	}
}
